import { createConnectionStore } from "#store/connection-store.ts";
import { createConsoleStore } from "#store/console-store.ts";
import { createInvitationsStore } from "#store/invitations-store.ts";
import { createLobbyStore } from "#store/lobby-store.ts";
import { createMatchStore } from "#store/match-store.ts";
import { createRoomStore } from "#store/room-store.ts";
import { createSettingsStore, type Settings } from "#store/settings-store.ts";
import { createTalkStore } from "#store/talk-store.ts";

/** The coarse state of the page: what React may render. Turns don't pass through here. */
export type Stores = ReturnType<typeof createStores>;

export function createStores(settings?: Settings) {
  return {
    connection: createConnectionStore(),
    lobby: createLobbyStore(),
    invitations: createInvitationsStore(),
    room: createRoomStore(),
    talk: createTalkStore(),
    match: createMatchStore(),
    settings: createSettingsStore(settings),
    console: createConsoleStore(),
  };
}

import { bareOf } from "#protocol/jid.ts";
import { holds, isCopy, openEnvelope, type Envelope, type Stanza } from "#protocol/envelope.ts";
import type { ConnectionStatus } from "#net/connection.ts";
import { startAnswering } from "#session/answering.ts";
import type { LobbyClient } from "#session/client.ts";
import { createConsole } from "#session/console.ts";
import type { Context } from "#session/context.ts";
import type { ClientEnvironment } from "#session/environment.ts";
import { createInvitations } from "#session/invitations.ts";
import { createLobby, type Lobby } from "#session/lobby.ts";
import { createRoomPasswords, type RoomPasswords } from "#session/room-passwords.ts";
import { createSigningIn, type SigningIn } from "#session/signing-in.ts";

/** What the lobby half asks of the room half, once that is there. */
export interface RoomEars {
  /** Takes what is about our room; false when it concerns no room of ours. */
  readonly receive: (envelope: Envelope) => boolean;
  /** Every status of the connection. */
  readonly receiveStatus: (status: ConnectionStatus) => void;
  /** Another person signs in: no room of before is entered again under another address. */
  readonly forget: () => void;
  readonly leaveRoom: (farewell?: string) => Promise<void>;
  /** The page was hidden and is back. */
  readonly wake: () => void;
}

/** What leads into a room, or is asked for so seldom that it is fetched with the rooms' half. */
export type LaterUseCase = "openRooms" | "savedRooms" | "loadRoom" | "createRoom" | "playNow";

/** What the page needs before a room is entered, and hands on to the half for rooms (room-half.ts). */
export interface LobbyHalf {
  readonly context: Context;
  readonly signingIn: SigningIn;
  readonly lobby: Lobby;
  readonly passwords: RoomPasswords;
  /** From now on the room half hears what is said. It has to be there before the first presence into a room. */
  readonly attach: (rooms: RoomEars) => void;
  readonly useCases: Omit<LobbyClient, LaterUseCase>;
}

/** Every stanza is looked at here once and handed to whom it concerns. */
export function createLobbyHalf(environment: ClientEnvironment): LobbyHalf {
  const { connection, stores } = environment;
  const context: Context = {
    ...environment,
    note: createConsole(stores, connection, environment.nowMs, environment.nextFrame),
  };
  const passwords = createRoomPasswords();
  const lobby = createLobby(context);
  const signingIn = createSigningIn(context);
  const invitations = createInvitations(context, passwords);
  let rooms: RoomEars | undefined;
  startAnswering(context);

  function receive(stanza: Stanza): void {
    const opened = openEnvelope(stanza);
    if (!opened.ok) return context.note(`${opened.refusal.path}: ${opened.refusal.detail}`, stanza);
    const envelope = opened.value;
    if (envelope.kind === "iq") return;
    if (isCopy(envelope.stanza)) return context.note("It is a copy of what somebody else was told.", stanza);
    // Anybody may invite; whether to go there is asked.
    if (envelope.kind === "message" && invitations.receive(envelope)) return;
    if (rooms?.receive(envelope) === true) return;
    // The own account and its server have other things to say; of rooms they say nothing.
    if (!isFromServer(envelope) || holds(envelope.stanza, "game"))
      context.note("It comes from a room that we are not in.", stanza);
  }

  function isFromServer(envelope: Envelope): boolean {
    const bare = bareOf(stores.connection.getState().jid);
    return (
      envelope.from === "" || envelope.bare === bare || envelope.from === bare.slice(bare.indexOf("@") + 1)
    );
  }

  connection.onStanza((stanza) => {
    try {
      receive(stanza);
    } catch (error) {
      // Nothing that arrives may end the session; a fault of ours is told like a refusal.
      context.note(`A fault of this page: ${String(error)}`, stanza);
    }
  });
  connection.onStatus((status) => {
    if (status.state === "online" && !status.resumed) invitations.online();
    signingIn.receive(status);
    rooms?.receiveStatus(status);
  });

  return {
    context,
    signingIn,
    lobby,
    passwords,
    attach(ears) {
      rooms = ears;
    },
    useCases: {
      stores,
      signInAsGuest(nickname) {
        rooms?.forget();
        return signingIn.signInAsGuest(nickname);
      },
      signIn(account) {
        rooms?.forget();
        return signingIn.signIn(account);
      },
      registrationForm: signingIn.registrationForm,
      createAccount: signingIn.createAccount,
      async signOut() {
        await rooms?.leaveRoom();
        await signingIn.signOut();
      },
      refreshRooms: lobby.refreshRooms,
      moreRooms: lobby.moreRooms,
      roomInfo: lobby.roomInfo,
      searchForm: lobby.searchForm,
      search: lobby.search,
      acceptInvitation: invitations.acceptInvitation,
      declineInvitation: invitations.declineInvitation,
      ignoreInvitation: invitations.ignoreInvitation,
      async leaveRoom(farewell) {
        await rooms?.leaveRoom(farewell);
      },
      wake() {
        connection.retryNow();
        rooms?.wake();
      },
    },
  };
}

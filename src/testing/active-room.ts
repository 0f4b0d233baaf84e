import { dga } from "#service/games/dga/dga.ts";
import { defaultRoomConfig } from "#service/room/config.ts";
import type { Occupant, RoomState } from "#service/room/state.ts";

/** A room whose match is on, with these occupants. */
export const roomOf = (occupants: readonly Occupant[]): RoomState => ({
  local: "england",
  jid: "england@games.shakespeare.lit",
  status: "active",
  config: defaultRoomConfig,
  game: dga.namespace,
  options: dga.defaultOptions,
  affiliations: {},
  banNotes: {},
  keptVoice: {},
  occupants,
  subject: { text: "" },
  history: [],
  match: "active",
  keptTeams: {},
  savedWith: [],
  standing: false,
  reservedNicks: {},
  registrations: [],
  invitations: [],
});

export const spectator = (name: string): Occupant => ({
  nick: name,
  bareJid: `${name}@shakespeare.lit`,
  role: "participant",
  sessions: [{ jid: `${name}@shakespeare.lit/pda`, availability: [] }],
});

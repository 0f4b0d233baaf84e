import { AFFILIATIONS } from "#protocol/mmog/words.ts";
import type { GameOptions } from "#service/games/game.ts";
import { defaultRoomConfig, type RoomConfig } from "#service/room/config.ts";
import type { RoomState } from "#service/room/state.ts";

/** A room as it is kept: everything that outlives the presence of its occupants. Plain JSON. */
export type StoredRoom = {
  readonly version: 1;
  readonly config: RoomConfig;
  readonly game: string;
  readonly options: GameOptions;
  readonly creator?: string;
  readonly affiliations: RoomState["affiliations"];
  /** Absent in rooms that were stored before there was any. */
  readonly banNotes?: RoomState["banNotes"];
  readonly keptVoice?: RoomState["keptVoice"];
  readonly subject: RoomState["subject"];
  /** Teams by bare address, of those present too. */
  readonly teams: Readonly<Record<string, string>>;
  readonly standing: boolean;
  /** Only of a saved room: who was inside (MMOG 10.9). */
  readonly savedWith?: readonly string[];
  /** Missing where nobody has registered, or waits to be (MMOG 7.18, 9.9). */
  readonly reservedNicks?: RoomState["reservedNicks"];
  readonly registrations?: RoomState["registrations"];
};

export function storedRoom(state: RoomState): StoredRoom {
  const teams: Record<string, string> = { ...state.keptTeams };
  for (const { bareJid, team } of state.occupants) if (team !== undefined) teams[bareJid] = team;
  const { config, game, options, creator, affiliations, banNotes, keptVoice, subject, standing } = state;
  const { reservedNicks, registrations } = state;
  return {
    version: 1,
    config,
    game,
    options,
    affiliations,
    banNotes,
    keptVoice,
    subject,
    teams,
    standing,
    ...(creator !== undefined && { creator }),
    ...(state.status === "adjourned" && { savedWith: state.savedWith }),
    ...(Object.keys(reservedNicks).length > 0 && { reservedNicks }),
    ...(registrations.length > 0 && { registrations }),
  };
}

/** The room without occupants; `undefined` for data that this version doesn't know. */
export function restoredRoom(stored: unknown, local: string, jid: string): RoomState | undefined {
  if (!isStoredRoom(stored)) return undefined;
  const affiliations = Object.fromEntries(
    Object.entries(stored.affiliations).filter(([, affiliation]) => AFFILIATIONS.includes(affiliation)),
  );
  return {
    local,
    jid,
    status: stored.savedWith === undefined ? "active" : "adjourned",
    // A later version may have more settings.
    config: { ...defaultRoomConfig, ...stored.config },
    game: stored.game,
    options: stored.options,
    ...(stored.creator !== undefined && { creator: stored.creator }),
    affiliations,
    banNotes: stored.banNotes ?? {},
    keptVoice: stored.keptVoice ?? {},
    occupants: [],
    subject: stored.subject,
    history: [],
    match: stored.savedWith === undefined ? "inactive" : "adjourned",
    keptTeams: stored.teams,
    savedWith: stored.savedWith ?? [],
    standing: stored.standing,
    reservedNicks: stored.reservedNicks ?? {},
    registrations: stored.registrations ?? [],
    invitations: [],
  };
}

function isStoredRoom(stored: unknown): stored is StoredRoom {
  return typeof stored === "object" && stored !== null && "version" in stored && stored.version === 1;
}

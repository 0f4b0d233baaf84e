import type { XmlElement } from "#xml/element.ts";
import type { Affiliation, MatchStatus, Role } from "#protocol/mmog/words.ts";
import type { GameOptions } from "#service/games/game.ts";
import type { RoomConfig } from "#service/room/config.ts";
import { nickKey } from "#service/room/nick.ts";

/** One client of an occupant: somebody may be in a room with several at once (errata E-017). */
export type Session = {
  /** The full address. */
  readonly jid: string;
  /** What its presence says beside the protocol: show, status, priority, capabilities. */
  readonly availability: readonly XmlElement[];
};

export type Occupant = {
  readonly nick: string;
  readonly bareJid: string;
  readonly role: Exclude<Role, "none">;
  readonly team?: string;
  /** The newest last; never empty. */
  readonly sessions: readonly Session[];
};

/** A chat message as it was passed on, without `to`. */
export type HistoryEntry = { readonly atMs: number; readonly stanza: XmlElement };

/** A room as it is now: immutable, changed only by the reducer. */
export type RoomState = {
  readonly local: string;
  readonly jid: string;
  /** MMOG 4.3: a created room is locked until its owner has configured it, an adjourned one is saved. */
  readonly status: "created" | "active" | "adjourned";
  readonly config: RoomConfig;
  /** The namespace of its game. */
  readonly game: string;
  readonly options: GameOptions;
  /** The bare address that it counts for; whom its owners make an owner has no say in that. */
  readonly creator?: string;
  /** By bare address; who has none isn't there. */
  readonly affiliations: Readonly<Record<string, Exclude<Affiliation, "none">>>;
  /** In the order of their entering. */
  readonly occupants: readonly Occupant[];
  readonly subject: { readonly text: string; readonly nick?: string };
  readonly history: readonly HistoryEntry[];
  readonly match: MatchStatus;
  /** Teams of players who are away and may come back, by bare address. */
  readonly keptTeams: Readonly<Record<string, string>>;
  /** Who was inside when the room was saved, by bare address: they are invited when it is loaded (MMOG 10.10). */
  readonly savedWith: readonly string[];
  /** It belongs to the service and its rounds follow each other by themselves. */
  readonly standing: boolean;
};

export function affiliationOf(state: RoomState, bareJid: string): Affiliation {
  return Object.hasOwn(state.affiliations, bareJid) ? (state.affiliations[bareJid] ?? "none") : "none";
}

/** Bare addresses of that affiliation. */
export function affiliated(state: RoomState, affiliation: Affiliation): string[] {
  return Object.keys(state.affiliations).filter((jid) => state.affiliations[jid] === affiliation);
}

export function occupantByNick(state: RoomState, nick: string): Occupant | undefined {
  const key = nickKey(nick);
  return state.occupants.find((occupant) => nickKey(occupant.nick) === key);
}

/** Somebody is in a room under one nickname at a time, with however many clients (errata E-017). */
export function occupantByBareJid(state: RoomState, bareJid: string): Occupant | undefined {
  return state.occupants.find((occupant) => occupant.bareJid === bareJid);
}

export function occupantBySession(state: RoomState, jid: string): Occupant | undefined {
  return state.occupants.find((occupant) => occupant.sessions.some((session) => session.jid === jid));
}

/** The state with one occupant replaced, or taken out. */
export function withOccupant(state: RoomState, nick: string, next: Occupant | undefined): RoomState {
  const occupants = state.occupants.flatMap((occupant) =>
    occupant.nick !== nick ? [occupant] : next ? [next] : [],
  );
  return { ...state, occupants };
}

export function occupantJid(state: RoomState, nick: string): string {
  return `${state.jid}/${nick}`;
}

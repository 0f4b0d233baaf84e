import type { XmlElement } from "#xml/element.ts";
import type { Affiliation, MatchStatus, Role } from "#protocol/mmog/words.ts";
import type { Registration } from "#protocol/mmog/registration.ts";
import type { GameOptions } from "#service/games/game.ts";
import type { RoomConfig } from "#service/room/config.ts";
import { bareOf, domainOf, resourceOf } from "#protocol/jid.ts";
import { isLookAlike } from "#service/room/nick.ts";

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
  /** When a visitor last asked for voice; until somebody has answered (MMOG 7.21). */
  readonly askedForVoiceAtMs?: number;
  /** The newest last; never empty. */
  readonly sessions: readonly Session[];
};

export type BanNote = { readonly reason?: string; readonly nick?: string };

/** A chat message as it was passed on, without `to`. */
export type HistoryEntry = {
  readonly atMs: number;
  readonly stanza: XmlElement;
  /** Its sender's full address, where everybody saw it when it was said. */
  readonly jid?: string;
};

/** An invitation that the room has passed on: its inviter may be told what became of it (MMOG 7.16.2). */
export type SentInvitation = {
  /** The invitee, as the inviter named it. */
  readonly to: string;
  /** The inviter's client where one sent it, and the account. */
  readonly session?: string;
  readonly by: string;
  /** What the invitee was told to be the inviter: what a refusal echoes (errata E-072). */
  readonly from: string;
  /** The id of the inviter's message. */
  readonly id?: string | undefined;
  readonly atMs: number;
};

/** Somebody who wants to be a member and waits for an admin's word (MMOG 9.9). */
export type PendingRegistration = { readonly bareJid: string; readonly registration: Registration };

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
  /** What is kept of bans beside the address: why, and the nickname of who was banned by it (errata E-055). */
  readonly banNotes: Readonly<Record<string, BanNote>>;
  /** Voice that was given or taken in a moderated room, by bare address: it outlives the visit (MMOG 5.1). */
  readonly keptVoice: Readonly<Record<string, "visitor" | "participant">>;
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
  /** Nicknames that registered users have for themselves, by bare address (MMOG 7.18). */
  readonly reservedNicks: Readonly<Record<string, string>>;
  /** The newest last. */
  readonly registrations: readonly PendingRegistration[];
  /** The newest last. */
  readonly invitations: readonly SentInvitation[];
};

/** What a bare or full address is to the room: the closest entry counts, and whole domains are only ever banned. */
export function affiliationOf(state: RoomState, jid: string): Affiliation {
  const { affiliations } = state;
  for (const address of addressesOf(jid))
    if (Object.hasOwn(affiliations, address)) {
      const affiliation = affiliations[address] ?? "none";
      return affiliation === "outcast" || address === jid || address === bareOf(jid) ? affiliation : "none";
    }
  return "none";
}

/** Where an address is looked up, in this order: the client, the account, the domain's resource, the domain (MMOG 9.2). */
export function addressesOf(jid: string): readonly string[] {
  const domain = domainOf(jid);
  return [jid, bareOf(jid), `${domain}/${resourceOf(jid)}`, domain];
}

/** Bare addresses of that affiliation. */
export function affiliated(state: RoomState, affiliation: Affiliation): string[] {
  return Object.keys(state.affiliations).filter((jid) => state.affiliations[jid] === affiliation);
}

export function occupantByNick(state: RoomState, nick: string): Occupant | undefined {
  return state.occupants.find((occupant) => isLookAlike(occupant.nick, nick));
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

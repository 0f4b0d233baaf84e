import { createStore } from "zustand/vanilla";

export type Occupant = {
  readonly nick: string;
  readonly affiliation: "outcast" | "none" | "member" | "admin" | "owner";
  readonly role: "none" | "visitor" | "participant" | "moderator";
  /** The team's name as the room spells it; '' without one. */
  readonly team: string;
  /** The real address, where the room shows it. */
  readonly jid: string | undefined;
  readonly self: boolean;
  readonly availability: "available" | "away" | "busy";
};

export type TeamPlace = {
  readonly name: string;
  readonly players: readonly string[];
  readonly places: number | undefined;
};

/** Why one is no longer inside; `code` has a sentence of its own. */
export type Departure = {
  readonly code:
    | "left"
    | "kicked"
    | "invalid-turn"
    | "banned"
    | "not-member"
    | "members-only"
    | "destroyed"
    | "shutdown"
    | "technical"
    | "saved"
    | "locked-out"
    | "vanished";
  readonly actor?: string;
  readonly reason?: string;
  readonly venue?: string;
  /** We own the room: where it was saved, we may load it. */
  readonly asOwner?: boolean;
};

/** What the room asks us to decide: who may speak, who may be a member (MMOG 8.6, 9.9). */
export type Approval = {
  readonly key: string;
  readonly kind: "voice" | "registration";
  readonly nick: string;
  /** The address of the one who asks; '' where the room doesn't tell it. */
  readonly jid: string;
  /** What the form says of it, without the question itself. */
  readonly facts: readonly {
    readonly var: string;
    readonly label?: string;
    readonly values: readonly string[];
  }[];
};

export type RoomState = {
  readonly phase: "outside" | "entering" | "locked" | "inside" | "gone";
  readonly jid: string;
  readonly name: string;
  /** Whether voice is given here, and an owner may do more (MMOG Table 6); undefined where it isn't known. */
  readonly moderated: boolean | undefined;
  readonly nick: string;
  readonly watching: boolean;
  readonly occupants: ReadonlyMap<string, Occupant>;
  readonly teams: readonly TeamPlace[];
  readonly subject: string;
  /** Whether all with voice may change the subject; undefined where the room doesn't tell. */
  readonly subjectByAll: boolean | undefined;
  /** What the room made known and is still so, as the status codes of an entry: 100, 170, 201, 210. */
  readonly warnings: readonly number[];
  /** Codes (100, 170, 172) that a person has to confirm before anything is said here again. */
  readonly unacknowledged: readonly number[];
  /** What waits for our decision, oldest first. */
  readonly approvals: readonly Approval[];
  readonly departure: Departure | undefined;
};

export const noRoom: RoomState = {
  phase: "outside",
  jid: "",
  name: "",
  moderated: undefined,
  nick: "",
  watching: false,
  occupants: new Map(),
  teams: [],
  subject: "",
  subjectByAll: undefined,
  warnings: [],
  unacknowledged: [],
  approvals: [],
  departure: undefined,
};

export function createRoomStore() {
  return createStore<RoomState>()(() => noRoom);
}

/** The own seat in the room. */
export function selfOf(room: RoomState): Occupant | undefined {
  return room.occupants.get(room.nick);
}

import type { Link } from "#xml/link.ts";
import type { Storage } from "#service/storage/port.ts";

/** What a host can set; every member has a default (see `defaultServiceOptions`). */
export type ServiceOptions = {
  /** Shown in discovery. */
  readonly serviceName: string;
  /** Rooms that one bare JID may have created, of those that there are. */
  readonly roomsPerCreator: number;
  /** Rooms of the whole service. */
  readonly rooms: number;
  /** Occupants of one room, whatever its configuration says. */
  readonly occupantsPerRoom: number;
  /** UTF-16 units of one message to a room or an occupant, as it is written. */
  readonly messageLength: number;
  /** The same of a presence: a newcomer gets everybody's at once. */
  readonly presenceLength: number;
  /** UTF-16 units that all rooms together keep of matches which spectators see later; of Latin text each is a byte. */
  readonly spectatorMemory: number;
  /** Milliseconds between the end of a standing room's round and the next. */
  readonly nextRoundMs: number;
  /** How long a temporary room waits for its occupants after a crash, ms. */
  readonly abandonedMs: number;
  /** How long the creator of a room may take over its first configuration, ms. */
  readonly unconfiguredMs: number;
  /** How long a client may be silent before it is asked whether it is still there, ms. */
  readonly silenceMs: number;
  /** From how many players on the turns of a match are gathered for the clients that take them so. */
  readonly gatherFrom: number;
  /** Whether gathered turns say the moves of far tanks less often (docs/dga.md, Massive rooms). */
  readonly farMovesLess: boolean;
  /** The rooms that stand from the first start. */
  readonly standingRooms: readonly StandingRoom[];
};

/** A room of the service itself: a battle that goes on for ever, or a place to learn it. */
export type StandingRoom = {
  readonly local: string;
  readonly name: string;
  readonly purpose: "battle" | "practice";
};

/** Chance, for ids, places and bots. */
export type Random = {
  /** A number within [0, 1). */
  next(): number;
  /** An unguessable id that is unique for this service. */
  id(): string;
};

/** Takes one sentence for the person who runs the service. */
export type Log = (sentence: string) => void;

/** What a host gives the service. */
export type ServiceEnvironment = {
  readonly link: Link;
  readonly storage: Storage;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly random: Random;
  readonly log: Log;
  readonly options?: Partial<ServiceOptions>;
};

export const defaultServiceOptions: ServiceOptions = {
  serviceName: "Bosworth",
  roomsPerCreator: 10,
  rooms: 10_000,
  occupantsPerRoom: 200,
  messageLength: 10_000,
  presenceLength: 2_000,
  spectatorMemory: 256 * 1024 * 1024,
  nextRoundMs: 15_000,
  abandonedMs: 10 * 60_000,
  unconfiguredMs: 15 * 60_000,
  silenceMs: 10 * 60_000,
  // At 10 turns a second and player, more than 240 messages a second for everybody: there gathering pays for its wait.
  gatherFrom: 24,
  farMovesLess: true,
  standingRooms: [
    { local: "bosworth", name: "Bosworth Field", purpose: "battle" },
    { local: "practice", name: "Practice Ground", purpose: "practice" },
  ],
};

/** What a replay says of itself: the first line of its file. */
export type ReplayHeader = {
  /** The room's name for people. */
  readonly room: string;
  /** The room's bare address: what is recorded came from there. */
  readonly address: string;
  /** The game's namespace. */
  readonly game: string;
  /** When the recording began, milliseconds since 1970. */
  readonly dateMs: number;
  /** Whether the service decided hits and losses itself (docs/dga.md, "Who decides"). */
  readonly isRefereed: boolean;
  /** The recording was full before the match was over: the rest is missing. */
  readonly isCut: boolean;
};

/**
 * A match as it was heard: the stanzas of the room that made it, each a line of text (replay-line.ts), in the
 * order of their times. Text takes a tenth of the memory of the elements that it becomes when it is played.
 */
export type Replay = {
  readonly header: ReplayHeader;
  readonly lines: readonly string[];
  readonly durationMs: number;
};

/** Most of what is kept of a match, in UTF-16 units of all lines together: 32 Mi. */
export const MAX_REPLAY_LENGTH = 32 * 1024 * 1024;
/** No match lasts longer, milliseconds: a day. */
export const MAX_REPLAY_MS = 86_400_000;
/** The longest name of a room that is kept, UTF-16 units. */
export const MAX_ROOM_LENGTH = 200;

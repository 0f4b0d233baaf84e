import { createStore } from "zustand/vanilla";

export type MatchPhase = "created" | "inactive" | "active" | "paused" | "adjourned";

/** A line of the feed of losses and other events of the battle. */
export type FeedLine = {
  readonly key: number;
  readonly kind: "hit" | "destroyed" | "repaired" | "joined" | "watching" | "left" | "refused";
  /** Visible names. */
  readonly who: string;
  readonly by: string;
  /** Node of the loss or repair, or the code of a refusal. */
  readonly what: string;
  readonly atMs: number;
};

/** A row of the scoreboard and of the results; kept coarse: it changes with losses, not with turns. */
export type Combatant = {
  readonly chid: string;
  readonly name: string;
  readonly visiname: string;
  readonly model: string;
  readonly team: string;
  readonly kind: "pc" | "npc";
  readonly position: number;
  /** Room nickname of the player, where it is known. */
  readonly nick: string;
  readonly alive: boolean;
};

/** One row of the result form (docs/dga.md). */
export type ResultRow = {
  readonly name: string;
  readonly team: string;
  readonly shots: number;
  readonly hits: number;
  readonly damage: number;
  readonly destroyed: number;
  readonly repaired: number;
  readonly survived: boolean;
};

/** Why a match ended; `teams` are those whose headquarters have fallen, or of whom nobody is left. */
export type EndCause = {
  readonly why: "destroyed" | "headquarters" | "time" | "unwatched";
  readonly teams: readonly string[];
};

export type Results = {
  /** The type of the match that ended; the room may have been given another since. */
  readonly type: string;
  /** A team, or in a Last Man Standing a visible name. */
  readonly won: string | undefined;
  readonly draw: boolean;
  readonly cancelled: boolean;
  readonly rows: readonly ResultRow[];
  /** Why it ended, where that is known. */
  readonly cause?: EndCause | undefined;
};

export type MatchState = {
  readonly phase: MatchPhase;
  readonly type: string;
  readonly battlefield: string;
  readonly seed: number;
  /** The time of day as the match says it. */
  readonly light: string;
  /** Time limit in seconds, when the room has one. */
  readonly limitS: number | undefined;
  /** How much later than the players spectators see it, seconds. */
  readonly spectatorDelayS: number;
  /** Match clock at `clockAtMs` of the page's clock, both milliseconds. */
  readonly clockMs: number;
  readonly clockAtMs: number;
  /** The match clock when the last match ended; undefined while one is on, or when none was. */
  readonly endClockMs: number | undefined;
  /** Nicknames of those who have sent start. */
  readonly ready: readonly string[];
  readonly combatants: readonly Combatant[];
  readonly ownChid: string | undefined;
  readonly ownModel: string;
  /** Our tank has left this match for good: nobody enters one twice. */
  readonly isOut: boolean;
  readonly feed: readonly FeedLine[];
  readonly results: Results | undefined;
};

export const noMatch: MatchState = {
  phase: "inactive",
  type: "",
  battlefield: "",
  seed: 0,
  light: "day",
  limitS: undefined,
  spectatorDelayS: 0,
  clockMs: 0,
  clockAtMs: 0,
  endClockMs: undefined,
  ready: [],
  combatants: [],
  ownChid: undefined,
  ownModel: "King",
  isOut: false,
  feed: [],
  results: undefined,
};

export function createMatchStore() {
  return createStore<MatchState>()(() => noMatch);
}

import type { BotSkill } from "#game/options.ts";

/** How well a bot fights. */
export type Skill = {
  /** How far off it aims at most, radians, and how long it takes to fire at what it sees. */
  readonly errorRad: number;
  readonly reactionMs: number;
  /** How much of a target's movement it allows for, 0 to 1. */
  readonly lead: number;
  /** It withdraws to mend itself when its hull has less than this share of its power. */
  readonly retreatShare: number;
  /** Whether it gets behind something while it loads. */
  readonly hides: boolean;
};

export const SKILLS: Readonly<Record<BotSkill, Skill>> = {
  recruit: { errorRad: 0.05, reactionMs: 2500, lead: 0.4, retreatShare: 0, hides: false },
  soldier: { errorRad: 0.028, reactionMs: 1400, lead: 0.8, retreatShare: 0.35, hides: false },
  veteran: { errorRad: 0.012, reactionMs: 700, lead: 1, retreatShare: 0.5, hides: true },
};

import { BATTLEFIELD_NAMES, type BattlefieldName } from "./battlefield/names.ts";

export const MATCH_TYPES = ["Single Battle", "Last Man Standing", "Last Team Standing"] as const;
export type MatchType = (typeof MATCH_TYPES)[number];
export const BOT_SKILLS = ["recruit", "soldier", "veteran"] as const;
export const LIGHTS = ["day", "dusk"] as const;
/** The time of day on the battlefield. */
export type Light = (typeof LIGHTS)[number];
export type BotSkill = (typeof BOT_SKILLS)[number];

/** The game options of a room (dga.md, "On the wire"). */
export type GameOptions = {
  readonly battlefield: BattlefieldName;
  /** The number that the battlefield is made from; 0 makes a new one for each battle. */
  readonly seed: number;
  readonly light: Light;
  readonly match: MatchType;
  readonly teams: readonly string[];
  /** Players that each team needs for a Single Battle to start; bots count. */
  readonly minPlayers: number;
  /** Places in each team. */
  readonly maxPlayers: number;
  /** Fighters that bots fill each team up to, people included; 0 for no bots. */
  readonly bots: number;
  readonly botSkill: BotSkill;
  /** Whether a cannon and a siege tower guard each headquarters. */
  readonly defences: boolean;
  readonly minutes: number;
  readonly friendlyFire: boolean;
  /** How far spectators are behind, seconds. */
  readonly spectatorDelayS: number;
};

/** What a created room has. */
export const DEFAULT_OPTIONS: GameOptions = {
  battlefield: BATTLEFIELD_NAMES[0],
  seed: 0,
  light: "day",
  match: "Single Battle",
  teams: ["York", "Lancaster"],
  minPlayers: 1,
  maxPlayers: 5,
  bots: 0,
  botSkill: "soldier",
  defences: true,
  minutes: 15,
  friendlyFire: false,
  spectatorDelayS: 0,
};

/** Game options as the fields of a form: what a form shows, and what somebody filled in. */
import { BATTLEFIELD_NAMES } from "./battlefield/names.ts";
import { sameTeam } from "./match-rules.ts";
import { BOT_SKILLS, LIGHTS, MATCH_TYPES, type GameOptions } from "./options.ts";

/** Names of the form's fields, without their prefix `mmog/dga#config_`. */
export type OptionName =
  | "battlefield"
  | "seed"
  | "light"
  | "match"
  | "teams"
  | "minplayers"
  | "maxplayers"
  | "bots"
  | "botskill"
  | "defences"
  | "minutes"
  | "friendlyfire"
  | "spectatordelay";

/** A value that was not taken; `detail` is a sentence for the person who typed it. */
export type OptionProblem = {
  readonly field: OptionName;
  readonly code: "missing" | "malformed" | "out-of-range" | "unknown-value" | "conflict";
  readonly detail: string;
};

/** How a field looks in a form: enough for the protocol layer to build one. */
export type OptionField = {
  readonly name: OptionName;
  readonly type: "list-single" | "text-multi" | "text-single" | "boolean";
  readonly label: string;
  readonly choices?: readonly string[];
  /** Limits of a whole number. */
  readonly min?: number;
  readonly max?: number;
};

export type OptionValues = Readonly<Record<OptionName, readonly string[]>>;

const MOST_TEAMS = 6;
const LONGEST_TEAM_NAME = 32;

export const OPTION_FIELDS: readonly OptionField[] = [
  { name: "battlefield", type: "list-single", label: "Battlefield", choices: BATTLEFIELD_NAMES },
  {
    name: "seed",
    type: "text-single",
    label: "Number of the battlefield (0: a new one each battle)",
    min: 0,
    max: 999_999,
  },
  { name: "light", type: "list-single", label: "Time of day", choices: LIGHTS },
  { name: "match", type: "list-single", label: "Match", choices: MATCH_TYPES },
  { name: "teams", type: "text-multi", label: "Teams, one a line" },
  { name: "minplayers", type: "text-single", label: "Fewest players of a team", min: 1, max: 15 },
  { name: "maxplayers", type: "text-single", label: "Most players of a team", min: 1, max: 15 },
  { name: "bots", type: "text-single", label: "Bots fill each team up to (0: no bots)", min: 0, max: 15 },
  { name: "botskill", type: "list-single", label: "Skill of the bots", choices: BOT_SKILLS },
  { name: "defences", type: "boolean", label: "Headquarters are guarded" },
  { name: "minutes", type: "text-single", label: "Longest battle, in minutes", min: 1, max: 120 },
  { name: "friendlyfire", type: "boolean", label: "Shells hurt one's own team" },
  { name: "spectatordelay", type: "text-single", label: "Delay of spectators, in seconds", min: 0, max: 300 },
];

/** The form's values of some options, as text: one string a value, several for text-multi. */
export function optionValues(options: GameOptions): OptionValues {
  return {
    battlefield: [options.battlefield],
    seed: [String(options.seed)],
    light: [options.light],
    match: [options.match],
    teams: options.teams,
    minplayers: [String(options.minPlayers)],
    maxplayers: [String(options.maxPlayers)],
    bots: [String(options.bots)],
    botskill: [options.botSkill],
    defences: [options.defences ? "1" : "0"],
    minutes: [String(options.minutes)],
    friendlyfire: [options.friendlyFire ? "1" : "0"],
    spectatordelay: [String(options.spectatorDelayS)],
  };
}

/**
 * Reads a submitted form over the room's present options: a field that is absent keeps its value.
 * All problems come at once, each with its field.
 */
export function readOptions(
  values: Readonly<Partial<Record<OptionName, readonly string[]>>>,
  present: GameOptions,
):
  | { readonly ok: true; readonly options: GameOptions }
  | { readonly ok: false; readonly problems: readonly OptionProblem[] } {
  const problems: OptionProblem[] = [];
  const filled = { ...optionValues(present), ...withoutAbsent(values) };
  const whole = (name: OptionName) => readWhole(fieldOf(name), filled[name], problems);
  const options: GameOptions = {
    battlefield: readChoice("battlefield", BATTLEFIELD_NAMES, filled, problems),
    seed: whole("seed"),
    light: readChoice("light", LIGHTS, filled, problems),
    match: readChoice("match", MATCH_TYPES, filled, problems),
    teams: readTeams(filled.teams, problems),
    minPlayers: whole("minplayers"),
    maxPlayers: whole("maxplayers"),
    bots: whole("bots"),
    botSkill: readChoice("botskill", BOT_SKILLS, filled, problems),
    defences: readBoolean("defences", filled, problems),
    minutes: whole("minutes"),
    friendlyFire: readBoolean("friendlyfire", filled, problems),
    spectatorDelayS: whole("spectatordelay"),
  };
  if (problems.length === 0) problems.push(...conflicts(options));
  return problems.length === 0 ? { ok: true, options } : { ok: false, problems };
}

function conflicts({ minPlayers, maxPlayers, bots }: GameOptions): OptionProblem[] {
  const found: OptionProblem[] = [];
  if (minPlayers > maxPlayers) {
    const detail = `A team can't need ${minPlayers} players when it has room for ${maxPlayers}.`;
    found.push({ field: "minplayers", code: "conflict", detail });
  }
  if (bots > maxPlayers) {
    const detail = `Bots can't fill a team up to ${bots} when it has room for ${maxPlayers}.`;
    found.push({ field: "bots", code: "conflict", detail });
  }
  return found;
}

function readTeams(values: readonly string[], problems: OptionProblem[]): readonly string[] {
  const teams = values.map((team) => team.trim()).filter((team) => team !== "");
  const refuse = (code: OptionProblem["code"], detail: string) => {
    problems.push({ field: "teams", code, detail });
    return teams;
  };
  if (teams.length < 2) return refuse("missing", "A match needs at least two teams.");
  if (teams.length > MOST_TEAMS) return refuse("out-of-range", `There can be at most ${MOST_TEAMS} teams.`);
  for (const [index, team] of teams.entries()) {
    if (sameTeam(team, "none") || sameTeam(team, "all"))
      return refuse("unknown-value", `'${team}' can't be a team's name: it has a meaning of its own.`);
    // eslint-disable-next-line no-control-regex -- control characters are what it looks for
    if (team.length > LONGEST_TEAM_NAME || /[\u0000-\u001f\u007f]/.test(team))
      return refuse("malformed", `A team's name has at most ${LONGEST_TEAM_NAME} plain characters.`);
    if (teams.findIndex((other) => sameTeam(other, team)) !== index)
      return refuse("conflict", `There are two teams called '${team}'.`);
  }
  return teams;
}

function readWhole(field: OptionField, values: readonly string[], problems: OptionProblem[]): number {
  const { name, label, min = 0, max = 0 } = field;
  const text = values.length === 1 ? values[0]!.trim() : "";
  if (!/^\d{1,6}$/.test(text)) {
    problems.push({ field: name, code: "malformed", detail: `'${label}' must be a whole number.` });
    return min;
  }
  const value = Number(text);
  if (value < min || value > max)
    problems.push({ field: name, code: "out-of-range", detail: `'${label}' must be from ${min} to ${max}.` });
  return value;
}

function readChoice<T extends string>(
  name: OptionName,
  choices: readonly T[],
  values: OptionValues,
  problems: OptionProblem[],
): T {
  const wanted = values[name].length === 1 ? values[name][0]!.trim().toLowerCase() : undefined;
  const choice = choices.find((each) => each.toLowerCase() === wanted);
  if (choice === undefined) {
    const detail = `'${fieldOf(name).label}' must be one of: ${choices.join(", ")}.`;
    problems.push({ field: name, code: "unknown-value", detail });
  }
  return choice ?? choices[0]!;
}

function readBoolean(name: OptionName, values: OptionValues, problems: OptionProblem[]): boolean {
  const text = values[name].length === 1 ? values[name][0]!.trim().toLowerCase() : "";
  if (text === "1" || text === "true") return true;
  if (text !== "0" && text !== "false")
    problems.push({ field: name, code: "malformed", detail: `'${fieldOf(name).label}' must be yes or no.` });
  return false;
}

function fieldOf(name: OptionName): OptionField {
  return OPTION_FIELDS.find((field) => field.name === name)!;
}

function withoutAbsent(
  values: Readonly<Partial<Record<OptionName, readonly string[]>>>,
): Partial<OptionValues> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

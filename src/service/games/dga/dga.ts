import { sameTeam } from "#game/match-rules.ts";
import { DEFAULT_OPTIONS, type GameOptions as DgaOptions } from "#game/options.ts";
import { NS } from "#protocol/namespaces.ts";
import { readDgaState } from "#service/games/dga/constructed-state.ts";
import { createDgaMatch } from "#service/games/dga/match.ts";
import { dgaOptionsForm, readDgaOptions } from "#service/games/dga/options-form.ts";
import type { Game, GameOptions } from "#service/games/game.ts";

/** Rounds that go on for ever, with bots until people come: who plays alone has three of them beside and four against. */
const STANDING: DgaOptions = {
  ...DEFAULT_OPTIONS,
  match: "Last Team Standing",
  maxPlayers: 8,
  bots: 4,
  minutes: 10,
};

/** DGA, the tank game (docs/dga.md), as the rooms of this service know it. */
export const dga: Game = {
  namespace: NS.dga,
  label: "DGA",
  category: "rpg",
  // The service simulates shells and decides losses itself.
  features: [NS.referee],
  gatheredTurns: NS.gatheredTurns,
  defaultOptions: DEFAULT_OPTIONS,
  standingOptions: { battle: STANDING, practice: { ...STANDING, battlefield: "Moor", botSkill: "recruit" } },
  optionsForm: (options) => dgaOptionsForm(own(options)),
  readOptions: (form, previous) => readDgaOptions(form, own(previous)),
  readState: (state, previous) => readDgaState(state, own(previous)),
  findTeam: (options, name) => own(options).teams.find((team) => sameTeam(team, name)),
  spectatorDelayS: (options) => own(options).spectatorDelayS,
  matchType: (options) => own(options).match,
  placesPerTeam: (options) => own(options).maxPlayers,
  places: (options) => own(options).teams.length * own(options).maxPlayers,
  openMatch: (room, options, saved, nowMs) => createDgaMatch(room, own(options), saved, nowMs),
};

/** Rooms keep the options without knowing them; a member that an older version hadn't gets its default. */
function own(options: GameOptions): DgaOptions {
  return { ...DEFAULT_OPTIONS, ...options };
}

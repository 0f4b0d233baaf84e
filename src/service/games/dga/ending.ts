import type { Battle } from "#game/battle/battle.ts";
import type { Standing } from "#game/match-rules.ts";
import type { GameOptions as DgaOptions } from "#game/options.ts";
import type { DataForm } from "#protocol/data-form.ts";
import { resultsForm } from "#protocol/dga/results-form.ts";
import { isFighter, type Seat } from "#service/games/dga/seats.ts";

/** How a match was ended, for its state (MMOG 7.11, Example 68; errata E-116, E-117). */
export type Ending = {
  readonly won?: string;
  readonly draw?: true;
  readonly canceled?: true;
  readonly results: DataForm;
};

/** The side that somebody fights for: the team, or in a Last Man Standing the chid. */
export function sideOf({ chid, team }: Seat, options: DgaOptions): string {
  return options.match === "Last Man Standing" ? chid : team;
}

/** How each side stands. */
export function standingsOf(battle: Battle, seats: readonly Seat[], options: DgaOptions): Standing[] {
  const sides = new Map<string, Seat[]>();
  if (options.match !== "Last Man Standing") for (const team of options.teams) sides.set(team, []);
  for (const seat of seats) {
    const side = sideOf(seat, options);
    sides.set(side, [...(sides.get(side) ?? []), seat]);
  }
  return [...sides].map(([team, members]) => ({
    team,
    alive: members.filter((seat) => isFighter(seat) && battle.isAlive(seat.character)).length,
    strength: members.reduce((sum, seat) => sum + battle.strengthOf(seat.character), 0),
    headquartersLost: members.some((seat) => seat.kind === "headquarters" && !battle.isAlive(seat.character)),
  }));
}

/** The side that has won, as people know it. */
export function winnerName(seats: readonly Seat[], options: DgaOptions, side: string): string {
  if (options.match !== "Last Man Standing") return side;
  return seats.find((seat) => seat.chid === side)?.visiname ?? side;
}

/** The after-battle table: a row for whoever could fight, and for each fallen headquarters (docs/dga.md, End). */
export function resultsOf(battle: Battle, seats: readonly Seat[]): DataForm {
  const listed = seats.filter(
    (seat) =>
      battle.modelOf(seat.character).gunNode >= 0 ||
      (seat.kind === "headquarters" && !battle.isAlive(seat.character)),
  );
  return resultsForm(
    listed.map((seat) => {
      const { shots, hits, damageDealt, destroyed, repaired } = battle.statisticsOf(seat.character);
      const survived = battle.isAlive(seat.character);
      return {
        name: seat.visiname,
        team: seat.team,
        shots,
        hits,
        damage: damageDealt,
        destroyed,
        repaired: Math.round(repaired),
        survived,
      };
    }),
  );
}

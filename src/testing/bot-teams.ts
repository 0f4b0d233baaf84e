import type { GameOptions } from "#game/options.ts";
import type { Seat } from "#service/games/dga/seats.ts";
import { botSeat, type ServiceSeat } from "#service/games/dga/service-seats.ts";

/** Teams of nothing but bots, `options.bots` each at the places that they have in a match, in a battle's order of characters. */
export function botTeams(options: GameOptions): Seat[] {
  const seats: ServiceSeat[] = [];
  for (const team of options.teams)
    for (let number = 0; number < options.bots; number += 1)
      seats.push(botSeat(options, seats, team, options.maxPlayers - 1 - number));
  return seats.map((seat, character) => ({ ...seat, chid: `bot${character}`, character }));
}

import type { GameOptions } from "#game/options.ts";
import type { Seat } from "#service/games/dga/seats.ts";
import { botSeat, type ServiceSeat } from "#service/games/dga/service-seats.ts";

/** Teams of nothing but bots, `options.bots` each, in the order of a battle's characters. */
export function botTeams(options: GameOptions): Seat[] {
  const seats: ServiceSeat[] = [];
  for (const team of options.teams)
    for (let position = 0; position < options.bots; position += 1)
      seats.push(botSeat(options, seats, team, position));
  return seats.map((seat, character) => ({ ...seat, chid: `bot${character}`, character }));
}

import { sameTeam } from "#game/match-rules.ts";
import type { GameOptions as DgaOptions } from "#game/options.ts";
import type { Seat } from "#service/games/dga/seats.ts";

/** A character that the service brings, before it has an id. */
export type ServiceSeat = Omit<Seat, "chid">;

/** What stands in a match whoever plays: each team's headquarters in a Single Battle, and what guards it. */
export function standingSeats(options: DgaOptions): ServiceSeat[] {
  if (options.match !== "Single Battle") return [];
  return options.teams.flatMap((team, index) => {
    const number = numberOf(index);
    const house = { name: `House${number}`, visiname: `Headquarters of ${team}`, model: "Building" };
    const headquarters = npc({ kind: "headquarters", ...house, team, position: 0 });
    if (!options.defences) return [headquarters];
    const cannon = { name: `Cannon${number}`, visiname: `Cannon of ${team}`, model: "Cannon" };
    const tower = { name: `Tower${number}`, visiname: `Siege tower of ${team}`, model: "Siegetower" };
    return [
      headquarters,
      npc({ kind: "defence", ...cannon, team, position: 0 }),
      npc({ kind: "defence", ...tower, team, position: 1 }),
    ];
  });
}

/** One more bot for a team, named as nobody in the match is. */
export function botSeat(
  options: DgaOptions,
  seats: readonly Omit<Seat, "chid">[],
  team: string,
  position: number,
): ServiceSeat {
  const bots = seats.filter((seat) => seat.kind === "bot");
  const index = options.teams.findIndex((each) => sameTeam(each, team));
  const taken = (key: "name" | "visiname", value: string): boolean => bots.some((bot) => bot[key] === value);
  let [number, lord] = [1, 0];
  while (taken("name", `Bot${numberOf(index)}${number}`)) number += 1;
  while (taken("visiname", botName(lord))) lord += 1;
  return npc({
    kind: "bot",
    name: `Bot${numberOf(index)}${number}`,
    visiname: botName(lord),
    model: BOT_MODELS[(index + number - 1) % BOT_MODELS.length] ?? "Councillor",
    team,
    position,
  });
}

/** Lords who were at Bosworth, or might have been. */
const BOT_NAMES =
  "Norfolk Oxford Surrey Pembroke Lovell Brandon Ratcliffe Blunt Ferrers Savage Brackenbury Talbot Digby Zouche Strange".split(
    " ",
  );

const BOT_MODELS = ["Councillor", "Queen Consort", "Chevalier", "King"] as const;

/** Names begin anew, with a number, when the lords are used up. */
function botName(index: number): string {
  const again = Math.floor(index / BOT_NAMES.length);
  return `${BOT_NAMES[index % BOT_NAMES.length] ?? "Bot"}${again === 0 ? "" : ` ${again + 1}`}`;
}

function numberOf(team: number): string {
  return String(team + 1).padStart(2, "0");
}

function npc(
  described: Pick<Seat, "kind" | "name" | "visiname" | "model" | "team" | "position">,
): ServiceSeat {
  const nobody = { bareJid: "", nick: "", session: "", awaySinceMs: undefined };
  return { ...described, ...nobody, ready: true, recentTurns: new Set<string>(), character: -1 };
}

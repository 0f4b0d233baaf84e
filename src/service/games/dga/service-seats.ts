import type { GameOptions as DgaOptions } from "#game/options.ts";
import type { Seat } from "#service/games/dga/seats.ts";

/** The characters that the service brings: bots, and in a Single Battle each team's headquarters (docs/dga.md). */
export function serviceSeats(options: DgaOptions): Omit<Seat, "chid">[] {
  return options.teams.flatMap((team, index) => {
    const number = String(index + 1).padStart(2, "0");
    const bots = Array.from({ length: options.bots }, (_, bot) =>
      npc({
        kind: "bot",
        name: `Bot${number}${bot + 1}`,
        visiname: botName(index * options.bots + bot),
        model: BOT_MODELS[(index + bot) % BOT_MODELS.length] ?? "Councillor",
        team,
        // Players take the front places, bots the last ones.
        position: options.maxPlayers - 1 - bot,
      }),
    );
    if (options.match !== "Single Battle") return bots;
    const names = { name: `House${number}`, visiname: `Headquarters of ${team}` };
    return [npc({ kind: "headquarters", ...names, model: "Building", team, position: 0 }), ...bots];
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

function npc(
  described: Pick<Seat, "kind" | "name" | "visiname" | "model" | "team" | "position">,
): Omit<Seat, "chid"> {
  const nobody = { bareJid: "", nick: "", session: "", awaySinceMs: undefined };
  return { ...described, ...nobody, ready: true, recentTurns: [], character: -1 };
}

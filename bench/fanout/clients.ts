/** The process of the clients: enters the room, then makes one run after the other as the bench asks. */
import { enterAll, type Plan } from "./entering.ts";
import { startCounting } from "./counting.ts";
import { pace, saturate, type Figures } from "./load.ts";

/** What the bench asks for: everybody at full speed, or so many turns a second of each player. */
export type Run = { readonly kind: "saturated" } | { readonly kind: "paced"; readonly perSecond: number };
export type Order = { readonly plan: Plan; readonly server: number; readonly runs: readonly Run[] };
export type Report =
  | { readonly figures: readonly (Figures & { readonly run: number })[] }
  | { readonly failure: string };

async function carryOut({ plan, server, runs }: Order): Promise<Report> {
  try {
    const everybody = await enterAll(plan);
    const counting = startCounting(everybody);
    const figures: (Figures & { run: number })[] = [];
    for (const [run, wish] of runs.entries()) {
      const found =
        wish.kind === "saturated"
          ? await saturate(counting, plan.players, plan.occupants, server)
          : await pace(counting, plan.players, plan.occupants, wish.perSecond, server);
      figures.push({ ...found, run });
    }
    return { figures };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

process.on("disconnect", () => process.exit());
process.on("message", (order: Order) => {
  void carryOut(order).then((report) => process.send?.(report));
});

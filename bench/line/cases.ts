/** What happens to a newcomer whose pictures are measured. */
import { createGapWatch } from "#app/battlefield/gap-watch.ts";
import { createChance } from "../random.ts";
import { createCamera, type Film } from "./film.ts";
import { watchOwn, type OwnWatch } from "./own.ts";
import { enter, openStage, playNow, seat, watch, type Seated } from "./party.ts";
import { createTruth, type Truth } from "./truth.ts";

export type Case = {
  readonly name: string;
  readonly watches?: boolean;
  /** The line is dead for so long that the picture has to be cut once: nobody would watch it catch up. */
  readonly isCut?: boolean;
  /** What happens so long after the first picture, ms. */
  readonly event?: (you: Seated) => void;
};

/** The page loads the scene's code, and builds the scene: nothing else happens meanwhile. */
const LOADING_MS = 300;
const BUILDING_MS = 1_500;
const EVENT_MS = 12_000;
/** How long a tab is hidden, and a line is dead. */
const AWAY_MS = 15_000;
const LOST_MS = 6_000;

export const CASES: readonly Case[] = [
  { name: "plays" },
  { name: "watches, from mid-match", watches: true },
  { name: "plays, tab hidden for 15 s", event: (you) => you.hide(AWAY_MS) },
  { name: "plays, line dead for 6 s, resumed", isCut: true, event: (you) => you.holdLine(LOST_MS) },
  { name: "plays, line lost for 6 s, new session", isCut: true, event: (you) => you.loseLine(LOST_MS) },
];

export type Played = { readonly film: Film; readonly truth: Truth; readonly own: OwnWatch };

/** Plays it in simulated time: two others at the wheel over bad lines, bots, and the newcomer. */
export async function play(of: Case, seed: number, seconds: number): Promise<Played> {
  const chance = createChance(seed);
  const stage = openStage(seed);
  const scout = seat(stage, "scout", "good", chance);
  const truth = createTruth(scout.model, stage.nowMs);
  const others = [seat(stage, "king", "bad", chance), seat(stage, "earl", "bad", chance)];
  const you = seat(stage, "you", "bad", chance);
  const camera = createCamera(you.model);
  const own = watchOwn(you);
  await watch(stage, scout, "scout");
  for (const [index, other] of others.entries()) await playNow(stage, other, `other${index}`);
  await stage.advance(3_000, (nowMs) => others.forEach((other) => other.driver.frame(nowMs)));
  enter(you, of.watches === true);
  const drivers = [...others, you];
  const isAfterGap = createGapWatch();
  let enteredMs: number | undefined;
  let firstMs: number | undefined;
  let hasHappened = false;

  function page(nowMs: number): void {
    if (you.isAway() || isAfterGap(nowMs)) return you.catchUp();
    you.driver.frame(nowMs);
    const { phase, battlefield } = you.player.client.stores.match.getState();
    if (battlefield === "" || phase !== "active") return;
    enteredMs ??= nowMs;
    if (nowMs < enteredMs + LOADING_MS) return you.model.sample(nowMs);
    if (firstMs === undefined) {
      firstMs = nowMs;
      return you.keepBusy(BUILDING_MS);
    }
    if (!hasHappened && nowMs > firstMs + EVENT_MS) {
      hasHappened = true;
      of.event?.(you);
    }
    camera.shoot(truth.frames, nowMs);
    own.frame(nowMs);
    // The frame comes first, and then what waited for the page.
    you.catchUp();
  }

  await stage.advance(seconds * 1000, (nowMs) => {
    for (const other of others) other.driver.frame(nowMs);
    page(nowMs);
    truth.note(
      nowMs,
      drivers.map(({ model }) => model),
    );
  });
  return { film: camera.film, truth, own };
}

/** People at their pages: real clients over lines of which some are bad, against the true service, in simulated time. */
import { slowedLane, type Slowing } from "#net/slowed-line.ts";
import type { BattleModel } from "#store/battle-model.ts";
import { createServiceStage, through, type Player, type ServiceStage } from "#testing/service-stage.ts";
import type { Chance } from "../random.ts";
import { createDriver, type Driver } from "./driver.ts";

const FRAME_MS = 1000 / 60;
/** The service's tick, as its host has it. */
const TICK_MS = 40;

/** As one sets it in the developer settings: 200 ms ± 80 each way, a second's stall every ten. */
const BAD_LINE: Slowing = { delayMs: 200, jitterMs: 80, stallMs: 1_000 };
const GOOD_LINE: Slowing = { delayMs: 0, jitterMs: 0, stallMs: 0 };

/** Somebody at a page. */
export type Seated = {
  readonly player: Player;
  readonly model: BattleModel;
  readonly driver: Driver;
  /** So long the page answers to nothing: what arrives waits. */
  readonly keepBusy: (durationMs: number) => void;
  /** So long nothing is drawn, but what arrives is taken in. */
  readonly hide: (durationMs: number) => void;
  /** So long nothing comes through, then all of it, as with a stream that was resumed. */
  readonly holdLine: (durationMs: number) => void;
  /** The line is lost, and so long after a new session begins. */
  readonly loseLine: (durationMs: number) => void;
  /** Busy or hidden: no frame is drawn. */
  readonly isAway: () => boolean;
  /** The page takes in what waited for it, unless it is busy still. */
  readonly catchUp: () => void;
};

export function openStage(seed: number): ServiceStage {
  return createServiceStage({}, { stepMs: FRAME_MS, tickMs: TICK_MS, seed });
}

/** Somebody sits down before a page. */
export function seat(stage: ServiceStage, name: string, line: "bad" | "good", chance: Chance): Seated {
  const surroundings = {
    nowMs: stage.nowMs,
    random: () => chance.next(),
    setTimer: (callback: () => void, delayMs: number) => stage.after(delayMs, callback),
  };
  const slowing = (): Slowing => (line === "bad" ? BAD_LINE : GOOD_LINE);
  const lane = slowedLane(surroundings, slowing);
  let heldUntilMs = -Infinity;
  let busyUntilMs = -Infinity;
  let hiddenUntilMs = -Infinity;
  let onTheWay: (() => void)[] = [];
  let waiting: (() => void)[] = [];
  const isHeld = (): boolean => stage.nowMs() < heldUntilMs;
  const isBusy = (): boolean => stage.nowMs() < busyUntilMs;

  function arrive(deliver: () => void): void {
    if (waiting.length > 0 || isBusy()) waiting.push(deliver);
    else deliver();
  }

  function letThrough(): void {
    const late = onTheWay;
    onTheWay = [];
    late.forEach(arrive);
  }

  const player = stage.join(`${name}@shakespeare.lit/page`, {
    inward: (deliver) => lane(() => void (isHeld() ? onTheWay.push(deliver) : arrive(deliver))),
    ...(line === "bad" && { outward: slowedLane(surroundings, slowing) }),
  });
  return {
    player,
    model: player.client.battle,
    driver: createDriver(player.client, chance),
    keepBusy: (durationMs) => void (busyUntilMs = stage.nowMs() + durationMs),
    hide(durationMs) {
      hiddenUntilMs = stage.nowMs() + durationMs;
      stage.after(durationMs, () => player.client.wake(stage.nowMs()));
    },
    holdLine(durationMs) {
      heldUntilMs = stage.nowMs() + durationMs;
      stage.after(durationMs, letThrough);
    },
    loseLine(durationMs) {
      player.drop();
      stage.after(durationMs, () => player.reconnect(false));
    },
    isAway: () => isBusy() || stage.nowMs() < hiddenUntilMs,
    catchUp() {
      if (isBusy()) return;
      const late = waiting;
      waiting = [];
      for (const deliver of late) deliver();
    },
  };
}

/** As a newcomer does: a nickname, and "Play now". */
export async function playNow(stage: ServiceStage, { player }: Seated, nickname: string): Promise<void> {
  const outcome = await through(stage, player.client.playNow(nickname));
  if (!outcome.ok) throw new Error(`${nickname} could not play: ${outcome.refusal.code}.`);
}

/** Watches the standing room. */
export async function watch(stage: ServiceStage, { player }: Seated, nickname: string): Promise<void> {
  const outcome = await through(stage, watching(player, nickname));
  if (outcome !== "ok") throw new Error(`${nickname} could not watch: ${outcome}.`);
}

/** Comes to the standing room, to play or to watch; the page shows it when it is there. */
export function enter({ player }: Seated, isWatching: boolean): void {
  void (isWatching ? watching(player, "you") : player.client.playNow("you"));
}

async function watching({ client }: Player, nick: string): Promise<string> {
  const signedIn = await client.signInAsGuest(nick);
  if (!signedIn.ok) return signedIn.refusal.code;
  const room = `bosworth@${client.stores.connection.getState().service}`;
  const entered = await client.enterRoom({ room, nick, watching: true });
  return entered.ok ? "ok" : entered.refusal.code;
}

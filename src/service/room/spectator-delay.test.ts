import fc from "fast-check";
import { expect, it } from "vitest";
import { el, type XmlElement } from "#xml/element.ts";
import { serialize } from "#xml/serialize.ts";
import { createMemoryBudget } from "#service/memory-budget.ts";
import { createSpectatorDelay } from "#service/room/spectator-delay.ts";
import { roomOf, spectator } from "#testing/active-room.ts";

type Happening =
  | { readonly kind: "said"; readonly waitMs: number; readonly length?: number }
  | { readonly kind: "announced"; readonly waitMs: number }
  | { readonly kind: "comes"; readonly waitMs: number }
  | { readonly kind: "delay"; readonly waitMs: number; readonly delayMs: number }
  | { readonly kind: "turns"; readonly waitMs: number };

const waitMs = fc.integer({ min: 0, max: 3_000 });
const happenings: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("said" as const), waitMs, length: fc.nat({ max: 600 }) }),
    fc.record({ kind: fc.constant("announced" as const), waitMs }),
    fc.record({ kind: fc.constant("comes" as const), waitMs }),
    fc.record({ kind: fc.constant("delay" as const), waitMs, delayMs: fc.integer({ min: 0, max: 20_000 }) }),
    fc.record({ kind: fc.constant("turns" as const), waitMs }),
  ),
  { maxLength: 80, size: "max" },
);

/** What a spectator heard: which stanza, made when, and when it came. */
type Heard = {
  readonly to: string;
  readonly number: number;
  readonly madeAtMs: number;
  readonly atMs: number;
};

/** A delay of a room that is watched by one from the beginning; its world stands still until it is moved. */
function late(firstDelayMs: number, total = Infinity) {
  const world = { nowMs: 0, delayMs: firstDelayMs, isRunning: true };
  const budget = createMemoryBudget(total);
  let state = roomOf([spectator("first")]);
  let pictures = 0;
  const heard: Heard[] = [];
  const hear = (stanza: XmlElement, to: readonly string[]): void => {
    const { n, at } = stanza.attrs;
    for (const each of to)
      heard.push({ to: each, number: Number(n), madeAtMs: Number(at), atMs: world.nowMs });
  };
  const delay = createSpectatorDelay({
    link: { domain: "", send: (each) => hear(each, [each.attrs["to"] ?? ""]), fanOut: hear },
    state: () => state,
    clientFeatures: { has: () => false, without: () => [], answer: () => false },
    now: () => world.nowMs,
    delayMs: () => world.delayMs,
    isRunning: () => world.isRunning,
    picture(sees) {
      if (!sees) pictures += 1;
      return el("presence", { n: "-1", at: String(world.nowMs) });
    },
    memory: budget.share(),
  });
  return {
    world,
    budget,
    delay,
    heard,
    pictures: () => pictures,
    say(number: number, text = ""): void {
      const stanza = el("message", { n: String(number), at: String(world.nowMs) }, text);
      delay.hold("all", () => stanza);
    },
    comes(): void {
      const who = spectator(`s${state.occupants.length}`);
      state = { ...state, occupants: [...state.occupants, who] };
      delay.show(who.sessions[0]!.jid, false);
    },
    wait(ms: number, each: () => void = () => undefined): void {
      for (const untilMs = world.nowMs + ms; world.nowMs < untilMs;) {
        world.nowMs = Math.min(untilMs, world.nowMs + 40);
        delay.tick();
        each();
      }
    },
  };
}

function play(script: readonly Happening[], firstDelayMs: number, total = Infinity) {
  const room = late(firstDelayMs, total);
  const { world, budget, delay } = room;
  const madeAtMs: number[] = [];
  let most = 0;
  const watch = (): void => void (most = Math.max(most, budget.held()));
  for (const each of script) {
    room.wait(each.waitMs, watch);
    if (each.kind === "delay") world.delayMs = each.delayMs;
    else if (each.kind === "turns") world.isRunning = !world.isRunning;
    else if (!delay.isOn()) continue;
    else if (each.kind === "announced") delay.announce();
    else if (each.kind === "comes") room.comes();
    else room.say(madeAtMs.push(world.nowMs) - 1, "x".repeat(each.length ?? 0));
    watch();
  }
  room.wait(30_000, watch);
  return { heard: room.heard, made: madeAtMs.map((_, number) => number), madeAtMs, most };
}

it("a spectator who stays hears everything once, in the order in which it was said", () => {
  fc.assert(
    fc.property(happenings, fc.integer({ min: 1, max: 20_000 }), (script, delayMs) => {
      const { heard, made } = play(script, delayMs);
      const first = heard.filter(({ to, number }) => to.startsWith("first") && number >= 0);
      expect(first.map(({ number }) => number)).toEqual(made);
    }),
  );
});

it("however much is said, nothing gets lost", () => {
  const busy = Array.from({ length: 5_000 }, () => ({ kind: "said", waitMs: 3 }) as const);
  const { heard, made } = play(busy, 7_000);
  expect(made).toHaveLength(5_000);
  expect(heard.filter(({ number }) => number >= 0).map(({ number }) => number)).toEqual(made);
});

it("with a match that goes on and a delay that stays, everything comes that much later, a tick at most more", () => {
  fc.assert(
    fc.property(happenings, fc.integer({ min: 1, max: 20_000 }), (script, delayMs) => {
      const steady = script.filter(({ kind }) => kind !== "delay" && kind !== "turns");
      const { heard } = play(steady, delayMs);
      for (const { number, madeAtMs, atMs } of heard)
        if (number >= 0) {
          expect(atMs - madeAtMs).toBeGreaterThanOrEqual(delayMs);
          expect(atMs - madeAtMs).toBeLessThanOrEqual(delayMs + 40);
        }
    }),
  );
});

it("whoever comes later hears nothing older than their picture but what follows it, and has a whole one in a second", () => {
  fc.assert(
    fc.property(happenings, fc.integer({ min: 2_000, max: 20_000 }), (script, delayMs) => {
      const steady = script.filter(({ kind }) => kind !== "delay" && kind !== "turns");
      const { heard } = play(steady, delayMs);
      const newcomers = new Set(heard.map(({ to }) => to).filter((to) => to.startsWith("s")));
      for (const who of newcomers) {
        const own = heard.filter(({ to }) => to === who);
        const pictures = own.filter(({ number }) => number < 0);
        expect(own[0]?.number).toBe(-1);
        const second = pictures[1];
        expect(second).toBeDefined();
        // The first comes at once; before the delay has passed for the first time it is the oldest there is.
        const waited = second!.atMs - Math.max(pictures[0]!.atMs, delayMs);
        expect(waited).toBeLessThanOrEqual(1_000 + 80);
      }
    }),
  );
});

it("however little memory there is, it is never passed, and what is heard is in order, late, and whole after what was left out", () => {
  fc.assert(
    fc.property(
      happenings,
      fc.integer({ min: 1, max: 20_000 }),
      fc.integer({ min: 50, max: 10_000 }),
      (script, delayMs, total) => {
        const steady = script.filter(({ kind }) => kind !== "delay" && kind !== "turns");
        const { heard, madeAtMs, most } = play(steady, delayMs, total);
        expect(most).toBeLessThan(total);
        const first = heard.filter(({ to }) => to.startsWith("first"));
        for (const each of first) expect(each.atMs - each.madeAtMs).toBeGreaterThanOrEqual(delayMs);
        let told = -1;
        let picturedAtMs = -Infinity;
        for (const { number, madeAtMs: atMs } of first) {
          if (number < 0) {
            picturedAtMs = atMs;
            continue;
          }
          expect(number).toBeGreaterThan(told);
          if (number > told + 1) expect(picturedAtMs).toBeGreaterThanOrEqual(madeAtMs[number - 1]!);
          told = number;
        }
      },
    ),
  );
});

it("a room that says more than it may keep is seen whole once a second all the same, and to its end", () => {
  const room = late(5_000, 20_000);
  let said = 0;
  room.wait(20_000, () => room.say(said++, "x".repeat(300)));
  room.world.isRunning = false;
  room.delay.announce();
  const endMs = room.world.nowMs;
  room.wait(20_000);
  const turns = room.heard.filter(({ number }) => number >= 0);
  expect(turns.length).toBeGreaterThan(0);
  expect(turns.length).toBeLessThan(said);
  // A state for everybody, or turns that follow one without a gap.
  for (const [at, { atMs }] of room.heard.entries())
    expect(atMs - (room.heard[at - 1]?.atMs ?? 5_000)).toBeLessThanOrEqual(1_080);
  expect(room.heard.at(-1)?.number).toBe(-1);
  expect(room.heard.at(-1)?.madeAtMs).toBeGreaterThanOrEqual(endMs);
  expect(room.delay.isOn()).toBe(false);
});

it("an end for which there was no memory is told as soon as there is some", () => {
  const room = late(5_000, 20_000);
  room.wait(2_000);
  const others = room.budget.share();
  while (others.take(1, Infinity));
  room.world.isRunning = false;
  room.delay.announce();
  const endMs = room.world.nowMs;
  room.wait(10_000);
  expect(room.heard).toEqual([]);
  others.releaseAll();
  room.wait(1_080);
  expect(room.heard.map(({ number }) => number)).toEqual([-1]);
  expect(room.heard[0]?.madeAtMs).toBeGreaterThanOrEqual(endMs);
  expect(room.delay.isOn()).toBe(false);
});

it("what is the same for either side is kept once, and forgotten when it was sent", () => {
  const room = late(5_000);
  const turn = el("message", { n: "0", at: "0" });
  const size = serialize(turn).length;
  room.delay.hold("all", () => turn);
  expect(room.budget.held()).toBe(size);
  room.delay.hold("all", () => ({ ...turn }));
  expect(room.budget.held()).toBe(3 * size);
  room.wait(5_000);
  expect(room.heard).toHaveLength(2);
  const states = 5 * 2 * serialize(el("presence", { n: "-1", at: "1000" })).length;
  expect(room.budget.held()).toBeLessThanOrEqual(states);
  room.delay.clear();
  expect(room.budget.held()).toBe(0);
});

it("however many come before there is a picture of the past, one is made for all of them", () => {
  const room = late(10_000);
  for (let come = 0; come < 50; come += 1) room.comes();
  expect(room.pictures()).toBe(1);
  expect(room.heard).toHaveLength(50);
});

it("a room without a match makes one picture, and none again until somebody could miss something", () => {
  const room = late(10_000);
  room.world.isRunning = false;
  room.wait(60_000);
  expect(room.pictures()).toBe(1);
  room.world.isRunning = true;
  room.comes();
  expect(room.heard.at(-1)).toMatchObject({ number: -1, atMs: 60_000 });
  expect(room.pictures()).toBe(1);
  room.wait(2_000);
  expect(room.pictures()).toBeGreaterThan(1);
});

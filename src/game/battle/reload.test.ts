import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findModel } from "../catalogue/find-model.ts";
import { battleOf, king, poseAtPlace, shotOf } from "./test-battle.ts";

const RELOAD_MS = findModel("King")!.reloadS * 1000;
/** How long ago a shot may have been fired at most, and what a stamp or a shot without one may be early, ms. */
const HELD_MS = 6000;
const TOLERANCE_MS = 600;

describe("a gun", () => {
  it("grants every shot that a stall of up to three seconds has held up, and all the next ones", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 3, maxLength: 20 }),
        fc.integer({ min: 20, max: 900 }),
        (stallsMs, latencyMs) => {
          const battle = battleOf(king);
          let arrivedMs = 0;
          // A turn every 100 ms; each stall begins at a time of its own and holds up all until it ends.
          for (let sentMs = 0; sentMs < stallsMs.length * RELOAD_MS; sentMs += 100) {
            const stall = Math.floor(sentMs / RELOAD_MS);
            const beginsMs = stall * RELOAD_MS + ((stall * 1700) % 3500);
            const endsMs = beginsMs + stallsMs[stall]!;
            const leavesMs = sentMs >= beginsMs && sentMs < endsMs ? endsMs : sentMs;
            arrivedMs = Math.max(arrivedMs, leavesMs + latencyMs);
            battle.move(0, poseAtPlace(0, 0), sentMs, arrivedMs);
            if (sentMs % RELOAD_MS !== 0) continue;
            expect(battle.shot(0, shotOf(battle, 0), sentMs, arrivedMs).kind).toBe("accepted");
          }
        },
      ),
    );
  });

  it("never fires faster than it loads, but for six seconds' shots at once, whatever the stamps say", () => {
    const act = fc.record({
      afterMs: fc.oneof(fc.integer({ min: 0, max: 1500 }), fc.constant(8000)),
      stamp: fc.option(fc.integer({ min: -20_000, max: 3000 }), { nil: undefined }),
      moves: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 80 }), (acts) => {
        const battle = battleOf(king);
        const firedMs: number[] = [];
        let nowMs = 0;
        for (const { afterMs, stamp, moves } of acts) {
          nowMs += afterMs;
          const clockMs = stamp === undefined ? undefined : nowMs + stamp;
          if (moves) battle.move(0, poseAtPlace(0, 0), clockMs, nowMs);
          const { kind } = battle.shot(0, shotOf(battle, 0), clockMs, nowMs);
          if (kind === "accepted") firedMs.push(nowMs);
        }
        for (const [first, fromMs] of firedMs.entries()) {
          for (const [more, toMs] of firedMs.slice(first).entries()) {
            const most = (toMs - fromMs + HELD_MS + TOLERANCE_MS) / RELOAD_MS + 1;
            expect(more + 1).toBeLessThanOrEqual(most);
          }
        }
      }),
    );
  });

  it("takes no stamp for older than what its sender has said since", () => {
    const battle = battleOf(king);
    const fire = (clockMs: number, nowMs: number) => battle.shot(0, shotOf(battle, 0), clockMs, nowMs).kind;
    for (let timeMs = 0; timeMs <= 10_000; timeMs += 100) battle.move(0, poseAtPlace(0, 0), timeMs, timeMs);
    expect(fire(6000, 10_000)).toBe("accepted");
    expect(fire(10_000, 10_000)).toBe("refused");
    expect(fire(13_000, 13_000)).toBe("refused");
    expect(fire(13_900, 13_900)).toBe("accepted");
  });
});

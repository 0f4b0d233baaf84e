import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findModel } from "../catalogue/find-model.ts";
import { battleOf, king, poseAtPlace } from "./test-battle.ts";

const MPS = findModel("King")!.forwardMps;
/** What clocks may drift. */
const FAIR = 1.003;
/** What everybody may be ahead, s, and how late turns are believed to be without a silence. */
const AHEAD_S = 0.6;
const DRIP_S = 1.5;

describe("time in advance", () => {
  it("is never more than six tenths of a second over all, whatever is claimed with whatever stamps", () => {
    const turn = fc.record({
      afterMs: fc.integer({ min: 0, max: 3000 }),
      wayM: fc.double({ min: 0, max: 60, noNaN: true }),
      courseRad: fc.double({ min: -3.1, max: 3.1, noNaN: true }),
      stamp: fc.option(fc.integer({ min: -9000, max: 3000 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 60 }), (turns) => {
        const battle = battleOf(king);
        let nowMs = 0;
        let wayM = 0;
        for (const { afterMs, wayM: claimedM, courseRad, stamp } of turns) {
          nowMs += afterMs;
          const [x = 0, , z = 0] = battle.poseOf(0).location;
          const pose = poseAtPlace(x + Math.sin(courseRad) * claimedM, z + Math.cos(courseRad) * claimedM);
          battle.move(0, pose, stamp === undefined ? undefined : nowMs + stamp, nowMs);
          const [toX = 0, , toZ = 0] = battle.poseOf(0).location;
          wayM += Math.hypot(toX - x, toZ - z);
          expect(wayM).toBeLessThanOrEqual(MPS * FAIR * (nowMs / 1000 + AHEAD_S) + 1e-6);
        }
      }),
    );
  });

  it("is not saved up by standing still, unless the turns really are late", () => {
    const leap = (lateMs: (turn: number) => number | undefined): number => {
      const battle = battleOf(king);
      for (let turn = 1; turn <= 3000; turn += 1) {
        const late = lateMs(turn);
        battle.move(0, poseAtPlace(0, 0), late === undefined ? undefined : turn * 100 - late, turn * 100);
      }
      battle.move(0, poseAtPlace(0, 60), undefined, 300_100);
      return battle.poseOf(0).location[2]!;
    };
    const steady = MPS * FAIR * (AHEAD_S + 0.1) + 1e-6;
    expect(leap(() => 0)).toBeLessThanOrEqual(steady);
    // A long way is no lateness once it is known.
    expect(leap(() => 800)).toBeLessThanOrEqual(steady);
    const late = MPS * FAIR * (AHEAD_S + DRIP_S + 0.1) + 1e-6;
    for (const most of [
      leap((turn) => turn),
      leap((turn) => (turn > 2900 ? 8000 : 0)),
      leap(() => undefined),
    ])
      expect(most).toBeLessThanOrEqual(late);
  });
});

import { describe, expect, it } from "vitest";
import { findModel } from "#game/catalogue/find-model.ts";
import { fullPowers } from "#game/condition.ts";
import { chooseRepair, type RepairSituation } from "#features/match/repair-choice.ts";

const king = findModel("King")!;

function situation(
  shares: Readonly<Record<string, number>>,
  more: Partial<RepairSituation> = {},
): RepairSituation {
  const powers = fullPowers(king);
  for (const [index, node] of king.nodes.entries()) powers[index] = node.maxPower * (shares[node.name] ?? 1);
  return { model: king, powers, speedMps: 0, kits: 2, isRepairing: false, ...more };
}

describe("the choice of a repair", () => {
  it("mends a broken gun before a broken track before a broken turret", () => {
    const broken = { Turmkanone: 0, TrackLeft: 0, Head: 0, Hull: 0.1 };
    expect(chooseRepair(situation(broken))).toEqual({ ok: true, node: "Turmkanone" });
    expect(chooseRepair(situation({ ...broken, Turmkanone: 1 }))).toEqual({ ok: true, node: "TrackLeft" });
    expect(chooseRepair(situation({ ...broken, Turmkanone: 1, TrackLeft: 1 }))).toEqual({
      ok: true,
      node: "Head",
    });
  });

  it("then takes what has the least left, the hull a little sooner", () => {
    expect(chooseRepair(situation({ Head: 0.5, Hull: 0.6 }))).toEqual({ ok: true, node: "Hull" });
    expect(chooseRepair(situation({ Head: 0.3, Hull: 0.6 }))).toEqual({ ok: true, node: "Head" });
  });

  it("says why nothing is mended", () => {
    const code = (more: Partial<RepairSituation>, shares = { Head: 0.5 }) =>
      chooseRepair(situation(shares, more));
    expect(code({}, { Head: 1 })).toEqual({ ok: false, code: "intact" });
    expect(code({ kits: 0 })).toEqual({ ok: false, code: "no-kit" });
    expect(code({ speedMps: -2 })).toEqual({ ok: false, code: "moving" });
    expect(code({ isRepairing: true })).toEqual({ ok: false, code: "repairing" });
  });
});

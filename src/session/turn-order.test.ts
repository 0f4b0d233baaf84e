import { describe, expect, it } from "vitest";
import { createTurnOrder } from "#session/turn-order.ts";

describe("the order of turns", () => {
  it("takes rising numbers of each sender for itself", () => {
    const order = createTurnOrder();
    expect(["a-1", "a-2", "a-10"].map((tuid) => order.isNew("king", tuid))).toEqual([true, true, true]);
    expect(order.isNew("king", "a-9")).toBe(false);
    expect(order.isNew("king", "a-10")).toBe(false);
    expect(order.isNew("earl1", "a-1")).toBe(true);
  });

  it("knows ids without a number by themselves", () => {
    const order = createTurnOrder();
    expect(["dyb", "aaz", "dyb"].map((tuid) => order.isNew("king", tuid))).toEqual([true, true, false]);
  });

  it("remembers the last 64 ids, whatever came between", () => {
    const order = createTurnOrder();
    const ids = Array.from({ length: 64 }, (_, index) => (index % 2 === 0 ? `a-${index}` : `b-${index}`));
    for (const id of ids) expect(order.isNew("king", id)).toBe(true);
    for (const id of ids) expect(order.isNew("king", id)).toBe(false);
    order.isNew("king", "c-1");
    expect(order.isNew("king", "b-1")).toBe(false);
    expect(order.isNew("king", "a-0")).toBe(true);
  });

  it("begins anew with another session, and for a sender who came back", () => {
    const order = createTurnOrder();
    order.isNew("king", "a-50");
    expect(order.isNew("king", "b-1")).toBe(true);
    order.forget("king");
    expect(order.isNew("king", "a-1")).toBe(true);
    order.reset();
    expect(order.isNew("king", "a-1")).toBe(true);
  });
});

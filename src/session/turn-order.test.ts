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

  it("knows an old session's ids when they are sent again", () => {
    const order = createTurnOrder();
    expect(["a-49", "a-50", "b-1"].map((tuid) => order.isNew("king", tuid))).toEqual([true, true, true]);
    expect(["a-49", "a-50", "a-7", "b-1"].map((tuid) => order.isNew("king", tuid))).toEqual(
      Array.from({ length: 4 }, () => false),
    );
    expect(order.isNew("king", "a-51")).toBe(true);
  });

  it("remembers no more than the last 64 beginnings", () => {
    const order = createTurnOrder();
    for (let count = 0; count < 65; count += 1) order.isNew("king", `${"x".repeat(count)}-1`);
    expect(order.isNew("king", `${"x".repeat(64)}-1`)).toBe(false);
    expect(order.isNew("king", "-1")).toBe(true);
  });

  it("remembers the beginning that is in use, however many others come between", () => {
    const order = createTurnOrder();
    for (let count = 1; count < 200; count += 1) {
      expect(order.isNew("king", `a-${count}`)).toBe(true);
      order.isNew("king", `${"x".repeat(count)}-1`);
      expect(order.isNew("king", "a-1")).toBe(false);
    }
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

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageOf } from "#service/paging.ts";

const list = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 30 }).map((keys) => keys.toSorted());

describe("pages of a list", () => {
  it("together are the list, forwards and backwards", () => {
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 10 }), (all, max) => {
        const forwards: string[] = [];
        for (let after = ""; forwards.length < all.length; after = forwards.at(-1) ?? "") {
          const { items, set } = pageOf(all, (item) => item, { max, after });
          expect(set?.count).toBe(all.length);
          expect(set?.first).toEqual({ index: forwards.length, value: items[0] });
          forwards.push(...items);
        }
        expect(forwards).toEqual(all);
        const backwards: string[] = [];
        for (let before = ""; backwards.length < all.length; before = backwards[0] ?? "")
          backwards.unshift(...pageOf(all, (item) => item, { max, before }).items);
        expect(backwards).toEqual(all);
      }),
    );
  });

  it("go on behind an item that is gone", () => {
    expect(pageOf(["a", "c", "d"], (item) => item, { max: 1, after: "b" }).items).toEqual(["c"]);
  });

  it("need no <set/> when nobody asked and everything is there, and always have one otherwise", () => {
    expect(pageOf(["a"], (item) => item, undefined).set).toBeUndefined();
    const many = Array.from({ length: 60 }, (_, index) => String(index).padStart(2, "0"));
    expect(pageOf(many, (item) => item, undefined)).toMatchObject({ set: { count: 60, last: "49" } });
    expect(pageOf(many, (item) => item, { max: 0 })).toEqual({ items: [], set: { count: 60 } });
  });
});

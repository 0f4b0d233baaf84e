import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { el } from "#xml/element.ts";
import { serialize } from "#xml/serialize.ts";
import { historyFor } from "#service/room/history.ts";
import type { HistoryEntry } from "#service/room/state.ts";

const entries: HistoryEntry[] = [1_000, 2_000, 3_000, 4_000].map((atMs, index) => ({
  atMs,
  stanza: el("message", { id: `m${index}`, type: "groupchat" }, el("body", {}, "x".repeat(20 * (index + 1)))),
}));
const ids = (wish: Parameters<typeof historyFor>[2], most = 50): (string | undefined)[] =>
  historyFor(entries, "england@games.shakespeare.lit", wish, most, 5_000).map((stanza) => stanza.attrs["id"]);

describe("the history for a newcomer", () => {
  it("is everything that the room keeps, oldest first, stamped by the room", () => {
    expect(ids({})).toEqual(["m0", "m1", "m2", "m3"]);
    const [first] = historyFor(entries, "england@games.shakespeare.lit", {}, 50, 5_000);
    expect(first?.children.at(-1)).toEqual({
      name: "delay",
      attrs: {
        xmlns: "urn:xmpp:delay",
        from: "england@games.shakespeare.lit",
        stamp: "1970-01-01T00:00:01Z",
      },
      children: [],
    });
  });

  it("MMOG-7.2.14-3: is limited by number, age and moment, and by the room itself", () => {
    expect(ids({ maxStanzas: 2 })).toEqual(["m2", "m3"]);
    expect(ids({ seconds: 2 })).toEqual(["m2", "m3"]);
    expect(ids({ sinceMs: 4_000 })).toEqual(["m3"]);
    expect(ids({ maxStanzas: 100 }, 1)).toEqual(["m3"]);
    expect(ids({ maxChars: 0 })).toEqual([]);
  });

  it("MMOG-7.2.14-6: is never more than the line of a newcomer can take, whatever the room keeps", () => {
    const long = Array.from({ length: 200 }, (_, atMs) => ({
      atMs,
      stanza: el("message", { id: `m${atMs}`, type: "groupchat" }, el("body", {}, "x".repeat(9_000))),
    }));
    const sent = historyFor(long, "england@games.shakespeare.lit", {}, 200, 5_000);
    expect(sent.at(-1)?.attrs["id"]).toBe("m199");
    expect(sent.map(serialize).join("").length).toBeLessThan(300_000);
  });

  it("MMOG-7.2.14-4: never has more characters than asked for, and would have with one message more", () => {
    fc.assert(
      fc.property(fc.nat(1_200), (maxChars) => {
        const all = historyFor(entries, "england@games.shakespeare.lit", {}, 50, 5_000);
        const sent = historyFor(entries, "england@games.shakespeare.lit", { maxChars }, 50, 5_000);
        const length = (count: number): number =>
          all
            .slice(all.length - count)
            .map(serialize)
            .join("").length;
        expect(length(sent.length)).toBeLessThanOrEqual(maxChars);
        if (sent.length < all.length) expect(length(sent.length + 1)).toBeGreaterThan(maxChars);
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createChatLogWriter, lineAt, linesOf, type ChatLine } from "./chat-log.ts";

function line(key: number): ChatLine {
  return {
    key,
    kind: "message",
    nick: "king",
    text: `${key}`,
    atMs: key,
    own: false,
    delayed: false,
    mentions: false,
  };
}

function filled(count: number, mostLines: number) {
  const writer = createChatLogWriter(mostLines);
  for (let key = 0; key < count; key += 1) writer.append(line(key));
  return writer;
}

describe("the log of a talk", () => {
  it("keeps the newest lines in their order", () => {
    fc.assert(
      fc.property(fc.nat(3_000), fc.integer({ min: 1, max: 1_500 }), (count, most) => {
        const log = filled(count, most).snapshot();
        const kept = Array.from(
          { length: Math.min(count, most) },
          (_, place) => place + Math.max(0, count - most),
        );
        expect(linesOf(log).map(({ key }) => key)).toEqual(kept);
        expect(lineAt(log, 0)?.key).toBe(kept[0]);
        expect(lineAt(log, log.length - 1)?.key).toBe(kept.at(-1));
        expect([lineAt(log, -1), lineAt(log, log.length)]).toEqual([undefined, undefined]);
      }),
      { numRuns: 50 },
    );
  });

  it("stays what it was at its moment, whatever is said afterwards", () => {
    const writer = filled(700, 1_000);
    const before = writer.snapshot();
    for (let key = 700; key < 5_000; key += 1) writer.append(line(key));
    expect(linesOf(before).map(({ key }) => key)).toEqual(Array.from({ length: 700 }, (_, key) => key));
  });

  it("copies none of a hundred thousand lines to take one more", () => {
    const writer = filled(100_000, 100_000);
    const before = writer.snapshot();
    writer.append(line(100_000));
    const after = writer.snapshot();
    expect(after.length).toBe(100_000);
    expect(before.chunks.length).toBeLessThan(200);
    // The very same chunks, one of them a line longer: nothing was moved.
    expect(after.chunks.every((chunk, place) => chunk === before.chunks[place])).toBe(true);
  });
});

import { setImmediate as soon } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createOutboxes, type Sink } from "#service/hosts/embedded/outbox.ts";

function createSink(takesAll = true) {
  const writes: Buffer[] = [];
  const sink: Sink = {
    // A copy is what the system takes; what it doesn't take must stay as it is.
    write: (bytes) => void writes.push(takesAll ? Buffer.from(bytes) : bytes),
    writableLength: takesAll ? 0 : 1,
  };
  return { sink, writes };
}

/** The texts of whole unmasked frames (RFC 6455, 5.2). */
function textsIn(bytes: Buffer): string[] {
  const texts: string[] = [];
  for (let at = 0; at < bytes.length;) {
    expect(bytes[at]).toBe(0x81);
    const short = bytes[at + 1]!;
    const head = short < 126 ? 2 : short === 126 ? 4 : 10;
    const length =
      head === 2 ? short : head === 4 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
    texts.push(bytes.toString("utf8", at + head, at + head + length));
    at += head + length;
  }
  return texts;
}

describe("an outbox", () => {
  it("writes at once what one turn of the event loop made", async () => {
    const outboxes = createOutboxes();
    const [king, queen] = [createSink(), createSink()];
    const [first, second] = [outboxes.create(king.sink), outboxes.create(queen.sink)];
    first.push("<a/>");
    second.push("<b/>");
    first.push("<c/>");
    expect(king.writes).toEqual([]);
    expect(first.waitingBytes()).toBe(12);
    await soon();
    expect(king.writes.map(textsIn)).toEqual([["<a/>", "<c/>"]]);
    expect(queen.writes.map(textsIn)).toEqual([["<b/>"]]);
    expect(first.waitingBytes()).toBe(0);
  });

  it.each([0, 1, 124, 125, 126, 127, 5_460, 5_461, 65_535, 65_536, 262_144])(
    "frames a text of %i units, and one of three bytes a unit, in their order",
    async (length) => {
      const { sink, writes } = createSink();
      const outbox = createOutboxes().create(sink);
      const texts = ["before", "x".repeat(length), "€".repeat(length), "after"];
      for (const text of texts) outbox.push(text);
      await soon();
      expect(textsIn(Buffer.concat(writes))).toEqual(texts);
    },
  );

  it("carries more than fits into one piece", async () => {
    const { sink, writes } = createSink();
    const outbox = createOutboxes().create(sink);
    const texts = Array.from({ length: 100 }, (_, index) => `${index}`.padEnd(1_000));
    for (const text of texts) outbox.push(text);
    await soon();
    expect(textsIn(Buffer.concat(writes))).toEqual(texts);
  });

  it("leaves alone what the system has not taken yet", async () => {
    const { sink, writes } = createSink(false);
    const outbox = createOutboxes().create(sink);
    outbox.push("first");
    await soon();
    outbox.push("later");
    await soon();
    expect(writes.map(textsIn)).toEqual([["first"], ["later"]]);
  });

  it("does not rest after fewer", async () => {
    const rests: number[] = [];
    const outboxes = createOutboxes((_run, delayMs) => void rests.push(delayMs));
    const few = Array.from({ length: 99 }, () => createSink());
    for (const outbox of few.map(({ sink }) => outboxes.create(sink))) outbox.push("<a/>");
    await soon();
    expect(few.every(({ writes }) => writes.length === 1)).toBe(true);
    expect(rests).toEqual([]);
  });

  it("rests after a hundred writes, and writes together what was collected", async () => {
    const later: (() => void)[] = [];
    const outboxes = createOutboxes((run, delayMs) => {
      expect(delayMs).toBe(4);
      later.push(run);
    });
    const crowd = Array.from({ length: 100 }, () => createSink());
    const [first, ...others] = crowd.map(({ sink }) => outboxes.create(sink));
    for (const outbox of [first, ...others]) outbox?.push("<a/>");
    await soon();
    first?.push("<b/>");
    await soon();
    first?.push("<c/>");
    await soon();
    const { writes } = crowd[0]!;
    expect(writes.map(textsIn)).toEqual([["<a/>"]]);
    later.shift()?.();
    expect(writes.map(textsIn)).toEqual([["<a/>"], ["<b/>", "<c/>"]]);
    expect(later).toEqual([]);
    first?.push("<d/>");
    await soon();
    expect(writes.map(textsIn).at(-1)).toEqual(["<d/>"]);
  });

  it("forgets what it is told to", async () => {
    const { sink, writes } = createSink();
    const outbox = createOutboxes().create(sink);
    outbox.push("gone");
    outbox.drop();
    outbox.push("there");
    await soon();
    expect(writes.map(textsIn)).toEqual([["there"]]);
  });
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { serialize } from "#xml/serialize.ts";
import { createElementReader } from "#service/hosts/element-reader.ts";

const limits = { depth: 4, nodes: 10 };

function read(pieces: readonly string[]) {
  const log: string[] = [];
  const reader = createElementReader(limits, {
    opened: (root) => void log.push(`opened ${root.name} ${root.attrs["id"]}`),
    element: (element) => void log.push(serialize(element)),
    oversized: (shell) => void log.push(`oversized ${serialize(shell)}`),
    closed: () => void log.push("closed"),
  });
  const fault = pieces.map((piece) => reader.write(piece)).find((found) => found !== undefined);
  return { log, fault };
}

const stream = `<?xml version='1.0'?><s:stream id='7'> <a x='1 &amp; 2'><b>t&#33;&lt;</b></a>\n<c/></s:stream>`;
const expected = ["opened s:stream 7", "<a x='1 &amp; 2'><b>t!&lt;</b></a>", "<c/>", "closed"];

test("a stream is read the same however it is cut into pieces", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: stream.length }), { maxLength: 12 }), (cuts) => {
      const at = [0, ...cuts.toSorted((a, b) => a - b), stream.length];
      const pieces = at.slice(1).map((end, index) => stream.slice(at[index], end));
      expect(read(pieces)).toEqual({ log: expected, fault: undefined });
    }),
  );
});

test("an element beyond the limits is reported without its content, and the next is read as ever", () => {
  const deep = "<a id='d'><b><c><d><e/></d></c></b></a>";
  const wide = `<a id='w'>${"<b/>".repeat(20)}</a>`;
  expect(read(["<s>", deep, wide, "<ok><b/></ok>"]).log.slice(1)).toEqual([
    "oversized <a id='d'/>",
    "oversized <a id='w'/>",
    "<ok><b/></ok>",
  ]);
});

test("a wrong end tag and an unknown entity are faults, and nothing is read after them", () => {
  for (const bad of ["<a></b>", "<a>&lol;</a>", "</x>"]) {
    const { log, fault } = read(["<s>", bad, "<later/>"]);
    expect(fault).toBeTypeOf("string");
    expect(log).toHaveLength(1);
  }
});

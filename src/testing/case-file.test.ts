import { describe, expect, it } from "vitest";
import { readCases } from "#testing/case-file.ts";

const BLOCK = {
  sent: "```xml sent\n<a/>\n```",
  accepted: "```xml accepted\n<b/>\n```",
  refused: "```xml refused\n<c/>\n```",
  json: '```json\n{ "a": 1 }\n```',
};

function file(...parts: readonly string[]): string {
  return [
    "# A section",
    "Prose.",
    "## A case",
    "- codec: entering",
    "- proves: MMOG-7.2.1-2, Example 24, E-012",
    ...parts,
  ].join("\n");
}

describe("a case file", () => {
  it("is read case by case, with prose between", () => {
    const text = file(
      "Prose.",
      BLOCK.sent,
      "More prose.",
      BLOCK.accepted,
      BLOCK.accepted,
      BLOCK.json,
      "## Another",
      "- codec: turn",
      BLOCK.refused,
      BLOCK.json,
    );
    expect(readCases("a.md", text)).toEqual([
      {
        file: "a.md",
        title: "A case",
        codec: "entering",
        proves: ["MMOG-7.2.1-2", "Example 24", "E-012"],
        sent: { name: "a", attrs: {}, children: [] },
        accepted: Array(2).fill({ name: "b", attrs: {}, children: [] }),
        refused: [],
        json: { a: 1 },
      },
      {
        file: "a.md",
        title: "Another",
        codec: "turn",
        proves: [],
        sent: undefined,
        accepted: [],
        refused: [{ name: "c", attrs: {}, children: [] }],
        json: { a: 1 },
      },
    ]);
  });

  it.each([
    [
      "XML that is not well-formed",
      file("```xml sent\n<a>\n```", BLOCK.json),
      /^a\.md:3: 'A case' can't be read: The frame ends/,
    ],
    [
      "two elements in one block",
      file("```xml sent\n<a/><b/>\n```", BLOCK.json),
      /^a\.md:3: .* can't be read/,
    ],
    [
      "JSON that is none",
      file(BLOCK.sent, "```json\n{ a: 1 }\n```"),
      /^a\.md:3: 'A case' can't be read: .*JSON/,
    ],
    ["no JSON", file(BLOCK.sent), /needs exactly one json block/],
    ["two values", file(BLOCK.sent, BLOCK.json, BLOCK.json), /needs exactly one json block/],
    ["no XML", file(BLOCK.json), /needs XML/],
    ["XML that is read and XML that is refused", file(BLOCK.sent, BLOCK.refused, BLOCK.json), /needs XML/],
    ["two things to send", file(BLOCK.sent, BLOCK.sent, BLOCK.json), /sends two things/],
    ["a block that is never closed", file("```xml sent\n<a/>"), /^a\.md:6: The block is never closed/],
    [
      "a block of an unknown kind",
      file("```xml send\n<a/>\n```", BLOCK.json),
      /^a\.md:6: '```xml send' opens no block/,
    ],
    ["an indented block", file("  ```json\n1\n```"), /^a\.md:6: .* opens no block/],
    ["a block before the first case", BLOCK.json, /^a\.md:1: '```json' opens no block/],
    [
      "an entry that is misspelt",
      file("- prooves: E-001", BLOCK.sent, BLOCK.json),
      /^a\.md:6: .* is neither/,
    ],
    [
      "a requirement of no known form",
      file("- proves: MMOG 7.2", BLOCK.sent, BLOCK.json),
      /'MMOG 7\.2' is no requirement/,
    ],
    ["no codec", ["## A case", BLOCK.sent, BLOCK.json].join("\n"), /^a\.md:1: 'A case' names no codec/],
  ])("with %s is an error", (_what, text, message) => {
    expect(() => readCases("a.md", text)).toThrow(message);
  });
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { XmlElement } from "#xml/element.ts";
import { parseXml } from "#testing/parse-xml.ts";

/**
 * XML and what it means, as a person can read it:
 *
 *     ## A sentence about the case
 *     - codec: entering
 *     - proves: MMOG-7.2.1-2, Example 24, E-012
 *     ```xml sent          what we send for the value
 *     ```xml accepted      what we read as the same value; any number
 *     ```xml refused       what we refuse; then the JSON is { "code": …, "path": … }
 *     ```json              the value
 *
 * Prose may stand between. Anything that looks like a case and can't be read is an error.
 */
export type ProtocolCase = {
  readonly file: string;
  readonly title: string;
  readonly codec: string;
  /** Requirements, examples and errata, such as `MMOG-7.2.1-2`, `Example 24`, `E-012`. */
  readonly proves: readonly string[];
  readonly sent: XmlElement | undefined;
  readonly accepted: readonly XmlElement[];
  readonly refused: readonly XmlElement[];
  /** The value, or the refusal. */
  readonly json: unknown;
};

const PROOF =
  /^(?:(?:MMOG|MUG|IG)-[\w.]+-\d+|(?:MUG |IG )?Example \d+|E-\d{3}|XEP-\d{4}|RFC \d{4}|docs\/dga\.md)$/;

/** All cases of a folder of `.md` files. Throws, with file and line, at the first that can't be read. */
export function loadCases(folder: string): ProtocolCase[] {
  const files = readdirSync(folder).toSorted();
  for (const file of files)
    if (!file.endsWith(".md")) throw new Error(`${file} is no case file: those end in .md.`);
  return files.flatMap((file) => readCases(file, readFileSync(join(folder, file), "utf8")));
}

type Draft = {
  readonly title: string;
  readonly line: number;
  codec?: string;
  proves?: string[];
  readonly blocks: Record<"xml sent" | "xml accepted" | "xml refused" | "json", string[]>;
};

/** The cases of one file. */
export function readCases(file: string, text: string): ProtocolCase[] {
  const lines = text.split("\n");
  const drafts: Draft[] = [];
  const fail = (line: number, why: string): never => {
    throw new Error(`${file}:${line + 1}: ${why}`);
  };
  for (let at = 0; at < lines.length; at++) {
    const line = (lines[at] ?? "").trimEnd();
    const draft = drafts.at(-1);
    if (line.startsWith("## ")) {
      drafts.push({
        title: line.slice(3).trim(),
        line: at,
        blocks: { "xml sent": [], "xml accepted": [], "xml refused": [], json: [] },
      });
    } else if (line.includes("```")) {
      const kind = /^```(xml sent|xml accepted|xml refused|json)$/.exec(line)?.[1];
      const block = draft?.blocks[kind as keyof Draft["blocks"]];
      if (block === undefined) return fail(at, `'${line}' opens no block of a case.`);
      const end = lines.indexOf("```", at + 1);
      if (end < 0) return fail(at, "The block is never closed.");
      block.push(lines.slice(at + 1, end).join("\n"));
      at = end;
    } else if (line.startsWith("- ") && draft !== undefined) {
      const [, key, value] = /^- (codec|proves): (.+)$/.exec(line) ?? [];
      if (key === undefined || value === undefined)
        return fail(at, `'${line}' is neither a codec nor what the case proves.`);
      if (key === "codec") draft.codec = value;
      else draft.proves = value.split(", ");
    }
  }
  return drafts.map((draft) => finish(file, draft, (why) => fail(draft.line, why)));
}

function finish(file: string, draft: Draft, fail: (why: string) => never): ProtocolCase {
  const { title, codec, proves = [], blocks } = draft;
  if (title === "") return fail("A case has no title.");
  if (codec === undefined) return fail(`'${title}' names no codec.`);
  const strange = proves.find((proof) => !PROOF.test(proof));
  if (strange !== undefined) return fail(`'${strange}' is no requirement, example or erratum.`);
  const [json, ...more] = blocks.json;
  if (json === undefined || more.length > 0) return fail(`'${title}' needs exactly one json block.`);
  if (blocks["xml sent"].length > 1) return fail(`'${title}' sends two things.`);
  const reads = blocks["xml sent"].length + blocks["xml accepted"].length;
  if (reads > 0 === blocks["xml refused"].length > 0)
    return fail(`'${title}' needs XML that is read or XML that is refused, and not both.`);
  try {
    const [sent] = blocks["xml sent"].map(parseXml);
    return {
      file,
      title,
      codec,
      proves,
      sent,
      accepted: blocks["xml accepted"].map(parseXml),
      refused: blocks["xml refused"].map(parseXml),
      json: JSON.parse(json) as unknown,
    };
  } catch (error) {
    return fail(`'${title}' can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

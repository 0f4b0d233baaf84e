import { readFileSync } from "node:fs";
import { join } from "node:path";

export const SIDES = ["client", "service", "both"] as const;
/** `title`: the text is cut there, only the heading is known. Such rows are listed and not counted in the sum. */
export const LEVELS = ["MUST", "SHOULD", "MAY", "example", "title"] as const;

export type Requirement = {
  /** Such as `MMOG-7.2.1-3`. */
  readonly id: string;
  readonly text: string;
  /** The section that it stands in, with its heading. */
  readonly section: string;
  readonly side: (typeof SIDES)[number];
  readonly level: (typeof LEVELS)[number];
};

/** An id as it is written in tests and notes; a section alone, or an erratum, is none. */
export const REQUIREMENT_ID = /\b(?:MMOG|MUG|IG)-[\w.]+-\d+\b/g;

/** All numbered requirements of the three texts. Throws at a line that can't be read. */
export function readRequirements(): readonly Requirement[] {
  return parseRequirements(readFileSync(join(import.meta.dirname, "requirements.tsv"), "utf8"));
}

/** One requirement a line, `id, side, level` between tabs; `# TEXT number, heading` begins a section. */
export function parseRequirements(table: string): readonly Requirement[] {
  const requirements: Requirement[] = [];
  const known = new Set<string>();
  let section: { readonly text: string; readonly name: string } | undefined;
  for (const [at, line] of table.split("\n").entries()) {
    if (at === 0 || line === "") continue;
    const fail = (why: string): never => {
      throw new Error(`requirements.tsv:${at + 1}: ${why}: ${line}`);
    };
    const heading = /^# (MMOG|MUG|IG) (\S+)\t(.+)$/.exec(line);
    if (heading !== null) {
      section = { text: heading[1] ?? "", name: `${heading[2]} ${heading[3]}` };
      continue;
    }
    const [id = "", side, level, ...more] = line.split("\t");
    const knownSide = SIDES.find((each) => each === side) ?? fail("no side");
    const knownLevel = LEVELS.find((each) => each === level) ?? fail("no level");
    if (section === undefined || !id.startsWith(`${section.text}-`) || more.length > 0) return fail("no row");
    if (known.has(id)) return fail("twice");
    known.add(id);
    requirements.push({ id, text: section.text, section: section.name, side: knownSide, level: knownLevel });
  }
  return requirements;
}

/** A requirement that we don't claim, and why; the notes may name a whole text or section: `MUG-*`. */
export type OpenRequirement = { readonly pattern: string; readonly why: string };

const HEADING = "## Requirements left open";

/** The table below the heading in docs/spec-notes.md. Throws where a row gives no reason. */
export function parseOpenRequirements(notes: string): readonly OpenRequirement[] {
  const from = notes.indexOf(`${HEADING}\n`);
  if (from < 0) throw new Error(`docs/spec-notes.md has no heading '${HEADING}'.`);
  const [section = ""] = notes.slice(from + HEADING.length).split("\n## ");
  const open: OpenRequirement[] = [];
  for (const line of section.split("\n")) {
    const [, names = "", why = ""] = /^\|([^|]*)\|(.*)\|$/.exec(line.trim()) ?? [];
    const patterns = names.match(/\b(?:MMOG|MUG|IG)-[\w.]*(?:-\d+|\*)/g) ?? [];
    if (patterns.length > 0 && why.trim() === "") throw new Error(`No reason is given for ${names.trim()}.`);
    for (const pattern of patterns) open.push({ pattern, why: why.trim() });
  }
  return open;
}

export function covers({ pattern }: OpenRequirement, id: string): boolean {
  return pattern.endsWith("*") ? id.startsWith(pattern.slice(0, -1)) : id === pattern;
}

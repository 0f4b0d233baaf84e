import { covers, type OpenRequirement } from "#testing/conformance/open-requirements.ts";
import { REQUIREMENT_ID, type Requirement } from "#testing/conformance/requirements.ts";
import type { TestTitle } from "#testing/conformance/test-titles.ts";

export type Judged = Requirement & {
  /** Open where the notes say so; claimed otherwise; proven when a test that always runs names it. */
  readonly status: "proven" | "claimed" | "open";
  /** Why it is open. */
  readonly why?: string;
};

export type Conformance = {
  readonly requirements: readonly Judged[];
  /** What makes the claim untrue, in sentences. */
  readonly faults: readonly string[];
};

/** Holds the requirements against the tests that name them and the notes that leave some open. */
export function judge(
  requirements: readonly Requirement[],
  open: readonly OpenRequirement[],
  titles: readonly TestTitle[],
): Conformance {
  const faults: string[] = [];
  const known = new Set(requirements.map((each) => each.id));
  const proven = new Set<string>();
  for (const { file, title, runs } of titles)
    for (const [id] of title.matchAll(REQUIREMENT_ID)) {
      if (!known.has(id)) faults.push(`${file} names ${id}, which is no requirement: "${title}".`);
      else if (runs) proven.add(id);
    }
  for (const note of open)
    if (!requirements.some((each) => covers(note, each.id)))
      faults.push(`The notes leave ${note.pattern} open, which is no requirement.`);
  const judged = requirements.map((each): Judged => {
    const note = open.find((candidate) => covers(candidate, each.id));
    if (note === undefined) {
      if (proven.has(each.id)) return { ...each, status: "proven" };
      faults.push(`${each.id} (${each.side}, ${each.level}) is claimed and no test proves it.`);
      return { ...each, status: "claimed" };
    }
    if (proven.has(each.id)) faults.push(`${each.id} is left open in the notes, and a test proves it.`);
    return { ...each, status: "open", why: note.why };
  });
  return { requirements: judged, faults };
}

import { describe, expect, it } from "vitest";
import { judge } from "#testing/conformance/conformance.ts";
import { parseOpenRequirements } from "#testing/conformance/open-requirements.ts";
import { report } from "#testing/conformance/report.ts";
import { parseRequirements, readRequirements } from "#testing/conformance/requirements.ts";
import { titlesOf } from "#testing/conformance/test-titles.ts";

const TABLE = `id\tside\tlevel
# MMOG 8.2\tKick
MMOG-8.2-1\tclient\texample
MMOG-8.2-2\tservice\tMUST
MMOG-8.2-3\tservice\tMUST
# MUG 4\tAffiliations
MUG-4-1\tservice\tSHOULD
`;
const NOTES = (rows: string): string =>
  `# Notes\n\n## Requirements left open\n\n| requirement | why |\n|---|---|\n${rows}`;
const requirements = parseRequirements(TABLE);
const tested = (source: string) => titlesOf("kick.test.ts", source);

function verdict(source: string, rows = "| MUG-* | Not spoken. |\n| MMOG-8.2-1, MMOG-8.2-3 | Later. |") {
  return judge(requirements, parseOpenRequirements(NOTES(rows)), tested(source));
}

describe("the requirements", () => {
  it("are those of all three texts, each once", () => {
    const all = readRequirements();
    expect(all).toHaveLength(816);
    const counts = ["MUST", "SHOULD", "MAY", "example", "title"].map(
      (level) => all.filter((each) => each.level === level).length,
    );
    expect(counts).toEqual([418, 136, 93, 142, 27]);
  });

  it("can't be read with a row that is none, or one that is there twice", () => {
    expect(() => parseRequirements(`${TABLE}MUG-4-2\tservice\tOUGHT\n`)).toThrow("no level");
    expect(() => parseRequirements(`${TABLE}MUG-4-1\tservice\tMUST\n`)).toThrow("twice");
    expect(() => parseRequirements(`${TABLE}MMOG-4-1\tservice\tMUST\n`)).toThrow("no row");
  });
});

describe("a claim", () => {
  it("is proven by the title of a test or a story, however it is written", () => {
    for (const source of [
      `it("MMOG-8.2-2: the kicked one is told", () => {})`,
      `export const stories = [story("MMOG-8.2-1, MMOG-8.2-2: told", \`king connects\`)]`,
      "it.each([1, 2])(`MMOG-8.2-2: told ${`twice`}`, () => {})",
      `it("MMOG-8.2-2: the kicked one " + "is told", () => {})`,
    ]) {
      const { requirements: judged, faults } = verdict(source, "| MUG-* | No. |\n| MMOG-8.2-3 | Later. |");
      expect(judged.find((each) => each.id === "MMOG-8.2-2")?.status).toBe("proven");
      expect(faults.filter((fault) => fault.includes("MMOG-8.2-2"))).toEqual([]);
    }
  });

  it("is not proven by a comment, a group of tests, or a test that doesn't always run", () => {
    for (const source of [
      `// MMOG-8.2-2: the kicked one is told\nit("nothing", () => {})`,
      `describe("MMOG-8.2-2: kicks", () => {})`,
      `it.skip("MMOG-8.2-2: told", () => {})`,
      `it.skipIf(noServer)("MMOG-8.2-2: told", () => {})`,
      `test.fixme("MMOG-8.2-2: told", () => {})`,
    ])
      expect(verdict(source).faults).toEqual([
        "MMOG-8.2-2 (service, MUST) is claimed and no test proves it.",
      ]);
  });

  it("is a fault when its id is unknown, in a test or in the notes", () => {
    expect(verdict(`it("MMOG-8.2-2, MMOG-8.2-9: told", () => {})`).faults).toEqual([
      'kick.test.ts names MMOG-8.2-9, which is no requirement: "MMOG-8.2-2, MMOG-8.2-9: told".',
    ]);
    expect(
      verdict(
        `it("MMOG-8.2-2: told", () => {})`,
        "| MUG-* | No. |\n| MMOG-8.2-1, MMOG-8.2-3, MMOG-99-1 | Later. |",
      ).faults,
    ).toEqual(["The notes leave MMOG-99-1 open, which is no requirement."]);
  });

  it("can't be open and proven at once, and what is open needs a reason", () => {
    expect(verdict(`it("MMOG-8.2-2, MMOG-8.2-3: told", () => {})`).faults).toEqual([
      "MMOG-8.2-3 is left open in the notes, and a test proves it.",
    ]);
    expect(() => parseOpenRequirements(NOTES("| MMOG-8.2-3 | |"))).toThrow("No reason is given");
    expect(() => parseOpenRequirements("# Notes\n")).toThrow("no heading");
  });
});

it("the report ends with what is proven of all, counts sides and sections, and says why something is open", () => {
  const text = report(verdict(`it("MMOG-8.2-2: told", () => {})`));
  expect(text.split("\n").at(-1)).toBe("MUST 1/2, SHOULD 0/1, MAY 0/0, example 0/1");
  expect(text).toMatch(/MMOG 8\.2 Kick +MUST 1\/1 +example 0\/0 +open: MMOG-8\.2-1, MMOG-8\.2-3/);
  expect(text).toMatch(/service MUST +1 +1 +1/);
  expect(text).toContain("MMOG-8.2-1, MMOG-8.2-3: Later.");
});

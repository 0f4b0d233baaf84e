/**
 * What of the specifications is claimed and proven: `npm run conformance`, with `-- --text MMOG` for one text alone.
 * Ends with 1 when something is claimed that no test proves, or an unknown id is named.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { judge } from "#testing/conformance/conformance.ts";
import { parseOpenRequirements } from "#testing/conformance/open-requirements.ts";
import { report } from "#testing/conformance/report.ts";
import { readRequirements } from "#testing/conformance/requirements.ts";
import { testTitles } from "#testing/conformance/test-titles.ts";

const root = join(import.meta.dirname, "../../..");
const { values } = parseArgs({ options: { text: { type: "string" } } });
const all = readRequirements();
if (values.text !== undefined && !all.some((each) => each.text === values.text))
  throw new Error(`There is no text '${values.text}': take MMOG, MUG or IG.`);

const { requirements, faults } = judge(
  all,
  parseOpenRequirements(readFileSync(join(root, "docs/spec-notes.md"), "utf8")),
  testTitles(root, ["src", "e2e"]),
);
const shown = requirements.filter((each) => values.text === undefined || each.text === values.text);
process.stdout.write(`${report({ requirements: shown, faults })}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;

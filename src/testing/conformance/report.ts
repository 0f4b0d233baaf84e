import type { Conformance, Judged } from "#testing/conformance/conformance.ts";
import { LEVELS, SIDES } from "#testing/conformance/requirements.ts";

/** The levels of the last line. */
const COUNTED = ["MUST", "SHOULD", "MAY", "example"] as const;

/** The report for people: sections, sides, what is open and why, faults, and the sum as the last line. */
export function report({ requirements, faults }: Conformance): string {
  const sections = [...new Set(requirements.map(sectionOf))].map((name) => [
    name,
    requirements.filter((each) => sectionOf(each) === name),
  ]) satisfies [string, Judged[]][];
  const sides = SIDES.flatMap((side) =>
    LEVELS.map((level): [string, Judged[]] => [
      `${side} ${level}`,
      requirements.filter((each) => each.side === side && each.level === level),
    ]),
  ).filter(([, rows]) => rows.length > 0);
  const open = requirements.filter((each) => each.status === "open");
  const reasons = [...new Set(open.map((each) => each.why))];
  return [
    "By section: proven of claimed, and what is open",
    ...table(
      sections.map(([name, rows]) => [name, ...LEVELS.map((level) => levelCell(rows, level)), ids(rows)]),
    ),
    "",
    "By side and level",
    ...table(
      [["", "claimed", "proven", "open"]].concat(
        sides.map(([name, rows]) => [
          name,
          String(rows.length - count(rows, "open")),
          String(count(rows, "proven")),
          String(count(rows, "open")),
        ]),
      ),
    ),
    ...(open.length > 0 ? ["", "Open, and why"] : []),
    ...reasons.map((why) => {
      const concerned = open.filter((each) => each.why === why).map((each) => each.id);
      const named = concerned.length > 6 ? `${concerned.length} requirements` : concerned.join(", ");
      return `  ${named}: ${why}`;
    }),
    ...(faults.length > 0 ? ["", "Faults", ...faults.map((fault) => `  ${fault}`)] : []),
    "",
    sum(requirements),
  ].join("\n");
}

/** `MUST 418/418, SHOULD 130/136, …`: proven of all. */
export function sum(requirements: readonly Judged[]): string {
  return COUNTED.map((level) => {
    const rows = requirements.filter((each) => each.level === level);
    return `${level} ${count(rows, "proven")}/${rows.length}`;
  }).join(", ");
}

function sectionOf(row: Judged): string {
  return `${row.text} ${row.section}`;
}

function levelCell(rows: readonly Judged[], level: string): string {
  const here = rows.filter((each) => each.level === level);
  const claimed = here.length - count(here, "open");
  return here.length === 0 ? "" : `${level} ${count(here, "proven")}/${claimed}`;
}

function ids(rows: readonly Judged[]): string {
  const open = rows.filter((each) => each.status === "open");
  if (open.length === 0) return "";
  return open.length === rows.length ? "all open" : `open: ${open.map((each) => each.id).join(", ")}`;
}

function count(rows: readonly Judged[], status: Judged["status"]): number {
  return rows.filter((each) => each.status === status).length;
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd(),
  );
}

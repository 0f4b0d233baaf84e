/** What all benchmarks share: their options, their table for people and their figures for programs. */
import { writeFileSync } from "node:fs";

/** One case and subject with its figures, as bench.md's "The shape of --json" wants it. */
export type Row = { case: string; subject: string } & Record<string, number | string>;

export type Column = {
  /** The figure's name in the row. */
  key: string;
  /** The column's head, with the unit. */
  head: string;
  digits?: number;
};

/** The value of `--name value` on the command line, or undefined. */
export function option(name: string, args = process.argv.slice(2)): string | undefined {
  const at = args.indexOf(`--${name}`);
  if (at < 0) return undefined;
  const value = args[at + 1];
  if (value === undefined || value.startsWith("--")) throw new Error(`--${name} needs a value.`);
  return value;
}

/** Whether `--name` stands on the command line. */
export function flag(name: string, args = process.argv.slice(2)): boolean {
  return args.includes(`--${name}`);
}

/** `--name value` as a number. */
export function numberOption(name: string, fallback: number): number {
  const text = option(name);
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!Number.isFinite(value)) throw new Error(`--${name} needs a number, not "${text}".`);
  return value;
}

function cell(value: number | string | undefined, digits: number): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : Number.isFinite(value) ? value.toFixed(digits) : "–";
}

/** Prints rows under heads, numbers to the right. */
export function printTable(title: string, columns: readonly Column[], rows: readonly Row[]): void {
  const lines = rows.map((row) => columns.map((column) => cell(row[column.key], column.digits ?? 1)));
  const widths = columns.map((column, i) =>
    Math.max(column.head.length, ...lines.map((line) => line[i]!.length)),
  );
  const isText = columns.map((column) => rows.every((row) => typeof row[column.key] === "string"));
  const print = (line: readonly string[]) =>
    console.log(
      line.map((text, i) => (isText[i] ? text.padEnd(widths[i]!) : text.padStart(widths[i]!))).join("  "),
    );
  if (title !== "") console.log(`\n${title}`);
  print(columns.map((column) => column.head));
  console.log(widths.map((width) => "─".repeat(width)).join("  "));
  for (const line of lines) print(line);
}

/** One aim beside what came out. */
export type Aim = { aim: string; figure: string; isMet: boolean };

/** Prints the aims with their figures; a miss is called a miss. */
export function printAims(title: string, aims: readonly Aim[]): void {
  const width = Math.max(...aims.map((aim) => aim.aim.length));
  console.log(`\n${title}`);
  for (const { aim, figure, isMet } of aims) {
    console.log(`  ${isMet ? "met   " : "MISSED"}  ${aim.padEnd(width)}  ${figure}`);
  }
}

/** Writes the figures to the file that `--json` names, if it does. */
export function writeJson(bench: string, rows: readonly Row[]): void {
  const file = option("json");
  if (file !== undefined) writeFileSync(file, `${JSON.stringify({ bench, rows }, undefined, 1)}\n`);
}

/** The value below which the given share of the numbers lies; 0 for none. Sorts a copy. */
export function quantile(values: Float64Array | readonly number[], share: number): number {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

export function mean(values: Float64Array | readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? 0 : sum / values.length;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

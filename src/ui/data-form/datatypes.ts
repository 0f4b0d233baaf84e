import type { FieldProblem } from "./model.ts";

/** What is known of a datatype of XEP-0122: which texts are of it, and in what order they stand. */
export type Datatype = {
  /** What is wrong with a text that isn't of the type. */
  readonly problem: FieldProblem["code"];
  /** A place in the type's order, by which limits are compared; `undefined` for what isn't of the type. */
  readonly rank: (text: string) => number | undefined;
  readonly input: "numeric" | "decimal" | "url" | "date" | "text";
  /** Limits that lie in the type itself. */
  readonly min?: string;
  readonly max?: string;
};

const INTEGER = /^[+-]?\d{1,16}$/u;
const DECIMAL = /^[+-]?(?:\d{1,16}(?:\.\d{0,16})?|\.\d{1,16})$/u;
const FLOAT = /^[+-]?(?:\d{1,16}(?:\.\d{0,16})?|\.\d{1,16})(?:[eE][+-]?\d{1,3})?$/u;
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/u;
const TIME = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)?$/u;
const URI = /^[a-z][a-z\d+.-]{0,31}:\S{1,2000}$/iu;
const LANGUAGE = /^[a-z]{1,8}(?:-[a-z\d]{1,8}){0,8}$/iu;

function numberIn(pattern: RegExp): Datatype["rank"] {
  return (text) => (pattern.test(text) ? Number(text) : undefined);
}

/** A word has no order: every one stands in the same place. */
function wordIn(pattern: RegExp): Datatype["rank"] {
  return (text) => (pattern.test(text) ? 0 : undefined);
}

function dateRank(text: string): number | undefined {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined) return undefined;
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // 30 February is a day of March to `Date`.
  return new Date(at).toISOString().startsWith(text) ? at : undefined;
}

function dateTimeRank(text: string): number | undefined {
  const [date = "", time = "", ...more] = text.split("T");
  if (more.length > 0 || dateRank(date) === undefined || !TIME.test(time)) return undefined;
  const at = Date.parse(/[Z+-]/u.test(time) ? text : `${text}Z`);
  return Number.isNaN(at) ? undefined : at;
}

function timeRank(text: string): number | undefined {
  return TIME.test(text) ? dateTimeRank(`1970-01-01T${text}`) : undefined;
}

function integer(min?: string, max?: string): Datatype {
  const limits = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
  return { problem: "not-an-integer", rank: numberIn(INTEGER), input: "numeric", ...limits };
}

const decimal: Datatype = { problem: "not-a-number", rank: numberIn(DECIMAL), input: "decimal" };
const float: Datatype = { ...decimal, rank: numberIn(FLOAT) };

/** The datatypes that have something to be checked. XEP-0122, 5.1 and 5.2, without those that are any text. */
const DATATYPES: ReadonlyMap<string, Datatype> = new Map([
  ["xs:integer", integer()],
  ["xs:long", integer()],
  ["xs:int", integer("-2147483648", "2147483647")],
  ["xs:short", integer("-32768", "32767")],
  ["xs:byte", integer("-128", "127")],
  ["xs:nonNegativeInteger", integer("0")],
  ["xs:positiveInteger", integer("1")],
  ["xs:unsignedInt", integer("0", "4294967295")],
  ["xs:unsignedShort", integer("0", "65535")],
  ["xs:unsignedByte", integer("0", "255")],
  ["xs:decimal", decimal],
  ["xs:double", float],
  ["xs:float", float],
  ["xs:date", { problem: "not-a-date", rank: dateRank, input: "date" }],
  ["xs:time", { problem: "not-a-time", rank: timeRank, input: "text" }],
  ["xs:dateTime", { problem: "not-a-date-time", rank: dateTimeRank, input: "text" }],
  ["xs:anyURI", { problem: "not-a-uri", rank: wordIn(URI), input: "url" }],
  ["xs:language", { problem: "not-a-language", rank: wordIn(LANGUAGE), input: "text" }],
]);

/** `undefined`: any text will do, and so it will for a datatype that isn't known. */
export function datatypeOf(name: string | undefined): Datatype | undefined {
  return name === undefined ? undefined : DATATYPES.get(name);
}

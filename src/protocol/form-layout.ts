import { integer, type ValueCodec } from "#xml/value.ts";
import {
  formTypeField,
  type DataForm,
  type FieldType,
  type FormField,
  type FormOption,
} from "#protocol/data-form.ts";
import { wholeNumberCheck, type FieldCheck } from "#protocol/form-check.ts";
import { jidText } from "#protocol/jid.ts";

/**
 * One layout of a form gives both the XEP-0004 form that is sent and the typed data of the form that comes
 * back, with a sentence for every field that is wrong. Fields that a submission leaves out keep their value.
 */
export type FormLayout<F extends LayoutFields> = {
  readonly formType: string;
  /** One member of the data a field, in the order of the form. */
  readonly fields: F;
};

// The values of a field flow both in and out, so a record of any fields needs the widest type here.
// eslint-disable-next-line typescript/no-explicit-any
type LayoutFields = Readonly<Record<string, LayoutField<any>>>;

export type LayoutField<T> = {
  readonly var: string;
  /** Other names under which the field is accepted. */
  readonly aliases: readonly string[];
  readonly type: FieldType;
  readonly label: string;
  readonly options: readonly FormOption[];
  readonly required?: boolean;
  /** What is told to those who fill the field in (XEP-0122), so that they hear of a slip before they send it. */
  readonly check?: FieldCheck;
  format(value: T): readonly string[];
  parse(values: readonly string[]): Read<T>;
};

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** The typed data of a layout. */
export type LayoutValues<F extends LayoutFields> = {
  readonly [K in keyof F]: F[K] extends LayoutField<infer T> ? T : never;
};

/** What is wrong with one field, in a sentence that a person can act on. */
export type FieldProblem = { readonly var: string; readonly text: string };

export type FormReading<V> =
  | { readonly ok: true; readonly values: V }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

export function formLayout<F extends LayoutFields>(formType: string, fields: F): FormLayout<F> {
  return { formType, fields };
}

/** The form to be filled in, with `values` as its present content. */
export function layOutForm<F extends LayoutFields>(
  layout: FormLayout<F>,
  values: LayoutValues<F>,
  heading: { readonly title?: string; readonly instructions?: readonly string[] } = {},
): DataForm {
  const fields = Object.entries(layout.fields).map(([key, field]): FormField => ({
    var: field.var,
    type: field.type,
    label: field.label,
    values: field.format(values[key]),
    options: field.options,
    ...(field.required === true && { required: true }),
    ...(field.check !== undefined && { check: field.check }),
  }));
  return {
    type: "form",
    ...(heading.title !== undefined && { title: heading.title }),
    instructions: heading.instructions ?? [],
    fields: [formTypeField(layout.formType), ...fields],
    items: [],
  };
}

/** The data of a submitted form; what it doesn't mention stays as in `previous`. */
export function readForm<F extends LayoutFields>(
  layout: FormLayout<F>,
  form: DataForm,
  previous: LayoutValues<F>,
): FormReading<LayoutValues<F>> {
  const values: Record<string, unknown> = { ...previous };
  const problems: FieldProblem[] = [];
  for (const [key, field] of Object.entries(layout.fields)) {
    const submitted = form.fields.find(
      (candidate) =>
        candidate.var === field.var || (candidate.var !== undefined && field.aliases.includes(candidate.var)),
    );
    if (submitted === undefined) continue;
    const read = field.parse(submitted.values);
    if (read.ok) values[key] = read.value;
    else problems.push({ var: field.var, text: read.problem });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, values: values as LayoutValues<F> };
}

type Naming = { readonly var: string; readonly label: string; readonly aliases?: readonly string[] };

/** A line of text, at most `max` UTF-16 units. */
export function line(naming: Naming, max = 256): LayoutField<string> {
  return text(naming, "text-single", max);
}

/** A line of text that is not shown while it is typed. */
export function secret(naming: Naming, max = 256): LayoutField<string> {
  return text(naming, "text-private", max);
}

export function yesNo(naming: Naming): LayoutField<boolean> {
  return {
    ...named(naming, "boolean"),
    format: (value) => [value ? "1" : "0"],
    parse([given = ""]) {
      const word = given.trim().toLowerCase();
      if (word === "1" || word === "true") return { ok: true, value: true };
      // An unticked box is often sent without a value.
      if (word === "0" || word === "false" || word === "") return { ok: true, value: false };
      return problem(naming, "is a yes or a no: 1 or 0.");
    },
  };
}

/** One of some words; compared without case. */
export function choice<const T extends string>(
  naming: Naming,
  options: readonly { readonly value: T; readonly label: string }[],
): LayoutField<T> {
  return {
    ...named(naming, "list-single", options),
    format: (value) => [value],
    parse([given = ""]) {
      const found = options.find((option) => same(option.value, given));
      return found === undefined ? noneOf(naming, options) : { ok: true, value: found.value };
    },
  };
}

/** Some of some words, in the order of the options. */
export function choices<const T extends string>(
  naming: Naming,
  options: readonly { readonly value: T; readonly label: string }[],
): LayoutField<readonly T[]> {
  return {
    ...named(naming, "list-multi", options),
    format: (value) => value,
    parse(given) {
      const words = given.filter((word) => word.trim() !== "");
      if (!words.every((word) => options.some((option) => same(option.value, word))))
        return noneOf(naming, options);
      const chosen = options.filter((option) => words.some((word) => same(option.value, word)));
      return { ok: true, value: chosen.map((option) => option.value) };
    },
  };
}

/** A whole number from `min` to `max`; the form says so. */
export function wholeNumber(naming: Naming, min: number, max: number): LayoutField<number> {
  return { ...value(naming, integer(min, max)), check: wholeNumberCheck(min, max) };
}

/** A value of the codec, written as a line of text. */
export function value<T>(naming: Naming, codec: ValueCodec<T>): LayoutField<T> {
  return {
    ...named(naming, "text-single"),
    format: (held) => [codec.format(held)],
    parse([given = ""]) {
      const read = codec.parse(given);
      return read.ok
        ? { ok: true, value: read.value }
        : { ok: false, problem: `${naming.label}: ${read.refusal.detail}` };
    },
  };
}

/** Several lines, without the empty ones; at most `most` of them, each at most `max` units long. */
export function lines(naming: Naming, most: number, max: number): LayoutField<readonly string[]> {
  return {
    ...named(naming, "text-multi"),
    format: (held) => held,
    parse(given) {
      const kept = given
        .flatMap((part) => part.split("\n"))
        .map((part) => part.trim())
        .filter((part) => part !== "");
      if (kept.length > most) return problem(naming, `has at most ${most} lines.`);
      if (kept.some((part) => part.length > max))
        return problem(naming, `has at most ${max} characters a line.`);
      return { ok: true, value: kept };
    },
  };
}

/** Bare addresses; full ones are cut to bare (errata E-141), repeated ones kept once. */
export function addresses(naming: Naming, most: number): LayoutField<readonly string[]> {
  return {
    ...named(naming, "jid-multi"),
    format: (held) => held,
    parse(given) {
      const kept = new Set<string>();
      for (const part of given) {
        if (part.trim() === "") continue;
        const jid = jidText.parse(part);
        if (!jid.ok) return { ok: false, problem: jid.refusal.detail };
        const slash = jid.value.indexOf("/");
        kept.add(slash < 0 ? jid.value : jid.value.slice(0, slash));
      }
      return kept.size > most
        ? problem(naming, `has at most ${most} addresses.`)
        : { ok: true, value: [...kept] };
    },
  };
}

/** A field that has to be filled in; whether it was, is for the reader of the data to see. */
export function required<T>(field: LayoutField<T>): LayoutField<T> {
  return { ...field, required: true };
}

function text(naming: Naming, type: FieldType, max: number): LayoutField<string> {
  return {
    ...named(naming, type),
    format: (held) => (held === "" ? [] : [held]),
    parse([given = ""]) {
      return given.length > max
        ? problem(naming, `has at most ${max} characters.`)
        : { ok: true, value: given };
    },
  };
}

function named(naming: Naming, type: FieldType, options: readonly FormOption[] = []) {
  return { var: naming.var, aliases: naming.aliases ?? [], type, label: naming.label, options };
}

function problem(naming: Naming, rest: string): { ok: false; problem: string } {
  return { ok: false, problem: `'${naming.label}' ${rest}` };
}

function noneOf(naming: Naming, options: readonly FormOption[]): { ok: false; problem: string } {
  return problem(naming, `is one of ${options.map((option) => option.value).join(", ")}.`);
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.trim().toLowerCase();
}

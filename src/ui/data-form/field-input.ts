import { datatypeOf } from "./datatypes.ts";
import { typeOf } from "./form-values.ts";
import { limitsOf } from "./form-problems.ts";
import type { FormField } from "./model.ts";

/** How a field is typed: which keys a phone shows, and whether the browser has a control for it. */
export type FieldInput = {
  readonly type: "text" | "date";
  readonly inputMode?: "numeric" | "decimal" | "url" | "email";
  readonly min?: string;
  readonly max?: string;
  readonly spellCheck?: boolean;
};

/**
 * Numbers stay fields of text: a field of type `number` keeps from the page what isn't a number, so that
 * nothing could be said about it, and it changes by the mouse's wheel.
 */
export function inputFor(field: FormField): FieldInput {
  if (typeOf(field) === "jid-single" || typeOf(field) === "jid-multi")
    return { type: "text", inputMode: "email", spellCheck: false };
  const datatype = datatypeOf(field.check?.datatype);
  if (datatype === undefined) return { type: "text", spellCheck: true };
  const plain = { type: "text", spellCheck: false } as const;
  const limits = limitsOf(field);
  switch (datatype.input) {
    case "numeric":
    case "decimal":
      // The keys for numbers have no minus on some phones.
      return limits.min !== undefined && Number(limits.min) >= 0
        ? { ...plain, inputMode: datatype.input }
        : plain;
    case "url":
      return { ...plain, inputMode: "url" };
    case "date":
      // The browser's calendar shows nothing of a text that is no date.
      return field.values.every((value) => value === "" || datatype.rank(value) !== undefined)
        ? { ...limits, type: "date" }
        : plain;
    case "text":
      return plain;
  }
}

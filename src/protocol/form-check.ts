import { element, flag, optionalAttr, optionalChild, type Infer } from "#xml/codec.ts";
import { integer, nonEmpty } from "#xml/value.ts";
import { NS } from "#protocol/namespaces.ts";

/** Numbers and dates are short; a longer limit is no limit that a person could keep. */
const limit = nonEmpty(64);

const range = element("range", NS.validate, {
  min: optionalAttr("min", limit),
  max: optionalAttr("max", limit),
});

const listRange = element("list-range", NS.validate, {
  min: optionalAttr("min", integer(0, 10_000)),
  max: optionalAttr("max", integer(0, 10_000)),
});

/**
 * XEP-0122 `<validate/>`: what a field's values are like, as a hint for the one who fills it in. `<basic/>` is
 * what holds when nothing is said. `<regex/>` is not even read: an expression of a stranger's making can keep
 * the page busy for ever (catastrophic backtracking), and the service checks what it gets anyway.
 */
export const fieldCheck = element("validate", NS.validate, {
  datatype: optionalAttr("datatype", nonEmpty(64)),
  open: flag("open"),
  range: optionalChild(range),
  listRange: optionalChild(listRange),
});
export type FieldCheck = Infer<typeof fieldCheck>;

/** The hint of a whole number between two limits. */
export function wholeNumberCheck(min: number, max: number): FieldCheck {
  return { datatype: "xs:integer", range: { min: String(min), max: String(max) } };
}

/** The hint of a list that proposes values and takes others too. */
export const openCheck: FieldCheck = { datatype: "xs:string", open: true };

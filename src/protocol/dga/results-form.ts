import { boolean, decimal, integer } from "#xml/value.ts";
import {
  fieldValue,
  formTypeField,
  type DataForm,
  type FieldType,
  type FormField,
} from "#protocol/data-form.ts";
import { FORM_TYPE } from "#protocol/namespaces.ts";

/** What a character did in a match. */
export type MatchResult = {
  readonly name: string;
  readonly team: string;
  readonly shots: number;
  readonly hits: number;
  /** Power taken from others. */
  readonly damage: number;
  /** Characters destroyed. */
  readonly destroyed: number;
  /** Repairs finished. */
  readonly repaired: number;
  readonly survived: boolean;
};

const PREFIX = "mmog/dga#results_";
const COUNT = integer(0, 1e9);
const AMOUNT = decimal(1, 1e9);

const COLUMNS: readonly { name: keyof MatchResult; label: string; type: FieldType }[] = [
  { name: "name", label: "Name", type: "text-single" },
  { name: "team", label: "Team", type: "text-single" },
  { name: "shots", label: "Shots", type: "text-single" },
  { name: "hits", label: "Hits", type: "text-single" },
  { name: "damage", label: "Damage dealt", type: "text-single" },
  { name: "destroyed", label: "Destroyed", type: "text-single" },
  { name: "repaired", label: "Repaired", type: "text-single" },
  { name: "survived", label: "Survived", type: "boolean" },
];

/** The form of type result and FORM_TYPE `…/mmog/dga#results`, one item a character. */
export function resultsForm(results: readonly MatchResult[]): DataForm {
  return {
    type: "result",
    instructions: [],
    fields: [formTypeField(FORM_TYPE.dgaResults)],
    reported: COLUMNS.map(({ name, label, type }) => ({
      var: `${PREFIX}${name}`,
      label,
      type,
      values: [],
      options: [],
    })),
    items: results.map((row) => COLUMNS.map(({ name }) => field(name, row))),
  };
}

/** Reads the form. A number that can't be read counts as nought: the table is for people. */
export function readResultsForm(form: DataForm): MatchResult[] {
  return form.items.map((item) => {
    const text = (name: keyof MatchResult): string => fieldValue(item, `${PREFIX}${name}`) ?? "";
    const count = (name: keyof MatchResult): number => {
      const read = AMOUNT.parse(text(name));
      return read.ok && read.value >= 0 ? read.value : 0;
    };
    const survived = boolean.parse(text("survived"));
    return {
      name: text("name"),
      team: text("team"),
      shots: count("shots"),
      hits: count("hits"),
      damage: count("damage"),
      destroyed: count("destroyed"),
      repaired: count("repaired"),
      survived: survived.ok && survived.value,
    };
  });
}

function field(name: keyof MatchResult, row: MatchResult): FormField {
  const value = row[name];
  const text =
    typeof value === "string"
      ? value
      : typeof value === "boolean"
        ? boolean.format(value)
        : name === "damage"
          ? AMOUNT.format(value)
          : COUNT.format(value);
  return { var: `${PREFIX}${name}`, values: [text], options: [] };
}

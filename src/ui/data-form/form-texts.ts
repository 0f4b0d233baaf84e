import type { FieldProblem } from "./model.ts";

/** The words that a generated form needs besides those that came with it. What stands in braces is filled in here. */
export type FormTexts = {
  readonly required: string;
  /** The empty entry of a list from which nothing need be chosen. */
  readonly noChoice: string;
  /** The last entry of a list that takes other values too, and the name of the field for one: `{label}`. */
  readonly other: string;
  readonly otherOf: string;
  readonly othersOf: string;
  /** Name of the button that shows a hidden text. */
  readonly reveal: string;
  readonly onePerLine: string;
  readonly addressPerLine: string;
  /** What a number may be: `{min}` and `{max}`. */
  readonly between: string;
  /** Why a field can't be filled in while another is: `{other}`. */
  readonly excluded: string;
  /** Stands where a picture is that can't be shown. */
  readonly noPicture: string;
  /** How many fields aren't shown: `{count}`. */
  readonly hidden: string;
  /** What is wrong in the whole form: `{fields}`. */
  readonly summary: string;
  readonly result: { readonly yes: string; readonly no: string };
  /** By the code of the problem, with `{min}` and `{max}`. */
  readonly problems: { readonly [Code in FieldProblem["code"]]: string };
};

/** Puts values in the places of a text that stand in braces. */
export function filled(text: string, values: { readonly [name: string]: string | undefined }): string {
  return text.replaceAll(/\{(\w+)\}/gu, (place, name: string) => values[name] ?? place);
}

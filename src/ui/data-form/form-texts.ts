import type { FieldProblem } from "./model.ts";

/** The words that a generated form needs besides those that came with it. */
export type FormTexts = {
  readonly required: string;
  /** The empty entry of a list from which nothing need be chosen. */
  readonly noChoice: string;
  /** Name of the button that shows a hidden text. */
  readonly reveal: string;
  readonly onePerLine: string;
  readonly addressPerLine: string;
  readonly problems: { readonly [Problem in FieldProblem]: string };
};

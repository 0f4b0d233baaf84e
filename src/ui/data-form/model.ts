/** The field types of XEP-0004, 3.3. A field without a type, or with an unknown one, is text-single. */
export type FieldType =
  | "boolean"
  | "fixed"
  | "hidden"
  | "jid-multi"
  | "jid-single"
  | "list-multi"
  | "list-single"
  | "text-multi"
  | "text-private"
  | "text-single";

export type FieldOption = { readonly label?: string; readonly value: string };

export type FormField = {
  readonly var?: string;
  readonly type?: FieldType;
  readonly label?: string;
  readonly desc?: string;
  readonly required?: boolean;
  readonly values: readonly string[];
  readonly options: readonly FieldOption[];
};

/** A form as it came over the wire (XEP-0004). The protocol's decoded form satisfies it as it is. */
export type DataForm = {
  readonly type: "form" | "submit" | "cancel" | "result";
  readonly title?: string;
  readonly instructions: readonly string[];
  readonly fields: readonly FormField[];
  /** Column heads of a table of items. */
  readonly reported?: readonly FormField[];
  readonly items: readonly (readonly FormField[])[];
};

/** What is sent back: the form's own fields, never one that the form did not hold. */
export type SubmittedField = { readonly var: string; readonly values: readonly string[] };

/** What the user typed so far, by the field's var. A field that was not touched is not in it. */
export type FormDraft = { readonly [name: string]: readonly string[] };

/** What stands beside a field when it cannot be sent as it is; the words come from the caller. */
export type FieldProblem = "required" | "not-an-address";

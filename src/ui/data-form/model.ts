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

/** What a field's values are like (XEP-0122); a hint, so whatever can't be made sense of is passed over. */
export type FieldCheck = {
  readonly datatype?: string;
  /** A list that takes other values than it proposes. */
  readonly open?: boolean;
  readonly range?: { readonly min?: string; readonly max?: string };
  /** How many entries of a list may be chosen. */
  readonly listRange?: { readonly min?: number; readonly max?: number };
};

/** A picture that a field is about, in several forms of it (XEP-0221). */
export type FieldMedia = {
  readonly height?: number;
  readonly width?: number;
  readonly uris: readonly { readonly type: string; readonly uri: string }[];
};

export type FormField = {
  readonly var?: string;
  readonly type?: FieldType;
  readonly label?: string;
  readonly desc?: string;
  readonly required?: boolean;
  readonly check?: FieldCheck;
  readonly media?: FieldMedia;
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
export type FieldProblem = {
  readonly code:
    | "required"
    | "not-an-address"
    | "not-an-integer"
    | "not-a-number"
    | "not-a-date"
    | "not-a-time"
    | "not-a-date-time"
    | "not-a-uri"
    | "not-a-language"
    | "too-small"
    | "too-large"
    | "out-of-range"
    | "too-few"
    | "too-many";
  readonly min?: string;
  readonly max?: string;
};

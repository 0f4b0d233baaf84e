import {
  element,
  children,
  childText,
  childTexts,
  flag,
  optionalAttr,
  optionalChild,
  type Codec,
  type Field,
} from "#xml/codec.ts";
import { accept, refuse } from "#xml/decoded.ts";
import { elements, localName, textOf, type XmlElement } from "#xml/element.ts";
import { string } from "#xml/value.ts";
import { fieldCheck, type FieldCheck } from "#protocol/form-check.ts";
import { fieldMedia, type FieldMedia } from "#protocol/form-media.ts";
import { NS } from "#protocol/namespaces.ts";

/** XEP-0004, 3.3. An unknown type reads as text-single, as the XEP asks. */
const FIELD_TYPES = [
  "boolean",
  "fixed",
  "hidden",
  "jid-multi",
  "jid-single",
  "list-multi",
  "list-single",
  "text-multi",
  "text-private",
  "text-single",
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];
type FormKind = "form" | "submit" | "cancel" | "result";

export type FormOption = { readonly label?: string; readonly value: string };

export type FormField = {
  readonly var?: string;
  readonly type?: FieldType;
  readonly label?: string;
  readonly desc?: string;
  readonly required?: boolean;
  /** What the values are like (XEP-0122). */
  readonly check?: FieldCheck;
  /** A picture that the field is about (XEP-0221). */
  readonly media?: FieldMedia;
  readonly values: readonly string[];
  readonly options: readonly FormOption[];
};

/** More than anybody could fill in or look through: a form beyond these is refused. */
const MOST = { fields: 1_000, values: 5_000, options: 1_000, items: 5_000 } as const;

export type DataForm = {
  readonly type: FormKind;
  readonly title?: string;
  readonly instructions: readonly string[];
  readonly fields: readonly FormField[];
  /** Column heads of a table of items. */
  readonly reported?: readonly FormField[];
  readonly items: readonly (readonly FormField[])[];
};

const optionCodec = element("option", NS.form, {
  label: optionalAttr("label", string),
  value: optionValue(),
});

/** `label` and `type` as attributes; as child elements they are accepted too (errata E-031). */
function attributeOrChild(name: "label" | "type"): Field<string | undefined> {
  return {
    read(source) {
      const attribute = source.attrs[name];
      if (attribute !== undefined) return accept(attribute);
      const inside = elements(source).find((candidate) => localName(candidate) === name);
      return accept(inside === undefined ? undefined : textOf(inside));
    },
    write: (part, draft) => void (draft.attrs[name] = part),
  };
}

const fieldType: Field<FieldType | undefined> = {
  read(source, ns) {
    const found = attributeOrChild("type").read(source, ns);
    if (!found.ok || found.value === undefined) return accept(undefined);
    return accept(FIELD_TYPES.find((known) => known === found.value) ?? "text-single");
  },
  write: (part, draft) => void (draft.attrs["type"] = part),
};

/** A hint that can't be read is no hint: the field is shown without it. */
function hint<T>(codec: Codec<T>): Field<T | undefined> {
  const whole = optionalChild(codec);
  return {
    read(source, ns) {
      const found = whole.read(source, ns);
      return found.ok ? found : accept(undefined);
    },
    write: (part, draft) => whole.write(part, draft),
  };
}

function atMost<T>(most: number, of: string, field: Field<readonly T[]>): Field<readonly T[]> {
  return {
    read(source, ns) {
      const found = field.read(source, ns);
      return !found.ok || found.value.length <= most ? found : tooMany(most, of);
    },
    write: (part, draft) => field.write(part, draft),
  };
}

function tooMany(most: number, of: string) {
  return refuse("out-of-range", of, `There are more than ${most} of <${of}/>.`);
}

const fieldCodec: Codec<FormField> = element("field", NS.form, {
  var: optionalAttr("var", string),
  type: fieldType,
  label: attributeOrChild("label"),
  desc: childText("desc", string),
  required: flag("required"),
  check: hint(fieldCheck),
  media: hint(fieldMedia),
  values: atMost(MOST.values, "value", childTexts("value", string)),
  options: atMost(MOST.options, "option", children(optionCodec)),
});

const fieldList = atMost(MOST.fields, "field", children(fieldCodec));

const reported: Field<readonly FormField[] | undefined> = {
  read(source, ns) {
    const box = elements(source).find((candidate) => localName(candidate) === "reported");
    return box === undefined ? accept(undefined) : fieldList.read(box, ns);
  },
  write(part, draft) {
    if (part !== undefined) draft.children.push(row("reported", part));
  },
};

const items: Field<readonly (readonly FormField[])[]> = {
  read(source, ns) {
    const rows: (readonly FormField[])[] = [];
    for (const box of elements(source)) {
      if (localName(box) !== "item") continue;
      if (rows.length === MOST.items) return tooMany(MOST.items, "item");
      const fields = fieldList.read(box, ns);
      if (!fields.ok) return fields;
      rows.push(fields.value);
    }
    return accept(rows);
  },
  write(part, draft) {
    for (const fields of part) draft.children.push(row("item", fields));
  },
};

const kind: Field<FormKind> = {
  read(source) {
    const type = source.attrs["type"];
    if (type === "form" || type === "submit" || type === "cancel" || type === "result") return accept(type);
    return refuse(
      "unknown-value",
      "@type",
      `A form's type is form, submit, cancel or result, not '${type ?? ""}'.`,
    );
  },
  write: (part, draft) => void (draft.attrs["type"] = part),
};

/** XEP-0004 `<x xmlns='jabber:x:data'/>`. */
export const dataForm: Codec<DataForm> = element("x", NS.form, {
  type: kind,
  title: childText("title", string),
  instructions: childTexts("instructions", string),
  fields: fieldList,
  reported,
  items,
});

/** The FORM_TYPE of a form (XEP-0068). */
export function formTypeOf(form: DataForm): string | undefined {
  return form.fields.find((field) => field.var === "FORM_TYPE")?.values[0];
}

/** The first value of a field. */
export function fieldValue(fields: readonly FormField[], name: string): string | undefined {
  return fields.find((field) => field.var === name)?.values[0];
}

/** A hidden FORM_TYPE field. */
export function formTypeField(value: string): FormField {
  return { var: "FORM_TYPE", type: "hidden", values: [value], options: [] };
}

function optionValue(): Field<string> {
  return {
    read(source, ns) {
      const value = childText("value", string).read(source, ns);
      if (!value.ok) return value;
      return value.value === undefined ? accept(source.attrs["label"] ?? "") : accept(value.value);
    },
    write: (part, draft) => void draft.children.push({ name: "value", attrs: {}, children: [part] }),
  };
}

function row(name: string, fields: readonly FormField[]): XmlElement {
  return { name, attrs: {}, children: fields.map((field) => fieldCodec.encode(field, NS.form)) };
}

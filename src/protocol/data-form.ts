import {
  element,
  children,
  childText,
  childTexts,
  flag,
  optionalAttr,
  type Codec,
  type Field,
} from "#xml/codec.ts";
import { accept, refuse } from "#xml/decoded.ts";
import { elements, localName, textOf, type XmlElement } from "#xml/element.ts";
import { string } from "#xml/value.ts";
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
  readonly values: readonly string[];
  readonly options: readonly FormOption[];
};

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

const fieldCodec: Codec<FormField> = element("field", NS.form, {
  var: optionalAttr("var", string),
  type: fieldType,
  label: attributeOrChild("label"),
  desc: childText("desc", string),
  required: flag("required"),
  values: childTexts("value", string),
  options: children(optionCodec),
});

const reported: Field<readonly FormField[] | undefined> = {
  read(source, ns) {
    const box = elements(source).find((candidate) => localName(candidate) === "reported");
    return box === undefined ? accept(undefined) : children(fieldCodec).read(box, ns);
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
      const fields = children(fieldCodec).read(box, ns);
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
  fields: children(fieldCodec),
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

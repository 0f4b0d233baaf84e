import {
  elements,
  isNamed,
  localName,
  namespaceOf,
  textOf,
  type XmlElement,
  type XmlNode,
} from "#xml/element.ts";
import type { ValueCodec } from "#xml/value.ts";
import { accept, refuse, type Decoded } from "#xml/decoded.ts";

/**
 * Declarative codecs: an element is described once, its TypeScript type is inferred from the description,
 * and the description both parses and builds. Nothing here throws on input: what does not fit is a refusal.
 */
export interface Codec<T> {
  readonly name: string;
  /** The namespaces accepted; the first one is the one that we send. */
  readonly namespaces: readonly string[];
  /** `inherited` is the default namespace of the parent. */
  decode(element: XmlElement, inherited?: string): Decoded<T>;
  /** Inside a parent of an accepted namespace the element takes that one over and `xmlns` is left out. */
  encode(value: T, inherited?: string): XmlElement;
}

/** What a field that is left out reads as. */
const nothing: Decoded<undefined> = accept(undefined);
/** What a list reads as that has no items. */
const none: Decoded<readonly never[]> = accept([]);

/** What a field writes into while an element is being built; `ns` is the element's own namespace. */
type Draft = { readonly ns: string; attrs: Record<string, string | undefined>; children: XmlNode[] };

/** One member of an element's value: an attribute, a child, the text. `ns` is the element's own namespace. */
export interface Field<T> {
  read(element: XmlElement, ns: string): Decoded<T>;
  write(value: T, draft: Draft): void;
}

type Fields = Readonly<Record<string, Field<never>>>;
type FieldValue<F> = F extends Field<infer T> ? T : never;
type OptionalKeys<F> = { [K in keyof F]: undefined extends FieldValue<F[K]> ? K : never }[keyof F];
type Flat<T> = { [K in keyof T]: T[K] };
/** The value that a set of fields describes: fields that may be undefined become optional members. */
export type ValueOf<F> = Flat<
  { readonly [K in Exclude<keyof F, OptionalKeys<F>>]: FieldValue<F[K]> } & {
    readonly [K in OptionalKeys<F>]?: Exclude<FieldValue<F[K]>, undefined>;
  }
>;
/** The value type of a codec. */
export type Infer<C> = C extends Codec<infer T> ? T : never;

/** An element of that name and namespace with these fields. */
export function element<F extends Record<string, Field<never> | Field<unknown>>>(
  name: string,
  namespace: string | readonly string[],
  fields: F,
): Codec<ValueOf<F>> {
  const namespaces = typeof namespace === "string" ? [namespace] : namespace;
  const entries = Object.entries(fields as Fields) as [string, Field<unknown>][];
  return {
    name,
    namespaces,
    decode(source, inherited = "") {
      const ns = namespaceOf(source, inherited);
      const value: Record<string, unknown> = {};
      for (const [key, field] of entries) {
        const part = field.read(source, ns);
        if (!part.ok) return refuse(part.refusal.code, `${name}/${part.refusal.path}`, part.refusal.detail);
        if (part.value !== undefined) value[key] = part.value;
      }
      return accept(value as ValueOf<F>);
    },
    encode(value, inherited = "") {
      const ns = namespaces.includes(inherited) ? inherited : (namespaces[0] ?? "");
      const draft: Draft = { ns, attrs: ns === inherited ? {} : { xmlns: ns }, children: [] };
      for (const [key, field] of entries) {
        const part = (value as Record<string, unknown>)[key];
        if (part !== undefined) field.write(part, draft);
      }
      return { name, attrs: draft.attrs, children: draft.children };
    },
  };
}

/** A mandatory attribute. */
export function attr<T>(name: string, value: ValueCodec<T>): Field<T> {
  return {
    read(source) {
      const text = source.attrs[name];
      if (text === undefined) return refuse("missing", `@${name}`, `The attribute '${name}' is missing.`);
      const part = value.parse(text);
      return part.ok ? part : at(`@${name}`, part);
    },
    write: (part, draft) => void (draft.attrs[name] = value.format(part)),
  };
}

/** An attribute that may be left out. An empty one counts as not given unless the value accepts ''. */
export function optionalAttr<T>(name: string, value: ValueCodec<T>): Field<T | undefined> {
  return {
    read(source) {
      const text = source.attrs[name];
      if (text === undefined || (text === "" && !value.acceptsEmpty)) return nothing;
      const part = value.parse(text);
      return part.ok ? part : at(`@${name}`, part);
    },
    write: (part, draft) => void (draft.attrs[name] = part === undefined ? undefined : value.format(part)),
  };
}

/** An optional attribute that is only a help: one that can't be read counts as not given. */
export function lenientAttr<T>(name: string, value: ValueCodec<T>): Field<T | undefined> {
  const strict = optionalAttr(name, value);
  return {
    ...strict,
    read(source, ns) {
      const part = strict.read(source, ns);
      return part.ok ? part : nothing;
    },
  };
}

/** The text directly inside the element. */
export function text<T>(value: ValueCodec<T>): Field<T> {
  return {
    read: (source) => at("text()", value.parse(textOf(source))),
    write: (part, draft) => void draft.children.push(value.format(part)),
  };
}

/** A child that holds nothing but text; its namespace is the parent's unless another is given. */
export function childText<T>(name: string, value: ValueCodec<T>, namespace?: string): Field<T | undefined> {
  return {
    read(source, ns) {
      const found = first(source, ns, name, namespace === undefined ? [ns] : [namespace]);
      return found === undefined ? accept(undefined) : at(name, value.parse(textOf(found)));
    },
    write(part, draft) {
      if (part !== undefined)
        draft.children.push({ name, attrs: namespaceAttr(namespace, draft), children: [value.format(part)] });
    },
  };
}

/** Every child of that name that holds nothing but text. */
export function childTexts<T>(name: string, value: ValueCodec<T>): Field<readonly T[]> {
  return {
    read(source, ns) {
      const values: T[] = [];
      for (const child of elements(source)) {
        if (localName(child) !== name || namespaceOf(child, ns) !== ns) continue;
        const part = value.parse(textOf(child));
        if (!part.ok) return at(name, part);
        values.push(part.value);
      }
      return accept(values);
    },
    write(part, draft) {
      for (const item of part) draft.children.push({ name, attrs: {}, children: [value.format(item)] });
    },
  };
}

/** True when an empty child of that name is there. */
export function flag(name: string, namespace?: string): Field<boolean | undefined> {
  return {
    read: (source, ns) => accept(first(source, ns, name, [namespace ?? ns]) === undefined ? undefined : true),
    write(part, draft) {
      if (part) draft.children.push({ name, attrs: namespaceAttr(namespace, draft), children: [] });
    },
  };
}

/** A child that may be left out. */
export function optionalChild<T>(codec: Codec<T>): Field<T | undefined> {
  return {
    read(source, ns) {
      const found = first(source, ns, codec.name, codec.namespaces);
      return found === undefined ? nothing : codec.decode(found, ns);
    },
    write(part, draft) {
      if (part !== undefined) draft.children.push(codec.encode(part, draft.ns));
    },
  };
}

/** A mandatory child. */
export function child<T>(codec: Codec<T>): Field<T> {
  return {
    read(source, ns) {
      const found = first(source, ns, codec.name, codec.namespaces);
      return found === undefined
        ? refuse("missing", codec.name, `The element <${codec.name}/> is missing.`)
        : codec.decode(found, ns);
    },
    write: (part, draft) => void draft.children.push(codec.encode(part, draft.ns)),
  };
}

/** Decodes the first child of the codec's name and namespace, or answers `undefined` when there is none. */
export function decodeChild<T>(codec: Codec<T>, source: XmlElement, inherited = ""): Decoded<T> | undefined {
  const ns = namespaceOf(source, inherited);
  const found = first(source, ns, codec.name, codec.namespaces);
  return found === undefined ? undefined : codec.decode(found, ns);
}

/** Every child that the codec knows, in document order. */
export function children<T>(codec: Codec<T>): Field<readonly T[]> {
  return {
    read(source, ns) {
      let values: T[] | undefined;
      for (const found of source.children) {
        if (typeof found === "string" || !isNamed(found, codec.name)) continue;
        if (!codec.namespaces.includes(namespaceOf(found, ns))) continue;
        const part = codec.decode(found, ns);
        if (!part.ok) return part;
        if (values === undefined) values = [part.value];
        else values.push(part.value);
      }
      return values === undefined ? none : accept(values);
    },
    write(part, draft) {
      for (const item of part) draft.children.push(codec.encode(item, draft.ns));
    },
  };
}

/** A list in a wrapper such as `<moves>`; items directly in the element are accepted too. An empty list writes nothing. */
export function wrapped<T>(wrapper: string, codec: Codec<T>): Field<readonly T[]> {
  const items = children(codec);
  return {
    read(source, ns) {
      let all = items.read(source, ns);
      for (const box of source.children) {
        if (!all.ok) return all;
        if (typeof box === "string" || !isNamed(box, wrapper)) continue;
        const inside = items.read(box, namespaceOf(box, ns));
        if (!inside.ok) return at(wrapper, inside);
        all = all.value.length === 0 ? inside : accept(all.value.concat(inside.value));
      }
      return all;
    },
    write(part, draft) {
      if (part.length === 0) return;
      draft.children.push({
        name: wrapper,
        attrs: {},
        children: part.map((item) => codec.encode(item, draft.ns)),
      });
    },
  };
}

function namespaceAttr(namespace: string | undefined, draft: Draft): Record<string, string> {
  return namespace === undefined || namespace === draft.ns ? {} : { xmlns: namespace };
}

function first(
  source: XmlElement,
  ns: string,
  name: string,
  namespaces: readonly string[],
): XmlElement | undefined {
  for (const found of source.children) {
    if (typeof found === "string") continue;
    if (isNamed(found, name) && namespaces.includes(namespaceOf(found, ns))) return found;
  }
  return undefined;
}

function at<T>(step: string, part: Decoded<T>): Decoded<T> {
  if (part.ok) return part;
  const path = part.refusal.path === "" ? step : `${step}/${part.refusal.path}`;
  return refuse(part.refusal.code, path, part.refusal.detail);
}

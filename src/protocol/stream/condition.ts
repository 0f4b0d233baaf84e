import type { Field } from "#xml/codec.ts";
import { accept } from "#xml/decoded.ts";
import { elements, localName, namespaceOf } from "#xml/element.ts";

/**
 * The defined condition of an error: one empty child out of a closed set of names. An unknown name, or none,
 * reads as `fallback`, as RFC 6120 asks for conditions that a peer doesn't know.
 */
export function condition<const T extends readonly string[]>(
  namespace: string,
  names: T,
  fallback: T[number],
): Field<T[number]> {
  return {
    read(source, ns) {
      for (const child of elements(source)) {
        const name = localName(child);
        if (namespaceOf(child, ns) === namespace && names.includes(name)) return accept(name as T[number]);
      }
      return accept(fallback);
    },
    write: (part, draft) =>
      void draft.children.push({ name: part, attrs: { xmlns: namespace }, children: [] }),
  };
}

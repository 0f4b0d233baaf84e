import type { Codec } from "#xml/codec.ts";
import { localName, namespaceOf, type XmlElement } from "#xml/element.ts";

/** Whether an element at the top of a frame is the one that the codec describes. */
export function matches(codec: Codec<never> | Codec<unknown>, found: XmlElement): boolean {
  return localName(found) === codec.name && codec.namespaces.includes(namespaceOf(found, ""));
}

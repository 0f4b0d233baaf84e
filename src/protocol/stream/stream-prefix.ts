import type { Codec } from "#xml/codec.ts";
import { STREAM_NS } from "#protocol/stream/namespaces.ts";

/**
 * Writes the element with the prefix `stream`, as every example of RFC 7395 does. An unprefixed element in
 * the same namespace would mean the same, but not every client looks at namespaces.
 */
export function withStreamPrefix<T>(codec: Codec<T>): Codec<T> {
  return {
    name: codec.name,
    namespaces: codec.namespaces,
    decode: (element, inherited) => codec.decode(element, inherited),
    encode(value) {
      const plain = codec.encode(value);
      const attrs = { ...plain.attrs, xmlns: undefined, "xmlns:stream": STREAM_NS.streams };
      return { name: `stream:${plain.name}`, attrs, children: plain.children };
    },
  };
}

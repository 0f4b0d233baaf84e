import type { XmlElement } from "#xml/element.ts";
import type { FrameFault } from "#xml/frame-limits.ts";
import { readFrame } from "#xml/read-frame.ts";
import type { StreamError } from "#protocol/stream/stream-error.ts";

export type ParsedFrame =
  | { readonly ok: true; readonly element: XmlElement }
  | { readonly ok: false; readonly error: StreamError };

/** What the RFC calls the faults of a frame (RFC 6120, 4.9.3 and 11.1; RFC 7395, 3.3). */
const CONDITIONS: Readonly<Record<FrameFault, StreamError["condition"]>> = {
  "too-big": "policy-violation",
  "too-deep": "policy-violation",
  "too-many-nodes": "policy-violation",
  "forbidden-markup": "restricted-xml",
  "not-one-root": "bad-format",
  "not-well-formed": "not-well-formed",
};

/** One frame as an element, or the stream error that it earns. `maxBytes` counts UTF-8. */
export function parseFrame(text: string, maxBytes: number): ParsedFrame {
  const read = readFrame(text, { bytes: maxBytes });
  return read.ok ? read : { ok: false, error: { condition: CONDITIONS[read.code], text: read.detail } };
}

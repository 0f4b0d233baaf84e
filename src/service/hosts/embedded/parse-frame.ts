import { defaultFrameLimits, guardFrame, type FrameFault } from "#xml/guard.ts";
import type { XmlElement } from "#xml/element.ts";
import type { StreamError } from "#protocol/stream/stream-error.ts";
import { createElementReader } from "#service/hosts/element-reader.ts";

export type ParsedFrame =
  | { readonly ok: true; readonly element: XmlElement }
  | { readonly ok: false; readonly error: StreamError };

/** What the RFC calls the faults that the guard finds (RFC 6120, 4.9.3 and 11.1; RFC 7395, 3.3). */
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
  const verdict = guardFrame(text, { bytes: maxBytes });
  if (!verdict.ok) return { ok: false, error: { condition: CONDITIONS[verdict.code], text: verdict.detail } };
  let found: XmlElement | undefined;
  const reader = createElementReader(false, defaultFrameLimits, {
    element: (element) => (found = element),
    // The guard has let nothing through that is.
    oversized: () => undefined,
  });
  const fault = reader.write(text);
  if (fault === undefined && found !== undefined) return { ok: true, element: found };
  return {
    ok: false,
    error: { condition: "not-well-formed", text: fault ?? "The frame holds no whole element." },
  };
}

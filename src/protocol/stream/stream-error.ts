import { childText, element, optionalAttr, optionalChild, type Infer } from "#xml/codec.ts";
import { integer, string } from "#xml/value.ts";
import { condition } from "#protocol/stream/condition.ts";
import { STREAM_NS } from "#protocol/stream/namespaces.ts";
import { withStreamPrefix } from "#protocol/stream/stream-prefix.ts";

/** RFC 6120, 4.9.3: the defined conditions. After any of them the stream is closed. */
export const STREAM_CONDITIONS = [
  "bad-format",
  "bad-namespace-prefix",
  "conflict",
  "connection-timeout",
  "host-gone",
  "host-unknown",
  "improper-addressing",
  "internal-server-error",
  "invalid-from",
  "invalid-namespace",
  "invalid-xml",
  "not-authorized",
  "not-well-formed",
  "policy-violation",
  "remote-connection-failed",
  "reset",
  "resource-constraint",
  "restricted-xml",
  "see-other-host",
  "system-shutdown",
  "undefined-condition",
  "unsupported-encoding",
  "unsupported-feature",
  "unsupported-stanza-type",
  "unsupported-version",
] as const;
export type StreamCondition = (typeof STREAM_CONDITIONS)[number];

/** XEP-0198, 4: an acknowledgement of more than was sent; both counts, modulo 2^32. */
const handledCountTooHigh = element("handled-count-too-high", STREAM_NS.management, {
  handled: optionalAttr("h", integer(0, 2 ** 32 - 1)),
  sent: optionalAttr("send-count", integer(0, 2 ** 32 - 1)),
});

/** RFC 6120, 4.9: why a stream ends. */
export const streamError = withStreamPrefix(
  element("error", STREAM_NS.streams, {
    condition: condition(STREAM_NS.streamErrors, STREAM_CONDITIONS, "undefined-condition"),
    text: childText("text", string, STREAM_NS.streamErrors),
    handledCountTooHigh: optionalChild(handledCountTooHigh),
  }),
);
export type StreamError = Infer<typeof streamError>;

import { attr, childText, childTexts, element, text } from "#xml/codec.ts";
import { nonEmpty, string } from "#xml/value.ts";
import { condition } from "#protocol/stream/condition.ts";
import { STREAM_NS } from "#protocol/stream/namespaces.ts";

/** RFC 6120, 6.5: why an authentication failed. */
const SASL_CONDITIONS = [
  "aborted",
  "account-disabled",
  "credentials-expired",
  "encryption-required",
  "incorrect-encoding",
  "invalid-authzid",
  "invalid-mechanism",
  "malformed-request",
  "mechanism-too-weak",
  "not-authorized",
  "temporary-auth-failure",
] as const;
export type SaslCondition = (typeof SASL_CONDITIONS)[number];

/** RFC 6120, 6.4.1: what the server offers, in its order of preference. */
export const saslMechanisms = element("mechanisms", STREAM_NS.sasl, {
  mechanisms: childTexts("mechanism", nonEmpty(20)),
});

/** RFC 6120, 6.4.2. All payloads are base64; '=' is an empty one and '' is none at all. */
export const saslAuth = element("auth", STREAM_NS.sasl, {
  mechanism: attr("mechanism", nonEmpty(20)),
  payload: text(string),
});
export const saslChallenge = element("challenge", STREAM_NS.sasl, { payload: text(string) });
export const saslResponse = element("response", STREAM_NS.sasl, { payload: text(string) });
export const saslSuccess = element("success", STREAM_NS.sasl, { payload: text(string) });
export const saslAbort = element("abort", STREAM_NS.sasl, {});

/** RFC 6120, 6.4.5. */
export const saslFailure = element("failure", STREAM_NS.sasl, {
  condition: condition(STREAM_NS.sasl, SASL_CONDITIONS, "not-authorized"),
  text: childText("text", string),
});

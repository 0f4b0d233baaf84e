import { elements, localName, namespaceOf, textOf, type XmlElement } from "#xml/element.ts";
import type { ConnectionFailure, FailureCode } from "#net/connection.ts";
import { streamNs } from "#net/stream-namespaces.ts";

/** Failures that another attempt with the same target can't mend. */
const terminal: ReadonlySet<FailureCode> = new Set([
  "auth-failed",
  "server-not-verified",
  "conflict",
  "insecure-auth",
  "no-anonymous",
  "no-mechanism",
  "bad-endpoint",
  "host-unknown",
]);

export function isTerminal(failure: ConnectionFailure): boolean {
  return terminal.has(failure.code);
}

/** What a `<stream:error/>` means for us (RFC 6120, 4.9.3). */
export function streamFailure(error: XmlElement): ConnectionFailure {
  const { condition, text } = conditionOf(error, streamNs.streamErrors);
  if (condition === "conflict")
    return { code: "conflict", detail: "Another session of this account has taken this one's place." };
  if (condition === "host-unknown" || condition === "host-gone")
    return { code: "host-unknown", detail: "This server does not serve the domain of the address." };
  return { code: "stream-error", detail: `The server closed the stream: ${text ?? condition}.` };
}

/** What a SASL `<failure/>` means for us (RFC 6120, 6.5). */
export function saslFailure(failure: XmlElement): ConnectionFailure {
  const { condition, text } = conditionOf(failure, streamNs.sasl);
  // 6.5.10: the one condition that goes away by itself.
  if (condition === "temporary-auth-failure")
    return { code: "stream-error", detail: "The server can't check logins at the moment." };
  return { code: "auth-failed", detail: `The server refused the login: ${text ?? condition}.` };
}

/** The condition and the server's own words, kept short: both come from outside. */
function conditionOf(source: XmlElement, ns: string): { condition: string; text: string | undefined } {
  const known = elements(source).filter((child) => namespaceOf(child, ns) === ns);
  const condition = known.find((child) => localName(child) !== "text");
  const text = known.find((child) => localName(child) === "text");
  return {
    condition: condition === undefined ? "undefined-condition" : localName(condition).slice(0, 40),
    text: text === undefined ? undefined : textOf(text).trim().replace(/\.$/, "").slice(0, 200) || undefined,
  };
}

import { elements, localName, el, textOf, type XmlElement } from "#xml/element.ts";
import { NS } from "#protocol/namespaces.ts";

/** RFC 6120, 8.3.3: the defined conditions. */
export const CONDITIONS = [
  "bad-request",
  "conflict",
  "feature-not-implemented",
  "forbidden",
  "gone",
  "internal-server-error",
  "item-not-found",
  "jid-malformed",
  "not-acceptable",
  "not-allowed",
  "not-authorized",
  "policy-violation",
  "recipient-unavailable",
  "redirect",
  "registration-required",
  "remote-server-not-found",
  "remote-server-timeout",
  "resource-constraint",
  "service-unavailable",
  "subscription-required",
  "undefined-condition",
  "unexpected-request",
] as const;
export type Condition = (typeof CONDITIONS)[number];

const TYPES = ["auth", "cancel", "continue", "modify", "wait"] as const;
export type ErrorType = (typeof TYPES)[number];

export type StanzaError = {
  readonly type: ErrorType;
  readonly condition: Condition;
  /** A sentence for people. */
  readonly text?: string;
  /** The entity that detected the error. */
  readonly by?: string;
  /** Application-specific children, such as `<invalid-turn/>`. */
  readonly extra?: readonly XmlElement[];
};

export function encodeError(error: StanzaError): XmlElement {
  return el(
    "error",
    { by: error.by, type: error.type },
    el(error.condition, { xmlns: NS.stanzas }),
    error.text !== undefined && el("text", { xmlns: NS.stanzas, "xml:lang": "en" }, error.text),
    ...(error.extra ?? []),
  );
}

/**
 * The `<error/>` of a stanza. Never refuses: an unknown condition reads as `undefined-condition`
 * (RFC 6120, 8.3.2) and the condition's namespace is not looked at (errata E-193).
 */
export function decodeError(stanza: XmlElement): StanzaError {
  const source = elements(stanza).find((child) => localName(child) === "error");
  if (source === undefined) return { type: "cancel", condition: "undefined-condition" };
  const type = TYPES.find((known) => known === source.attrs["type"]) ?? "cancel";
  let condition: Condition | undefined;
  let text: string | undefined;
  const extra: XmlElement[] = [];
  for (const child of elements(source)) {
    const name = localName(child);
    const known = CONDITIONS.find((candidate) => candidate === name);
    // RFC 6120, 8.3.2: the condition stands before what an application adds, whatever that is called.
    if (known !== undefined && condition === undefined) condition = known;
    else if (name === "text" && text === undefined) text = textOf(child);
    else extra.push(child);
  }
  const by = source.attrs["by"];
  return {
    type,
    condition: condition ?? "undefined-condition",
    ...(text !== undefined && { text }),
    ...(by !== undefined && { by }),
    ...(extra.length > 0 && { extra }),
  };
}

import { el, elements, localName, type XmlElement, type XmlNode } from "#xml/element.ts";
import { encodeError, type StanzaError } from "#protocol/stanza-error.ts";

/** What a stanza carries outside its payload. */
export type Address = {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly id?: string | undefined;
  readonly type?: string | undefined;
};

type Payload = XmlNode | undefined | false;

export function message(address: Address, ...payload: readonly Payload[]): XmlElement {
  return el("message", address, ...payload);
}

export function presence(address: Address, ...payload: readonly Payload[]): XmlElement {
  return el("presence", address, ...payload);
}

export function iq(address: Address, ...payload: readonly Payload[]): XmlElement {
  return el("iq", address, ...payload);
}

/** The answer to an iq of type get or set. */
export function iqResult(request: XmlElement, ...payload: readonly Payload[]): XmlElement {
  return iq({ ...turnedRound(request), type: "result" }, ...payload);
}

/**
 * The error answer to any stanza: from the address that it was sent to, same id, the payload echoed
 * without a password (errata E-049, E-050).
 */
export function errorReply(stanza: XmlElement, error: StanzaError): XmlElement {
  const echo = elements(stanza)
    .filter((child) => localName(child) !== "error")
    .map(withoutPassword);
  return el(localName(stanza), { ...turnedRound(stanza), type: "error" }, ...echo, encodeError(error));
}

/** Whether an answer to the stanza may be sent at all: never to errors, never to iq results (RFC 6120, 8.3.1). */
export function mayAnswer(stanza: XmlElement): boolean {
  const type = stanza.attrs["type"];
  return type !== "error" && !(localName(stanza) === "iq" && type === "result");
}

function turnedRound(stanza: XmlElement): Address {
  return { from: stanza.attrs["to"], to: stanza.attrs["from"], id: stanza.attrs["id"] };
}

/** At any depth: `<destroy/>` and `<invite/>` carry a password inside a payload. */
function withoutPassword(source: XmlElement): XmlElement {
  const children = source.children
    .filter((child) => typeof child === "string" || localName(child) !== "password")
    .map((child) => (typeof child === "string" ? child : withoutPassword(child)));
  return { name: source.name, attrs: source.attrs, children };
}

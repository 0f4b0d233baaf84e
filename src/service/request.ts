import { elements, localName, type XmlElement } from "#xml/element.ts";
import { serialize } from "#xml/serialize.ts";
import { bareJid, formatJid, parseJid } from "#protocol/jid.ts";

/** A stanza for the service with its addresses read. */
export type Request = {
  readonly stanza: XmlElement;
  readonly name: "iq" | "message" | "presence";
  /** The sender's full address, as a normalised string. */
  readonly from: string;
  readonly bareJid: string;
  /** The room's local part; '' for the service itself. */
  readonly local: string;
  /** The occupant's nickname; '' for the room. */
  readonly nick: string;
  readonly id: string | undefined;
  readonly type: string | undefined;
};

/** The payload of an iq's result; `undefined` when the result went out already, among the effects. */
export type Answer = readonly XmlElement[] | undefined;

/** The request in a stanza; `undefined` for what isn't one for this domain. */
export function readRequest(stanza: XmlElement, domain: string): Request | undefined {
  const name = localName(stanza);
  if (name !== "iq" && name !== "message" && name !== "presence") return undefined;
  const from = parseJid(stanza.attrs["from"] ?? "");
  const to = parseJid(stanza.attrs["to"] ?? "");
  if (!from.ok || !to.ok || to.value.domain !== domain) return undefined;
  return {
    stanza,
    name,
    from: formatJid(from.value),
    bareJid: bareJid(from.value),
    local: to.value.local,
    nick: to.value.resource,
    id: stanza.attrs["id"],
    type: stanza.attrs["type"],
  };
}

/**
 * Whether the whole stanza, attributes too, is longer than so many UTF-16 units as XML: all of it may be passed on to
 * everybody, and be kept. Only what might be is written to be measured.
 */
export function isLonger(stanza: XmlElement, units: number): boolean {
  return mostUnits(stanza) > units && serialize(stanza).length > units;
}

/** What an escaped unit takes at most: `&quot;`. */
const ESCAPED_UNITS = 6;

function mostUnits({ name, attrs, children }: XmlElement): number {
  let units = 2 * name.length + "<></>".length;
  for (const key in attrs) units += key.length + " =''".length + ESCAPED_UNITS * (attrs[key]?.length ?? 0);
  for (const child of children)
    units += typeof child === "string" ? ESCAPED_UNITS * child.length : mostUnits(child);
  return units;
}

/** The stanza with only these `<item/>`s in its payload, counted among the items; with all where none are named. */
export function withItems(stanza: XmlElement, numbers: readonly number[] | undefined): XmlElement {
  if (numbers === undefined) return stanza;
  const children = stanza.children.map((payload) => {
    if (typeof payload === "string") return payload;
    const items = elements(payload).filter((child) => localName(child) === "item");
    const kept = items.filter((_item, index) => numbers.includes(index));
    return { ...payload, children: kept };
  });
  return { ...stanza, children };
}

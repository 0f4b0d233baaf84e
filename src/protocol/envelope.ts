import { decodeChild, type Codec } from "#xml/codec.ts";
import { accept, refuse, type Decoded } from "#xml/decoded.ts";
import { el, elements, localName, namespaceOf, textOf, type XmlElement } from "#xml/element.ts";
import { bareJid, formatJid, parseJid } from "#protocol/jid.ts";
import { NS } from "#protocol/namespaces.ts";
import { message, type Address } from "#protocol/stanza.ts";

/** A stanza as an element. */
export type Stanza = XmlElement;

/** A received stanza with its addressing read: what decides who may look at the payload. */
export type Envelope = {
  readonly kind: "message" | "presence" | "iq";
  /** The sender's address, normalised; '' when the stanza has none (then it is from the own account). */
  readonly from: string;
  /** `from` without its resource. */
  readonly bare: string;
  /** The resource of `from`: in a room, the nickname; '' without one. */
  readonly resource: string;
  /** '' when absent. */
  readonly type: string;
  readonly id: string | undefined;
  readonly stanza: Stanza;
};

/** Reads who sent a stanza. Refused: what is no stanza, and a sender that is no address. */
export function openEnvelope(stanza: Stanza): Decoded<Envelope> {
  const kind = localName(stanza);
  if (kind !== "message" && kind !== "presence" && kind !== "iq")
    return refuse("unexpected", kind, `A <${kind}/> is no stanza.`);
  const from = stanza.attrs["from"] ?? "";
  const rest = { kind, type: stanza.attrs["type"] ?? "", id: stanza.attrs["id"], stanza } as const;
  if (from === "") return accept({ ...rest, from: "", bare: "", resource: "" });
  const jid = parseJid(from);
  if (!jid.ok) return refuse(jid.refusal.code, `${kind}/@from`, jid.refusal.detail);
  return accept({
    ...rest,
    from: formatJid(jid.value),
    bare: bareJid(jid.value),
    resource: jid.value.resource,
  });
}

/** The payload that the codec knows, `undefined` when the stanza has none. */
export function payloadOf<T>(codec: Codec<T>, stanza: Stanza): Decoded<T> | undefined {
  return decodeChild(codec, stanza, NS.client);
}

/** Whether the stanza holds such an element, itself or in one of its payloads. */
export function holds(stanza: Stanza, name: string): boolean {
  return elements(stanza).some(
    (child) => localName(child) === name || elements(child).some((inner) => localName(inner) === name),
  );
}

/** Copies of messages to or from another client (XEP-0280), and whatever else is passed on in a message (XEP-0297). */
const COPIES = ["urn:xmpp:carbons:2", "urn:xmpp:forward:0"];

/** Whether the stanza only wraps another one: what that says comes from nobody who may say it. */
export function isCopy(stanza: Stanza): boolean {
  return elements(stanza).some((child) => COPIES.includes(namespaceOf(child, NS.client)));
}

/** The text of a message; `undefined` is the absence of the element, '' an empty one (MMOG 8.1). */
export type MessageText = { readonly body: string | undefined; readonly subject: string | undefined };

export function textsOf(stanza: Stanza): MessageText {
  return { body: ownText(stanza, "body"), subject: ownText(stanza, "subject") };
}

/** The subject that a message sets: one with a body or a thread is a message like others (MMOG 7.2.15, 8.1). */
export function subjectOf(stanza: Stanza): string | undefined {
  const isMessage = ownText(stanza, "body") !== undefined || ownText(stanza, "thread") !== undefined;
  return isMessage ? undefined : ownText(stanza, "subject");
}

/** What a presence says of somebody's availability (RFC 6121, 4.7.2.1). */
export function showOf(stanza: Stanza): "available" | "away" | "busy" {
  const show = ownText(stanza, "show")?.trim();
  if (show === "away" || show === "xa") return "away";
  return show === "dnd" ? "busy" : "available";
}

function ownText(stanza: Stanza, name: string): string | undefined {
  const own = stanza.attrs["xmlns"] ?? NS.client;
  const found = elements(stanza).find(
    (child) => localName(child) === name && namespaceOf(child, own) === own,
  );
  return found === undefined ? undefined : textOf(found);
}

/** A message that says something or sets the subject (MMOG Examples 69, 109; an empty subject clears it, 113). */
export function saying(
  address: Pick<Address, "to" | "id">,
  said: { readonly body: string } | { readonly subject: string },
): Stanza {
  const text = "body" in said ? el("body", {}, said.body) : el("subject", {}, said.subject);
  return message({ ...address, type: "groupchat" }, text);
}

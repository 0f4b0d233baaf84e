import type { Codec } from "#xml/codec.ts";
import { accept, refuse, type Decoded } from "#xml/decoded.ts";
import { el, elements, localName, namespaceOf, textOf, type XmlElement } from "#xml/element.ts";
import { addresses } from "#protocol/addresses.ts";
import { delay } from "#protocol/delay.ts";
import { directInvitation } from "#protocol/direct-invitation.ts";
import { discoInfo, discoItems } from "#protocol/disco.ts";
import { openEnvelope } from "#protocol/envelope.ts";
import {
  gameDecline,
  gameInvite,
  gameJoin,
  gameSave,
  gameSaved,
  gameTerminate,
  gameTurn,
} from "#protocol/instant-gaming.ts";
import { adminQuery } from "#protocol/mmog/admin.ts";
import { readApproval } from "#protocol/mmog/approval.ts";
import { entering } from "#protocol/mmog/entering.ts";
import { readDeclined, readDeclining, readInvited, readInviting } from "#protocol/mmog/invitation.ts";
import { decodeMatch } from "#protocol/mmog/match.ts";
import { decodeOccupantNotice } from "#protocol/mmog/occupant-notice.ts";
import { ownerList } from "#protocol/mmog/owner-list.ts";
import { loadRoom, ownerQuery, saveRoom } from "#protocol/mmog/owner.ts";
import { start } from "#protocol/mmog/start.ts";
import { turn } from "#protocol/mmog/turn.ts";
import { readVoiceRequest } from "#protocol/mmog/voice-request.ts";
import { mugGame } from "#protocol/mug/game.ts";
import { mugLoad, mugOwnerQuery, mugSave } from "#protocol/mug/owner.ts";
import { mugInvite, mugInvited, mugStart, mugTurn, mugUserGame } from "#protocol/mug/user.ts";
import { NS } from "#protocol/namespaces.ts";
import { registerQuery } from "#protocol/register.ts";
import { searchQuery } from "#protocol/search.ts";
import { decodeError } from "#protocol/stanza-error.ts";
import { publishedGame } from "#protocol/user-gaming.ts";

/** What one of our readers makes of a child of a stanza. */
export type TypedPayload = {
  readonly name: string;
  readonly payload: XmlElement;
  readonly value: unknown;
};

type Reader = (payload: XmlElement, stanza: XmlElement) => Decoded<unknown> | undefined;

const CODECS: readonly Codec<unknown>[] = [
  addresses,
  adminQuery,
  delay,
  directInvitation,
  discoInfo,
  discoItems,
  gameDecline,
  gameInvite,
  gameJoin,
  gameSave,
  gameSaved,
  gameTerminate,
  gameTurn,
  mugGame,
  mugInvite,
  mugInvited,
  mugLoad,
  mugOwnerQuery,
  mugSave,
  mugStart,
  mugTurn,
  mugUserGame,
  loadRoom,
  saveRoom,
  publishedGame,
  registerQuery,
  searchQuery,
  start,
  turn,
];

/** Texts that RFC 6121 gives to every message and presence. */
const TEXTS = ["body", "subject", "thread", "show", "status", "priority"];

const byCodec: Reader = (payload) => {
  const ns = namespaceOf(payload, NS.client);
  // One element holds lists or forms (MMOG 10.1 and 10.11).
  if (localName(payload) === "query" && ns === NS.owner) {
    const isList = elements(payload).some((child) => localName(child) === "item");
    return (isList ? ownerList : ownerQuery).decode(payload, NS.client);
  }
  const codec = CODECS.find((each) => each.name === localName(payload) && each.namespaces.includes(ns));
  return codec?.decode(payload, NS.client);
};

/** What is read out of the whole stanza, because the texts put it in several places. */
const byStanza: Reader = (payload, stanza) => {
  const name = localName(payload);
  const ns = namespaceOf(payload, NS.client);
  if (ns === NS.client && TEXTS.includes(name)) return accept(textOf(payload));
  if (name === "error") return accept(decodeError(stanza));
  if (!ns.startsWith(NS.mmog) && !ns.startsWith(NS.mug)) return undefined;
  if (localName(stanza) === "message")
    for (const read of [
      readInviting,
      readInvited,
      readDeclining,
      readDeclined,
      readVoiceRequest,
      (message: XmlElement) => readApproval(message, "form"),
      (message: XmlElement) => readApproval(message, "submit"),
    ]) {
      const value = read(stanza);
      if (value?.ok === true) return value;
    }
  const match = decodeMatch(stanza);
  if (match !== undefined && (!match.ok || name === "pause" || ns === NS.mmog)) return match;
  if (name === "game" && ns === NS.mmog && stanza.attrs["from"] !== undefined) {
    const own = entering.decode(payload, NS.client);
    const says = Object.keys(own.ok ? own.value : {}).length > 0 || elements(payload).length === 0;
    if (says) return own;
  }
  const isOfRoom = ["game", "x"].includes(name) && ns.startsWith(NS.mmog);
  return isOfRoom || ["saved", "invalid-turn"].includes(name) ? decodeOccupantNotice(stanza) : undefined;
};

/** Everything that a stanza says, typed; a refusal names what nobody could read. */
export function typedPayloads(stanza: XmlElement): Decoded<readonly TypedPayload[]> {
  const envelope = openEnvelope(stanza);
  if (!envelope.ok) return envelope;
  const typed: TypedPayload[] = [];
  for (const payload of elements(stanza)) {
    const read = byStanza(payload, stanza) ?? byCodec(payload, stanza);
    const name = `<${localName(payload)} xmlns='${namespaceOf(payload, NS.client)}'>`;
    if (read === undefined) return refuse("unexpected", name, `Nobody reads ${name}.`);
    if (!read.ok) return refuse(read.refusal.code, `${name} ${read.refusal.path}`, read.refusal.detail);
    typed.push({ name, payload, value: read.value });
  }
  return accept(typed);
}

/** An `<item/>` that an example shows alone, in the list that it belongs to. */
export function inItsList(item: XmlElement): XmlElement {
  return el("iq", { from: "shakespeare.lit" }, el("query", { xmlns: NS.discoItems }, item));
}

import { decodeChild } from "#xml/codec.ts";
import { elements, findChild, localName, namespaceOf, type XmlElement } from "#xml/element.ts";
import { delay } from "#protocol/delay.ts";
import { parseJid, bareJid } from "#protocol/jid.ts";
import { NS } from "#protocol/namespaces.ts";
import type { Request } from "#service/request.ts";
import { affiliationOf, type RoomState } from "#service/room/state.ts";

/**
 * MMOG 7.17, Example 87: what a message of an earlier game of two says, when it is an owner that brings it into
 * the room. Only then may a message carry a stamp, and turns in it are past and no turns of this match (errata
 * E-066, E-137).
 */
export function priorHistoryIn(state: RoomState, request: Request): readonly XmlElement[] | undefined {
  if (request.type !== "groupchat" || affiliationOf(state, request.bareJid) !== "owner") return undefined;
  const stamp = decodeChild(delay, request.stanza, NS.client);
  if (stamp?.ok !== true) return undefined;
  const sender = parseJid(stamp.value.from ?? "");
  // What the room itself has stamped nobody else may claim to repeat.
  if (!sender.ok || bareJid(sender.value) === state.jid) return undefined;
  return elements(request.stanza).filter((child) => {
    const ns = namespaceOf(child, NS.client);
    if (ns === NS.user || ns === NS.mmog) return ["start", "turn"].includes(localName(child));
    return (
      !ns.startsWith(NS.mmog) && ns !== NS.stanzas && ns !== "jabber:x:delay" && localName(child) !== "error"
    );
  });
}

/** Whether a message brings its own stamp; the room adds none then (MMOG 7.17). */
export function isPrior(message: XmlElement): boolean {
  return findChild(message, "delay", NS.delay, NS.client) !== undefined;
}

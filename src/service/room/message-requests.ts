import {
  el,
  elements,
  findChild,
  localName,
  namespaceOf,
  textOf,
  withAttrs,
  type XmlElement,
} from "#xml/element.ts";
import { readDeclining, readInviting } from "#protocol/mmog/invitation.ts";
import { start } from "#protocol/mmog/start.ts";
import { NS } from "#protocol/namespaces.ts";
import { message } from "#protocol/stanza.ts";
import { decodeError, type Condition } from "#protocol/stanza-error.ts";
import { reject, type Rejection } from "#service/rejections.ts";
import { isLonger, type Request } from "#service/request.ts";
import { approvalRequestIn } from "#service/room/approval-requests.ts";
import { receiveDeclining, receiveInviting } from "#service/room/invitation-requests.ts";
import { playerOf } from "#service/room/match-presence.ts";
import { leave } from "#service/room/presence-requests.ts";
import { priorHistoryIn } from "#service/room/prior-history.ts";
import type { Room } from "#service/room/room.ts";
import { nickKey } from "#service/room/nick.ts";
import { occupantBySession, type Occupant } from "#service/room/state.ts";

/** MMOG 7.5-7.9, 7.12, 7.13, 8.1: everything that a message does in a room. */
export function receiveMessage(room: Room, request: Request): Rejection | undefined {
  const occupant = occupantBySession(room.state, request.from);
  if (request.type === "error") {
    if (occupant !== undefined && UNREACHABLE.has(decodeError(request.stanza).condition))
      leave(room, request, occupant, true);
    if (occupant === undefined && UNREACHABLE.has(decodeError(request.stanza).condition))
      room.apply({ kind: "invitation-failed", from: request.from });
    return undefined;
  }
  if (isLonger(request.stanza, room.surroundings.options.messageLength)) return reject("too-long");
  const declining = readDeclining(request.stanza);
  if (declining !== undefined) return receiveDeclining(room, request, declining);
  // A locked room is as good as none to whoever is not its maker (MMOG 17.2).
  if (occupant === undefined) return reject(room.state.status === "created" ? "locked" : "not-occupant");
  const prior = priorHistoryIn(room.state, request);
  if (prior !== undefined) return say(room, request, prior);
  const inGame = gameElement(request.stanza);
  if (inGame !== undefined && addressesTheMatch(request, occupant))
    return receiveGame(room, request, occupant, inGame);
  if (request.nick !== "") return receivePrivate(room, request);
  return request.type === "groupchat" ? receiveForAll(room, request) : receiveForRoom(room, request);
}

/** Conditions that say that the client is gone, not that it dislikes a message. */
const UNREACHABLE: ReadonlySet<Condition> = new Set([
  "gone",
  "item-not-found",
  "recipient-unavailable",
  "redirect",
  "remote-server-not-found",
  "remote-server-timeout",
  "jid-malformed",
  "service-unavailable",
]);

/** `<turn/>` or `<start/>`, in either namespace. */
function gameElement(stanza: XmlElement): XmlElement | undefined {
  for (const name of ["turn", "start"])
    for (const ns of [NS.user, NS.mmog]) {
      const found = findChild(stanza, name, ns, NS.client);
      if (found !== undefined) return found;
    }
  return undefined;
}

/** The room itself with any type, or one's own occupant address with any but groupchat (errata E-119, E-120). */
function addressesTheMatch(request: Request, occupant: Occupant): boolean {
  return (
    request.nick === "" || (request.type !== "groupchat" && nickKey(request.nick) === nickKey(occupant.nick))
  );
}

function receiveGame(
  room: Room,
  request: Request,
  occupant: Occupant,
  source: XmlElement,
): Rejection | undefined {
  if (room.state.status === "created") return reject("not-ready", "Configure the room first.");
  const nowMs = room.surroundings.now();
  const player = playerOf(occupant);
  if (localName(source) === "turn") {
    const sender = { nick: occupant.nick, session: request.from, player };
    const outcome = room.match.turn(sender, source, request.id, nowMs);
    return room.perform(outcome);
  }
  if (player === undefined) return reject("not-ready", "Take a team before you start.");
  const wish = start.decode(source, NS.client);
  if (!wish.ok) return reject("malformed", wish.refusal.detail);
  return room.perform(room.match.start(player, request.from, wish.value, request.id, nowMs));
}

/** What one asks of the room itself: MMOG 7.16, 7.21, 8.6, 9.9. */
function receiveForRoom(room: Room, request: Request): Rejection | undefined {
  const inviting = readInviting(request.stanza);
  if (inviting !== undefined) return receiveInviting(room, request, inviting);
  const handle = approvalRequestIn(request.stanza);
  if (handle !== undefined) return handle(room, request);
  return reject("not-offered", "Send messages for everybody with type='groupchat'.");
}

function receiveForAll(room: Room, request: Request): Rejection | undefined {
  const id = request.id ?? room.surroundings.random.id();
  const subject = findChild(request.stanza, "subject", NS.client, NS.client);
  const body = findChild(request.stanza, "body", NS.client, NS.client);
  const thread = findChild(request.stanza, "thread", NS.client, NS.client);
  // MMOG 8.1: with a body or a thread it is a message like others.
  if (subject !== undefined && body === undefined && thread === undefined)
    return room.apply({ kind: "named-subject", jid: request.from, id, text: textOf(subject) });
  return say(room, request, passable(request.stanza));
}

function say(room: Room, request: Request, payload: readonly XmlElement[]): Rejection | undefined {
  if (payload.length === 0) return reject("nothing-to-say");
  const { random, now } = room.surroundings;
  const id = request.id ?? random.id();
  return room.apply({ kind: "spoke", jid: request.from, id, payload, atMs: now() });
}

function receivePrivate(room: Room, request: Request): Rejection | undefined {
  if (request.type === "groupchat") return reject("private-to-all");
  const payload = passable(request.stanza);
  if (payload.length === 0) return reject("nothing-to-say");
  const id = request.id ?? room.surroundings.random.id();
  const kind = request.type === "chat" ? { type: "chat" } : {};
  const whisper = message({ id, ...kind }, ...payload, el("game", { xmlns: NS.user }));
  return room.apply({ kind: "whispered", jid: request.from, nick: request.nick, message: whisper });
}

/** What occupants may say to each other: nothing that only the room itself says, such as status codes, stamps and addresses. */
function passable(stanza: XmlElement): XmlElement[] {
  const lang = stanza.attrs["xml:lang"];
  return elements(stanza)
    .filter((child) => {
      const ns = namespaceOf(child, NS.client);
      return (
        !ns.startsWith(NS.mmog) &&
        ns !== NS.delay &&
        ns !== "jabber:x:delay" &&
        ns !== NS.addresses &&
        ns !== NS.stanzas &&
        localName(child) !== "error"
      );
    })
    .map((child) => (lang === undefined ? child : inLanguage(child, lang)));
}

/** MMOG 13: the language of a message is that of its texts, unless one says otherwise. */
function inLanguage(child: XmlElement, lang: string): XmlElement {
  const isText = namespaceOf(child, NS.client) === NS.client;
  return isText && child.attrs["xml:lang"] === undefined ? withAttrs(child, { "xml:lang": lang }) : child;
}

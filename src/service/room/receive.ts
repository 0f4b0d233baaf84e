import { elements, localName, namespaceOf, type XmlElement } from "#xml/element.ts";
import { NS } from "#protocol/namespaces.ts";
import { describeRoom, listOccupants, TRAFFIC } from "#service/discovery.ts";
import { describeReservedNick, RESERVED_NICK } from "#service/reserved-nick-info.ts";
import { reject, type Rejection } from "#service/rejections.ts";
import type { Answer, Request } from "#service/request.ts";
import { receiveAdminQuery } from "#service/room/list-requests.ts";
import { receiveMessage } from "#service/room/message-requests.ts";
import { nickKey } from "#service/room/nick.ts";
import { receiveOwnerRequest } from "#service/room/owner-requests.ts";
import { receiveRegistration } from "#service/room/registration-requests.ts";
import { receivePresence } from "#service/room/presence-requests.ts";
import type { Room } from "#service/room/room.ts";
import { occupantBySession } from "#service/room/state.ts";

/** A message or presence for a room or for one of its occupants. */
export function receiveStanza(room: Room, request: Request): Rejection | undefined {
  room.ghosts.heard(request.from);
  return request.name === "presence" ? receivePresence(room, request) : receiveMessage(room, request);
}

/** An iq of type result or error: the answer to a question of the room, or of another occupant. */
export function receiveAnswer(room: Room, request: Request): void {
  if (room.ghosts.answer(request)) return;
  room.ghosts.heard(request.from);
  if (room.clientFeatures.answer(request)) return;
  room.forwarding.answer(request);
}

/** An iq of type get or set for a room or for one of its occupants; `undefined` when somebody else will answer. */
export function receiveQuery(room: Room, request: Request): Answer | Rejection | undefined {
  room.ghosts.heard(request.from);
  const [payload] = elements(request.stanza);
  if (payload === undefined) return reject("malformed", "The iq is empty.");
  if (request.nick !== "") return receiveOccupantQuery(room, request, payload);
  const ns = namespaceOf(payload, NS.client);
  if (ns === NS.discoInfo && request.type === "get") return describe(room, request, payload.attrs["node"]);
  if (ns === NS.discoItems && request.type === "get") return [listOccupants(room)];
  if (ns === NS.owner) return receiveOwnerRequest(room, request, payload);
  if (ns === NS.admin && localName(payload) === "query") return receiveAdminQuery(room, request, payload);
  if (ns === NS.register) return receiveRegistration(room, request, payload);
  if (ns === NS.ping) return [];
  return reject("not-offered");
}

/** MMOG 6.5, and the nodes of 7.20 and 18.1.1. */
function describe(room: Room, request: Request, node = ""): Answer | Rejection {
  switch (node) {
    case "":
      return [describeRoom(room)];
    case RESERVED_NICK:
      return [describeReservedNick(room, request.bareJid)];
    case TRAFFIC:
      return reject("traffic-unlimited");
    default:
      return reject("no-node");
  }
}

/** MMOG 6.7 (errata E-041); a ping to oneself tells whether one is still in (XEP-0410). */
function receiveOccupantQuery(
  room: Room,
  request: Request,
  payload: XmlElement,
): Answer | Rejection | undefined {
  const occupant = occupantBySession(room.state, request.from);
  const ns = namespaceOf(payload, NS.client);
  if (occupant === undefined)
    return ns === NS.ping
      ? reject("not-occupant")
      : reject("malformed", "Enter the room before you ask its occupants.");
  if (ns === NS.ping && nickKey(occupant.nick) === nickKey(request.nick)) return [];
  return room.forwarding.ask(room.state, occupant, request);
}

import { elements, namespaceOf, type XmlElement } from "#xml/element.ts";
import { NS } from "#protocol/namespaces.ts";
import { errorReply, iqResult, mayAnswer } from "#protocol/stanza.ts";
import { describeService, listRooms } from "#service/discovery.ts";
import { dga } from "#service/games/dga/dga.ts";
import { isRejection, reject, stanzaErrorOf, type Rejection } from "#service/rejections.ts";
import { readRequest, withItems, type Answer, type Request } from "#service/request.ts";
import { RESERVED_NICK } from "#service/reserved-nick-info.ts";
import { receiveAnswer, receiveQuery, receiveStanza } from "#service/room/receive.ts";
import { createRooms } from "#service/rooms.ts";
import { searchForm, searchRooms } from "#service/search.ts";
import { defaultServiceOptions, type ServiceEnvironment } from "#service/service-options.ts";

/**
 * The game service behind a link: discovery, search, rooms and matches of one domain. It owns no socket,
 * no timer and no clock; a host calls it.
 */
export interface GameService {
  /** Opens the stored rooms and the standing room. Call it once, before anything else. */
  start(): void;
  /** Takes one stanza for the service's domain, its `from` verified by the host. Never throws. */
  receive(stanza: XmlElement): void;
  /** Moves the running battles on to `now()`; to be called 20 to 30 times a second. Never throws. */
  tick(): void;
  /** Says good-bye to all occupants (status 332) and saves (MMOG 11). */
  shutdown(): void;
}

const GAMES = [dga];

export function createGameService(environment: ServiceEnvironment): GameService {
  const options = { ...defaultServiceOptions, ...environment.options };
  const { link, log, storage, now } = environment;
  const rooms = createRooms({ ...environment, options }, GAMES);

  function receive(stanza: XmlElement): void {
    const request = readRequest(stanza, link.domain);
    if (request === undefined) return;
    try {
      if (request.name === "iq") receiveIq(request);
      else receiveOther(request);
    } catch (error) {
      log(`A fault while receiving <${request.name}/> from ${request.from}: ${describe(error)}`);
      refuse(request, reject("broken"));
    }
  }

  function receiveIq(request: Request): void {
    if (request.type !== "get" && request.type !== "set") {
      const room = rooms.get(request.local);
      if (room !== undefined) receiveAnswer(room, request);
      return;
    }
    const answer = request.local === "" ? answerForService(request) : answerForRoom(request);
    if (isRejection(answer)) refuse(request, answer);
    else if (answer !== undefined) link.send(iqResult(request.stanza, ...answer));
  }

  function receiveOther(request: Request): void {
    const rejection = request.local === "" ? refuseForService(request) : receiveForRoom(request);
    if (rejection === undefined) return;
    refuse(request, rejection);
    // MMOG Example 60: the error first, then the kick.
    if (rejection.rejected === "invalid-turn")
      rooms.get(request.local)?.apply({ kind: "cheated", jid: request.from });
  }

  function answerForService(request: Request): Answer | Rejection {
    const [payload] = elements(request.stanza);
    if (payload === undefined) return reject("malformed", "The iq is empty.");
    if (request.nick !== "") return reject("no-room");
    const get = request.type === "get";
    switch (namespaceOf(payload, NS.client)) {
      case NS.discoInfo:
        if (payload.attrs["node"] === RESERVED_NICK) return reject("not-offered");
        return get ? [describeService(options.serviceName, GAMES)] : reject("not-offered");
      case NS.discoItems:
        return get ? one(listRooms(rooms.all(), request)) : reject("not-offered");
      case NS.search:
        return get ? [searchForm(GAMES)] : one(searchRooms(payload, rooms.all(), GAMES));
      case NS.register:
        // MMOG Example 98: one registers with a room.
        return reject("registration-unavailable");
      case NS.ping:
        return [];
      default:
        return reject("not-offered");
    }
  }

  function answerForRoom(request: Request): Answer | Rejection | undefined {
    const room = rooms.get(request.local);
    return room === undefined ? reject("no-room") : receiveQuery(room, request);
  }

  function refuseForService(request: Request): Rejection | undefined {
    return request.name === "message" ? reject("not-offered", "Send messages to a room.") : undefined;
  }

  function receiveForRoom(request: Request): Rejection | undefined {
    const room = rooms.get(request.local);
    if (room !== undefined) return receiveStanza(room, request);
    if (request.name === "message") return reject("no-room");
    if (request.type !== undefined) return undefined;
    const created = rooms.create(request);
    if (isRejection(created)) return created;
    const rejection = receiveStanza(created, request);
    // Whoever can't enter a room can't have created it either.
    if (rejection !== undefined) rooms.drop(request.local);
    return rejection;
  }

  function refuse(request: Request, rejection: Rejection): void {
    if (!mayAnswer(request.stanza)) return;
    const by = request.local === "" ? link.domain : `${request.local}@${link.domain}`;
    const echo = withItems(request.stanza, rejection.offending);
    link.send(errorReply(echo, stanzaErrorOf(rejection, by)));
  }

  function tick(): void {
    for (const room of rooms.all()) {
      try {
        room.tick();
      } catch (error) {
        log(`A fault in the match of ${room.state.jid}: ${describe(error)}`);
      }
    }
  }

  function shutdown(): void {
    for (const room of rooms.all()) {
      storage.putMatch(room.state.local, room.match.save(now()));
      room.apply({ kind: "shut-down" });
    }
  }

  return { start: () => rooms.restore(), receive, tick, shutdown };
}

function one(answer: XmlElement | Rejection): Answer | Rejection {
  return isRejection(answer) ? answer : [answer];
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

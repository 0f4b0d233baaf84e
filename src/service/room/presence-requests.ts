import { decodeChild } from "#xml/codec.ts";
import { elements, localName, namespaceOf, type XmlElement } from "#xml/element.ts";
import { entering } from "#protocol/mmog/entering.ts";
import { requestedTeam, teamGame } from "#protocol/mmog/team.ts";
import { NS } from "#protocol/namespaces.ts";
import { reject, type Rejection } from "#service/rejections.ts";
import { isLonger, type Request } from "#service/request.ts";
import { playerOf } from "#service/room/match-presence.ts";
import { heldNickOf } from "#service/room/reserved-nicks.ts";
import { kickStranger } from "#service/room/strangers.ts";
import type { Room } from "#service/room/room.ts";
import { occupantBySession, type Occupant, type Session } from "#service/room/state.ts";
import { nickKey } from "#service/room/nick.ts";

/** MMOG 7.2, 7.4, 7.10, 7.14, 7.15, 7.22: everything that presence does in a room. */
export function receivePresence(room: Room, request: Request): Rejection | undefined {
  const occupant = occupantBySession(room.state, request.from);
  switch (request.type) {
    case undefined:
      if (request.nick === "") return receiveTeamRequest(room, request, occupant);
      return receiveAvailable(room, request, occupant);
    case "unavailable":
    case "error":
      // To whatever address of the room it goes, it is the sender that leaves (errata E-061).
      if (occupant !== undefined) leave(room, request, occupant, request.type === "error");
      return undefined;
    default:
      // Subscriptions and probes mean nothing here.
      return undefined;
  }
}

/** The client leaves, or is taken out because stanzas to it come back (MMOG 11.1). */
export function leave(room: Room, request: Request, occupant: Occupant, lost: boolean): void {
  const player = playerOf(occupant);
  room.apply({
    kind: "left",
    jid: request.from,
    lost,
    farewell: lost ? [] : statusTexts(request.stanza),
    keepTeam: player !== undefined && room.match.keepsTeamOf(player),
  });
}

function receiveAvailable(
  room: Room,
  request: Request,
  occupant: Occupant | undefined,
): Rejection | undefined {
  if (isLonger(request.stanza, room.surroundings.options.presenceLength)) return reject("too-long");
  if (!room.pace.take(request.bareJid, room.surroundings.now())) return reject("too-fast");
  const session = sessionOf(request);
  const game = decodeChild(entering, request.stanza, NS.client);
  if (game?.ok === false) return reject("malformed", game.refusal.detail);
  if (occupant !== undefined && nickKey(occupant.nick) !== nickKey(request.nick))
    return room.apply({ kind: "renamed", session, nick: request.nick, id: request.id });
  if (occupant !== undefined && game === undefined) return room.apply({ kind: "available", session });
  // MMOG 7.2.18: a client that is not in and doesn't speak the protocol has lost its synchronisation.
  if (game === undefined) {
    const held = heldNickOf(room.state, request.bareJid);
    // MMOG 7.2.2, Example 28: such a client wouldn't understand that it got another nickname.
    return held === undefined || held === request.nick ? kickStranger(room, request) : reject("nick-locked");
  }
  return room.apply({
    kind: "entered",
    session,
    bareJid: request.bareJid,
    nick: request.nick,
    id: request.id,
    game: game.value.game,
    password: game.value.password,
    history: game.value.history ?? {},
    team: keptTeam(room, request.bareJid),
    capacity: room.surroundings.options.occupantsPerRoom,
  });
}

/** MMOG 7.4 and 7.10: presence for the room itself takes a team or gives it up (errata E-048, E-093, E-099). */
function receiveTeamRequest(
  room: Room,
  request: Request,
  occupant: Occupant | undefined,
): Rejection | undefined {
  if (occupant === undefined) return reject("nick-missing");
  if (!room.pace.take(request.bareJid, room.surroundings.now())) return reject("too-fast");
  const game = decodeChild(teamGame, request.stanza, NS.client);
  if (game?.ok === false) return reject("malformed", game.refusal.detail);
  const wanted = game && requestedTeam(game.value);
  if (wanted === undefined) return reject("malformed", "Name the team that you want to take.");
  if (wanted.toLowerCase() === "none")
    return room.apply({ kind: "resigned", jid: request.from, id: request.id });
  const team = room.game.findTeam(room.state.options, wanted);
  if (team === undefined) return reject("team-unknown", `The match has no team '${wanted.slice(0, 60)}'.`);
  const refusal = team === occupant.team ? undefined : room.match.refusesTeam(team, playerOf(occupant));
  return refusal ?? room.apply({ kind: "took-team", jid: request.from, team, id: request.id });
}

/** The team that a player who comes back had, as long as there is a place in it. */
function keptTeam(room: Room, bareJid: string): string | undefined {
  const kept = room.state.keptTeams[bareJid];
  const team = kept === undefined ? undefined : room.game.findTeam(room.state.options, kept);
  if (team === undefined) return undefined;
  const player = { nick: "", bareJid, name: "", team };
  return room.match.keepsTeamOf(player) || room.match.refusesTeam(team, undefined) === undefined
    ? team
    : undefined;
}

const AVAILABILITY: Readonly<Record<string, string>> = {
  show: NS.client,
  status: NS.client,
  priority: NS.client,
  c: NS.caps,
};

/** What is passed on of a client's presence; the rest of it is not the room's business. */
function sessionOf(request: Request): Session {
  const availability = elements(request.stanza).filter(
    (child) => AVAILABILITY[localName(child)] === namespaceOf(child, NS.client),
  );
  return { jid: request.from, availability };
}

function statusTexts(stanza: XmlElement): XmlElement[] {
  return elements(stanza).filter(
    (child) => localName(child) === "status" && namespaceOf(child, NS.client) === NS.client,
  );
}

import { el, withAttrs, type XmlElement } from "#xml/element.ts";
import type { Link } from "#xml/link.ts";
import { NS } from "#protocol/namespaces.ts";
import { presence } from "#protocol/stanza.ts";
import type { Match, Player } from "#service/games/game.ts";
import { NOBODY, spectatorClients, toEverybody } from "#service/room/audience.ts";
import { seesJids } from "#service/room/privileges.ts";
import type { SpectatorDelay } from "#service/room/spectator-delay.ts";
import type { Occupant, RoomState } from "#service/room/state.ts";
import { localOf } from "#protocol/jid.ts";

/**
 * Status and state of the match for everybody, each player's with its own character (MMOG 7.5, 7.11,
 * Examples 58 and 68; errata E-002, E-110).
 */
export function announceMatch(
  link: Link,
  state: RoomState,
  match: Match,
  delay: SpectatorDelay,
  nowMs: number,
): void {
  const bodies = new Map<boolean, XmlElement>();
  const body = (sees: boolean): XmlElement => {
    const known = bodies.get(sees) ?? match.state(sees, nowMs);
    bodies.set(sees, known);
    return known;
  };
  const isLate = delay.isOn();
  delay.announce();
  const told = new Set<string>(isLate ? spectatorClients(state) : NOBODY);
  for (const occupant of state.occupants) {
    const sees = seesJids(state.config, occupant.role);
    const character = characterOf(match, occupant, sees);
    if (character === undefined) continue;
    for (const { jid } of occupant.sessions) {
      told.add(jid);
      link.send(withAttrs(matchPresence(state, body(sees), character), { to: jid }));
    }
  }
  toEverybody(link, state, (sees) => matchPresence(state, body(sees), undefined), told);
}

/** The same for one client that has just entered; it comes before the roster (errata E-047). */
export function sendMatch(
  link: Link,
  state: RoomState,
  match: Match,
  delay: SpectatorDelay,
  viewer: Occupant,
  to: string,
  nowMs: number,
): void {
  const sees = seesJids(state.config, viewer.role);
  if (viewer.team === undefined && delay.isOn()) return delay.show(to, sees);
  link.send(withAttrs(pictureOf(state, match, sees, nowMs, viewer), { to }));
}

/** The match as its presence shows it now. */
export function pictureOf(
  state: RoomState,
  match: Match,
  sees: boolean,
  nowMs: number,
  viewer?: Occupant,
): XmlElement {
  // A room that is not configured yet has no match to show (MMOG Example 179, errata E-159).
  const body = state.status === "created" ? undefined : match.state(sees, nowMs);
  return matchPresence(state, body, viewer && characterOf(match, viewer, sees));
}

/** The occupant as the game sees it, if it has a team. */
export function playerOf(occupant: Occupant): Player | undefined {
  const { nick, bareJid, team } = occupant;
  return team === undefined ? undefined : { nick, bareJid, name: localOf(bareJid), team };
}

function characterOf(match: Match, occupant: Occupant, sees: boolean): XmlElement | undefined {
  const player = playerOf(occupant);
  return player && match.characterOf(player, sees);
}

function matchPresence(
  state: RoomState,
  body: XmlElement | undefined,
  character: XmlElement | undefined,
): XmlElement {
  return presence(
    { from: state.jid },
    el("game", { xmlns: NS.mmog }, el("status", {}, state.match), body, character),
  );
}

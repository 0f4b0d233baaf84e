import { el, withAttrs, type XmlElement } from "#xml/element.ts";
import type { Link } from "#xml/link.ts";
import { occupantGame, type OccupantGame, type OccupantItem } from "#protocol/mmog/occupant.ts";
import { STATUS } from "#protocol/mmog/words.ts";
import { NS } from "#protocol/namespaces.ts";
import { message, presence } from "#protocol/stanza.ts";
import { toEverybody } from "#service/room/audience.ts";
import type { Destruction, Effect } from "#service/room/events.ts";
import { seesJids } from "#service/room/privileges.ts";
import {
  affiliationOf,
  occupantJid,
  type Occupant,
  type RoomState,
  type Session,
} from "#service/room/state.ts";

type Announced = {
  readonly session?: Session | undefined;
  readonly id?: string | undefined;
  readonly team?: boolean | undefined;
  readonly listed?: boolean | undefined;
  readonly actor?: string | undefined;
  readonly reason?: string | undefined;
  readonly statuses?: readonly number[] | undefined;
  readonly ownStatuses?: readonly number[] | undefined;
};

/** Presence of an occupant for everybody, and with status 110 for its own clients (errata E-052). */
export function announceOccupant(link: Link, state: RoomState, occupant: Occupant, said: Announced): void {
  const own = new Set(occupant.sessions.map((session) => session.jid));
  const statuses = said.statuses ?? [];
  // Who did it is for the one concerned; the reason everybody hears (MMOG Examples 122 and 126).
  const forOthers = { ...said, id: undefined, actor: undefined };
  if (isBroadcast(state, occupant))
    toEverybody(link, state, (sees) => occupantPresence(state, occupant, sees, forOthers, statuses), own);
  const ownStatuses = [...statuses, ...(said.ownStatuses ?? [])];
  for (const { jid } of occupant.sessions) sendOwnPresence(link, state, occupant, jid, said, ownStatuses);
}

/** The presence of all others for one client (MMOG 7.2.2). */
export function sendRoster(link: Link, state: RoomState, viewer: Occupant, to: string): void {
  const sees = seesJids(state.config, viewer.role);
  for (const occupant of state.occupants) {
    if (occupant.nick === viewer.nick || !isBroadcast(state, occupant)) continue;
    link.send(withAttrs(occupantPresence(state, occupant, sees, {}, []), { to }));
  }
}

/** Presence of a newcomer for everybody but the client itself, which gets its own last. */
export function announceNewcomer(link: Link, state: RoomState, occupant: Occupant, jid: string): void {
  const session = occupant.sessions.find((each) => each.jid === jid);
  const own = new Set(occupant.sessions.map((each) => each.jid));
  if (isBroadcast(state, occupant))
    toEverybody(link, state, (sees) => occupantPresence(state, occupant, sees, { session }, []), own);
  for (const each of occupant.sessions)
    if (each.jid !== jid) sendOwnPresence(link, state, occupant, each.jid, { session }, []);
}

/** The self-presence: status 110 and what else the client has to know. */
export function sendOwnPresence(
  link: Link,
  state: RoomState,
  occupant: Occupant,
  to: string,
  said: Announced,
  statuses: readonly number[],
): void {
  const sees = seesJids(state.config, occupant.role);
  link.send(withAttrs(occupantPresence(state, occupant, sees, said, [STATUS.self, ...statuses]), { to }));
}

/** MMOG 7.22: unavailable presence, with role none, of an occupant or one of its clients. */
export function announceGone(link: Link, state: RoomState, gone: Extract<Effect, { kind: "gone" }>): void {
  const { occupant } = gone;
  const sees = seesJids(state.config, occupant.role);
  if (gone.inform !== "others")
    for (const { jid } of gone.sessions)
      link.send(withAttrs(gonePresence(state, gone, sees, true), { to: jid }));
  if (gone.inform === "self" || !isBroadcast(state, occupant)) return;
  const own = new Set(gone.sessions.map((session) => session.jid));
  toEverybody(link, state, (others) => gonePresence(state, gone, others, false), own);
}

/**
 * MMOG Examples 202, 216 and 221: the room itself says what becomes of somebody who isn't inside. An address says
 * who, so it is for those who see addresses (errata E-151).
 */
export function announceAbsent(
  link: Link,
  state: RoomState,
  { jid, affiliation }: Extract<Effect, { kind: "absent-listed" }>,
  id: string,
): void {
  const game = occupantGame.encode({ item: { affiliation, role: "none", jid }, statuses: [] });
  const to = state.occupants.filter((occupant) => seesJids(state.config, occupant.role));
  link.fanOut(
    message({ from: state.jid, id, type: "groupchat" }, game),
    to.flatMap((occupant) => occupant.sessions.map((session) => session.jid)),
  );
}

function occupantPresence(
  state: RoomState,
  occupant: Occupant,
  sees: boolean,
  { session = occupant.sessions.at(-1), id, team, listed, actor, reason }: Announced,
  statuses: readonly number[],
): XmlElement {
  const affiliation = affiliationOf(state, occupant.bareJid);
  // A team that was taken away is said: missing means unchanged (errata E-095).
  const side = occupant.team ?? (team === true ? "none" : undefined);
  const item: OccupantItem = {
    affiliation,
    role: occupant.role,
    ...(side !== undefined && { team: side }),
    ...(sees && session !== undefined && { jid: session.jid }),
    ...(actor !== undefined && { actor: { nick: actor } }),
    ...(reason !== undefined && { reason }),
  };
  const codes = statuses.toSorted((a, b) => a - b).map((code) => ({ code }));
  return presence(
    { from: occupantJid(state, occupant.nick), id },
    ...(session?.availability ?? []),
    occupantGame.encode({ item, statuses: codes }),
    (team === true || listed === true) &&
      el("game", { xmlns: NS.mmog }, el("item", { affiliation, team: side })),
  );
}

function gonePresence(
  state: RoomState,
  {
    occupant,
    sessions,
    statuses,
    nick,
    actor,
    reason,
    extra,
    destroyed,
    noTeam,
  }: Extract<Effect, { kind: "gone" }>,
  sees: boolean,
  self: boolean,
): XmlElement {
  const jid = sessions.at(-1)?.jid;
  const item: OccupantItem = {
    // In a room that is no more nobody has a standing (MMOG 10.13, Example 245).
    affiliation: destroyed === undefined ? affiliationOf(state, occupant.bareJid) : "none",
    // Somebody who only takes another name stays what it was (MMOG 7.14, Example 75).
    role: nick === undefined ? "none" : occupant.role,
    ...(noTeam === true && { team: "none" }),
    ...(sees && jid !== undefined && { jid }),
    ...(nick !== undefined && { nick }),
    // Who did it and why is for the one concerned (MMOG Examples 115 and 117).
    ...(self && actor !== undefined && { actor: { nick: actor } }),
    ...(self && reason !== undefined && { reason }),
  };
  const codes = (self ? [STATUS.self, ...statuses] : [...statuses]).toSorted((a, b) => a - b);
  return presence(
    { from: occupantJid(state, occupant.nick), type: "unavailable" },
    occupantGame.encode({
      item,
      ...(destroyed !== undefined && { destroy: destroyElement(destroyed) }),
      statuses: codes.map((code) => ({ code })),
    }),
    ...(extra ?? []),
  );
}

/** MMOG 10.13, Example 245; the venue's password goes along (errata E-181). */
function destroyElement({ reason, venue }: Destruction): NonNullable<OccupantGame["destroy"]> {
  return {
    ...(venue !== undefined && { jid: venue.jid }),
    ...(reason !== undefined && reason !== "" && { reason }),
    ...(venue?.password !== undefined && venue.password !== "" && { password: venue.password }),
  };
}

/** The room may be set to keep the presence of some roles to itself (MMOG 7.2.2, errata E-054). */
function isBroadcast(state: RoomState, occupant: Occupant): boolean {
  return state.config.presenceBroadcast.includes(occupant.role);
}

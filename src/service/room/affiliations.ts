import { bareOf, localOf } from "#protocol/jid.ts";
import { STATUS, type Affiliation } from "#protocol/mmog/words.ts";
import type { Effect, Step } from "#service/room/events.ts";
import { remove } from "#service/room/leaving.ts";
import { mayByAffiliation, roleAfterChange } from "#service/room/privileges.ts";
import { withReservedNick } from "#service/room/reserved-nicks.ts";
import { sayRole } from "#service/room/roles.ts";
import {
  addressesOf,
  affiliationOf,
  occupantByBareJid,
  withOccupant,
  type BanNote,
  type Occupant,
  type RoomState,
} from "#service/room/state.ts";
import { withoutVoiceOf } from "#service/room/voice.ts";

/** One entry of a room's lists as it is to be. */
export type AffiliationChange = {
  /** As `listedAddress` has it. */
  readonly jid: string;
  readonly affiliation: Affiliation;
  readonly reason?: string | undefined;
  /** The nickname by which somebody without a visible address was banned (errata E-055). */
  readonly bannedNick?: string | undefined;
};

/**
 * Under which address somebody stands in a room's lists: the account, whatever client was named (MMOG 5.3;
 * errata E-141, E-143). What has no account is a domain, or something that lives at one.
 */
export function listedAddress(jid: string): string {
  return localOf(jid) === "" ? jid : bareOf(jid);
}

/** What a room keeps of people at most: a list still has to fit into one answer. */
const LISTED = 2_000;

export function hasTooMany(state: RoomState): boolean {
  return Object.keys(state.affiliations).length > LISTED;
}

/**
 * Takes changes of the lists over, whoever wanted them, with all that follows for those who are inside: the
 * role that goes with an affiliation, and removal where one may not stay (MMOG 5.1.3, 9.1-9.5, 10.3-10.8).
 * `store` comes first in the effects of the caller.
 */
export function applyAffiliations(
  state: RoomState,
  changes: readonly AffiliationChange[],
  actor?: string,
): Step {
  const effects: Effect[] = [];
  let next = withEntries(state, changes);
  for (const change of changes) {
    const { jid, affiliation, reason } = change;
    const from = affiliationOf(state, jid);
    if (from === affiliation) continue;
    next = withoutVoiceOf(next, jid);
    // A nickname is reserved for those who belong to the room (MMOG 9.1).
    if (affiliation === "outcast" || affiliation === "none") next = withReservedNick(next, jid, undefined);
    for (const occupant of concerned(next, change)) {
      const status = reasonToGo(next, occupant, affiliation);
      if (status !== undefined) {
        const removed = remove(next, occupant, false, { statuses: [status], actor, reason });
        next = removed.state;
        effects.push(...removed.effects);
        continue;
      }
      const role = roleAfterChange(next.config, occupant.role, from, affiliation);
      next = withOccupant(next, occupant.nick, { ...occupant, role });
      effects.push(...sayRole(state, occupant, role, { actor, reason, listed: true }));
    }
  }
  return { state: next, effects };
}

/** Who is inside and meant by the entry: by a ban everybody whom it keeps out, otherwise the account. */
function concerned(state: RoomState, { jid, affiliation }: AffiliationChange): readonly Occupant[] {
  if (affiliation === "outcast")
    return state.occupants.filter((occupant) =>
      occupant.sessions.some(
        (session) =>
          addressesOf(session.jid).includes(jid) && affiliationOf(state, session.jid) === "outcast",
      ),
    );
  const occupant = occupantByBareJid(state, jid);
  return occupant === undefined ? [] : [occupant];
}

/**
 * MMOG 9.1 (301), and 9.4 for a members-only room (321): removal is the only notice then (errata E-158). Whoever
 * loses what kept the ban of their domain from them is banned by that.
 */
function reasonToGo(state: RoomState, occupant: Occupant, affiliation: Affiliation): number | undefined {
  const isBanned = occupant.sessions.some(({ jid }) => affiliationOf(state, jid) === "outcast");
  if (affiliation === "outcast" || isBanned) return STATUS.banned;
  const staysOut =
    state.config.membersOnly && !mayByAffiliation(state, occupant.bareJid, "enterMembersOnlyRoom");
  return staysOut ? STATUS.affiliationRevoked : undefined;
}

/** The lists with these entries; maps, since any word can be an address: '__proto__' is one. */
function withEntries(state: RoomState, changes: readonly AffiliationChange[]): RoomState {
  const affiliations = new Map(Object.entries(state.affiliations));
  const banNotes = new Map(Object.entries(state.banNotes));
  for (const { jid, affiliation, reason, bannedNick: nick } of changes) {
    if (affiliation === "none") affiliations.delete(jid);
    else affiliations.set(jid, affiliation);
    const note: BanNote = { ...(reason !== undefined && { reason }), ...(nick !== undefined && { nick }) };
    if (affiliation !== "outcast") banNotes.delete(jid);
    else if (Object.keys(note).length > 0) banNotes.set(jid, note);
  }
  const next = {
    ...state,
    affiliations: Object.fromEntries(affiliations),
    banNotes: Object.fromEntries(banNotes),
  };
  // Whom the room doesn't want any more, no admin shall let in by mistake.
  const registrations = state.registrations.filter(
    ({ bareJid }) => affiliationOf(next, bareJid) !== "outcast",
  );
  return { ...next, registrations };
}

import { STATUS, type Affiliation } from "#protocol/mmog/words.ts";
import { reject } from "#service/rejections.ts";
import type { RoomConfig, RoomSetting } from "#service/room/config.ts";
import type { Effect, RoomEvent, Step, StepOrRejection } from "#service/room/events.ts";
import { demolish } from "#service/room/destroying.ts";
import { remove } from "#service/room/leaving.ts";
import { initialRole, isAllowedNow, mayByAffiliation } from "#service/room/privileges.ts";
import { affiliated, affiliationOf, type Occupant, type RoomState } from "#service/room/state.ts";

type Configured = Extract<RoomEvent, { kind: "configured" }>;
type Cancelled = Extract<RoomEvent, { kind: "configuration-cancelled" }>;

/** The setting that the configuration form shows. */
export function settingOf(state: RoomState): RoomSetting {
  return { config: state.config, admins: affiliated(state, "admin"), owners: affiliated(state, "owner") };
}

/** MMOG 10.1.2, 10.1.3 and 10.2: the owner's configuration is taken over; the first one opens the room. */
export function configure(state: RoomState, event: Configured): StepOrRejection {
  if (!mayByAffiliation(state, event.bareJid, "configure")) return reject("not-owner");
  if (!isAllowedNow(state, "configure")) return reject("configuration-closed");
  if (event.setting.owners.length === 0) return reject("last-owner");
  const opening = state.status === "created";
  const { config } = event.setting;
  const affiliations = affiliationsAfter(state, event.setting);
  const match = opening ? "inactive" : state.match;
  const next: RoomState = { ...state, status: "active", match, config, options: event.options, affiliations };
  const effects: Effect[] = [{ kind: "store" }];
  if (event.optionsChanged) effects.push({ kind: "options-changed" });
  // A match is announced with the options that it has now.
  if (opening) effects.push({ kind: "opened" });
  const statuses = noticesOf(state.config, config, event.optionsChanged || !sameAffiliations(state, next));
  if (statuses.length > 0)
    effects.push({ kind: "configuration-changed", statuses, options: event.optionsChanged });
  return settleOccupants(state, next, effects);
}

/** MMOG Examples 188 and 192: the first configuration that is cancelled ends the room (errata E-172). */
export function cancelConfiguration(state: RoomState, event: Cancelled): StepOrRejection {
  if (!mayByAffiliation(state, event.bareJid, "configure")) return reject("not-owner");
  if (state.status !== "created") return { state, effects: [] };
  return demolish(state, { reason: "The configuration was cancelled." });
}

/** MMOG 10.1.1: whoever takes too long is taken to have cancelled; a locked name is free again (14.6). */
export function timeOutConfiguration(state: RoomState): Step {
  if (state.status !== "created") return { state, effects: [] };
  return demolish(state, { reason: "The room was not configured in time." });
}

/** MMOG 10.2: who loses ownership is an admin, who loses administration a member (Examples 193-196). */
function affiliationsAfter(state: RoomState, setting: RoomSetting): RoomState["affiliations"] {
  // A map, since any word can be an address: '__proto__' is one.
  const next = new Map<string, Exclude<Affiliation, "none">>();
  for (const [jid, affiliation] of Object.entries(state.affiliations))
    next.set(jid, affiliation === "owner" ? "admin" : affiliation === "admin" ? "member" : affiliation);
  for (const jid of setting.admins) next.set(jid, "admin");
  for (const jid of setting.owners) next.set(jid, "owner");
  return Object.fromEntries(next);
}

function sameAffiliations(a: RoomState, b: RoomState): boolean {
  const jids = new Set([...Object.keys(a.affiliations), ...Object.keys(b.affiliations)]);
  return [...jids].every((jid) => affiliationOf(a, jid) === affiliationOf(b, jid));
}

/** MMOG 10.2.1: privacy changes have their own codes, everything else is 104 (errata E-171). */
function noticesOf(before: RoomConfig, after: RoomConfig, othersChanged: boolean): number[] {
  const statuses: number[] = [];
  const { logged: loggedBefore, whois: whoisBefore, ...restBefore } = before;
  const { logged, whois, ...rest } = after;
  // A fully-anonymous room has no code of its own (errata E-055).
  const anonymous = whois !== whoisBefore && whois === "none";
  if (othersChanged || anonymous || JSON.stringify(restBefore) !== JSON.stringify(rest))
    statuses.push(STATUS.configurationChanged);
  if (logged !== loggedBefore) statuses.push(logged ? STATUS.logged : STATUS.noLongerLogged);
  if (whois !== whoisBefore && whois === "anyone") statuses.push(STATUS.nowNonAnonymous);
  if (whois !== whoisBefore && whois === "moderators") statuses.push(STATUS.nowSemiAnonymous);
  return statuses;
}

/** Roles follow affiliations; who may not be in a members-only room has to go (status 322, errata E-169). */
function settleOccupants(old: RoomState, state: RoomState, effects: readonly Effect[]): Step {
  const changed: Effect[] = [];
  const outsiders: Occupant[] = [];
  const occupants = state.occupants.map((occupant): Occupant => {
    if (state.config.membersOnly && !mayByAffiliation(state, occupant.bareJid, "enterMembersOnlyRoom"))
      outsiders.push(occupant);
    const affiliation = affiliationOf(state, occupant.bareJid);
    const moderationChanged =
      state.config.moderated !== old.config.moderated && occupant.role !== "moderator";
    if (affiliation === affiliationOf(old, occupant.bareJid) && !moderationChanged) return occupant;
    if (!outsiders.includes(occupant)) changed.push({ kind: "presence", nick: occupant.nick });
    return { ...occupant, role: initialRole(state.config, affiliation) };
  });
  let step: Step = { state: { ...state, occupants }, effects: [...effects, ...changed] };
  for (const { nick } of outsiders) {
    const outsider = step.state.occupants.find((occupant) => occupant.nick === nick);
    if (outsider === undefined) continue;
    const removed = remove(step.state, outsider, false, { statuses: [STATUS.nowMembersOnly] });
    step = { state: removed.state, effects: [...step.effects, ...removed.effects] };
  }
  return step;
}

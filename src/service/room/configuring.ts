import { STATUS } from "#protocol/mmog/words.ts";
import { reject } from "#service/rejections.ts";
import { applyAffiliations, type AffiliationChange } from "#service/room/affiliations.ts";
import type { RoomConfig, RoomSetting } from "#service/room/config.ts";
import type { Effect, RoomEvent, Step, StepOrRejection } from "#service/room/events.ts";
import { demolish } from "#service/room/destroying.ts";
import { remove } from "#service/room/leaving.ts";
import { isAllowedNow, mayByAffiliation } from "#service/room/privileges.ts";
import { sayRole } from "#service/room/roles.ts";
import {
  affiliated,
  affiliationOf,
  occupantByBareJid,
  withOccupant,
  type RoomState,
} from "#service/room/state.ts";
import { roleOnEntering } from "#service/room/voice.ts";

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
  const changes = changesBy(state, event.setting);
  const match = opening ? "inactive" : state.match;
  const next: RoomState = { ...state, status: "active", match, config, options: event.options };
  const effects: Effect[] = [{ kind: "store" }];
  if (event.optionsChanged) effects.push({ kind: "options-changed" });
  // A match is announced with the options that it has now.
  if (opening) effects.push({ kind: "opened" });
  const statuses = noticesOf(state.config, config, event.optionsChanged || changes.length > 0);
  if (statuses.length > 0)
    effects.push({ kind: "configuration-changed", statuses, options: event.optionsChanged });
  const actor = occupantByBareJid(state, event.bareJid)?.nick;
  // What was remembered of voice is of no use where everybody has it.
  const keptVoice = config.moderated ? state.keptVoice : {};
  const applied = applyAffiliations({ ...next, keptVoice }, changes, actor);
  const settled = settleOccupants(state, applied.state);
  return { state: settled.state, effects: [...effects, ...applied.effects, ...settled.effects] };
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
function changesBy(state: RoomState, { admins, owners }: RoomSetting): readonly AffiliationChange[] {
  const listed = [...affiliated(state, "owner"), ...affiliated(state, "admin"), ...admins, ...owners];
  return [...new Set(listed)].flatMap((jid) => {
    const from = affiliationOf(state, jid);
    const lost = from === "owner" || admins.includes(jid) ? "admin" : "member";
    const affiliation = owners.includes(jid) ? "owner" : lost;
    return affiliation === from ? [] : [{ jid, affiliation }];
  });
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

/** Voice comes and goes with moderation; who may not be in a members-only room has to go (status 322, errata E-169). */
function settleOccupants(old: RoomState, state: RoomState): Step {
  const moderationChanged = state.config.moderated !== old.config.moderated;
  const effects: Effect[] = [];
  let next = state;
  for (const occupant of state.occupants) {
    if (state.config.membersOnly && !mayByAffiliation(state, occupant.bareJid, "enterMembersOnlyRoom")) {
      const removed = remove(next, occupant, false, { statuses: [STATUS.nowMembersOnly] });
      next = removed.state;
      effects.push(...removed.effects);
      continue;
    }
    const role = roleOnEntering(state, occupant.bareJid);
    if (!moderationChanged || occupant.role === "moderator" || role === occupant.role) continue;
    next = withOccupant(next, occupant.nick, { ...occupant, role });
    effects.push(...sayRole(state, occupant, role, {}));
  }
  return { state: next, effects };
}

import type { Affiliation, MatchStatus, Role } from "#protocol/mmog/words.ts";
import { reject, type Rejection } from "#service/rejections.ts";
import type { RoomConfig } from "#service/room/config.ts";
import { affiliationOf, occupantByBareJid, type Occupant, type RoomState } from "#service/room/state.ts";

/** MMOG Tables 2 and 7: each has what the one before it has, and more. */
const ROLE_RANK: Readonly<Record<Role, number>> = { none: 0, visitor: 1, participant: 2, moderator: 3 };
const AFFILIATION_RANK: Readonly<Record<Affiliation, number>> = {
  outcast: 0,
  none: 1,
  member: 2,
  admin: 3,
  owner: 4,
};

/** MMOG Table 3, with the configuration settings that modify it: the lowest role that has the privilege. */
const BY_ROLE = {
  speak: () => "participant",
  changeSubject: (config: RoomConfig) => (config.subjectByAll ? "participant" : "moderator"),
  whisper: (config: RoomConfig) => WHISPERERS[config.privateMessages],
  readVoiceList: () => "moderator",
  invite: (config: RoomConfig) => (config.invitesByAll ? "visitor" : "moderator"),
  answerVoiceRequests: () => "moderator",
} as const satisfies Record<string, (config: RoomConfig) => Role | "nobody">;

const WHISPERERS = {
  anyone: "visitor",
  participants: "participant",
  moderators: "moderator",
  none: "nobody",
} as const satisfies Record<RoomConfig["privateMessages"], Role | "nobody">;

/** MMOG Table 7: the lowest affiliation that has the privilege. */
const BY_AFFILIATION = {
  enterOpenRoom: "none",
  enterMembersOnlyRoom: "member",
  enterFullRoom: "admin",
  inviteToMembersOnlyRoom: "admin",
  answerRegistrations: "admin",
  configure: "owner",
  saveAndLoad: "owner",
  destroy: "owner",
  readModeratorList: "admin",
  readBanList: "admin",
  readMemberList: "member",
  readAdminList: "owner",
  readOwnerList: "owner",
  assignTeams: "owner",
} as const satisfies Record<string, Affiliation>;

const ALWAYS = ["created", "inactive", "active", "paused", "adjourned"] as const;

/** MMOG Table 6: in which status of the match an owner may do what (errata E-166, E-174); members are made in any. */
const BY_STATUS = {
  configure: { moderated: ["created", "inactive"], unmoderated: ["created", "inactive"] },
  save: { moderated: ["inactive", "active", "paused"], unmoderated: ["inactive"] },
  revokeMembership: { moderated: ALWAYS, unmoderated: ["created", "inactive", "adjourned"] },
  assignTeams: { moderated: ALWAYS, unmoderated: ["created", "inactive", "paused"] },
} as const satisfies Record<string, Record<"moderated" | "unmoderated", readonly MatchStatus[]>>;

export function mayByRole(state: RoomState, occupant: Occupant, privilege: keyof typeof BY_ROLE): boolean {
  const needed = BY_ROLE[privilege](state.config);
  return needed !== "nobody" && ROLE_RANK[occupant.role] >= ROLE_RANK[needed];
}

export function mayByAffiliation(
  state: RoomState,
  bareJid: string,
  privilege: keyof typeof BY_AFFILIATION,
): boolean {
  return isAtLeast(affiliationOf(state, bareJid), BY_AFFILIATION[privilege]);
}

function isAtLeast(affiliation: Affiliation, other: Affiliation): boolean {
  return AFFILIATION_RANK[affiliation] >= AFFILIATION_RANK[other];
}

/** Whether the status of the match lets an owner do it now. */
export function isAllowedNow(state: RoomState, privilege: keyof typeof BY_STATUS): boolean {
  const statuses: readonly MatchStatus[] =
    BY_STATUS[privilege][state.config.moderated ? "moderated" : "unmoderated"];
  return statuses.includes(state.match);
}

/** MMOG Table 4; moderated beats open (errata E-015). */
export function initialRole(config: RoomConfig, affiliation: Affiliation): Exclude<Role, "none"> {
  if (affiliation === "owner" || affiliation === "admin") return "moderator";
  return affiliation === "none" && config.moderated ? "visitor" : "participant";
}

/** MMOG 5.1.3: what comes with an affiliation is fixed; what goes with it is left to us. */
export function roleAfterChange(
  config: RoomConfig,
  role: Occupant["role"],
  from: Affiliation,
  to: Affiliation,
): Occupant["role"] {
  const usual = initialRole(config, to);
  if (AFFILIATION_RANK[to] > AFFILIATION_RANK[from]) return ROLE_RANK[usual] > ROLE_RANK[role] ? usual : role;
  if (isAtLeast(from, "admin")) return usual;
  // Who was made a moderator by name stays one, and nobody gets voice back by losing membership.
  return role === "moderator" || ROLE_RANK[role] < ROLE_RANK[usual] ? role : usual;
}

/** MMOG Table 5: what leads from one role to another while somebody is in the room. */
const ROLE_CHANGES = {
  visitor: { none: "kick", participant: "grantVoice", moderator: "grantModerator" },
  participant: { none: "kick", visitor: "revokeVoice", moderator: "grantModerator" },
  moderator: { none: "kickModerator", visitor: "revokeModerator", participant: "revokeModerator" },
} as const satisfies Record<Occupant["role"], Partial<Record<Role, string>>>;

type RoleChange =
  | "kick"
  | "kickModerator"
  | "grantVoice"
  | "revokeVoice"
  | "grantModerator"
  | "revokeModerator";
type Reach = (own: Affiliation, other: Affiliation) => boolean;

/** Over whom somebody has power, by the affiliations of both. */
const anybody: Reach = () => true;
const nobodyAbove: Reach = (own, other) => isAtLeast(own, other);
const nobodyAboveAsAdmin: Reach = (own, other) => isAtLeast(own, "admin") && isAtLeast(own, other);
const belowAdmin: Reach = (_own, other) => !isAtLeast(other, "admin");
/** "None" is no level, so whoever has none may be silenced by anybody (errata E-086). */
const lower: Reach = (own, other) => belowAdmin(own, other) && (other === "none" || !isAtLeast(other, own));

/** MMOG Tables 3, 5 and 7 with their notes: what each change of a role takes, and over whom (errata E-155, E-157). */
const ROLE_POWERS: Readonly<
  Record<RoleChange, { readonly takes: "moderator" | "admin"; readonly reach: Reach }>
> = {
  kick: { takes: "moderator", reach: nobodyAbove },
  kickModerator: { takes: "moderator", reach: nobodyAboveAsAdmin },
  grantVoice: { takes: "moderator", reach: anybody },
  revokeVoice: { takes: "moderator", reach: lower },
  grantModerator: { takes: "admin", reach: anybody },
  revokeModerator: { takes: "admin", reach: belowAdmin },
};

/** Why somebody (by bare address, present or not) may not change anybody's role, if so. */
export function refusalToModerate(state: RoomState, byBareJid: string): Rejection | undefined {
  const moderates = occupantByBareJid(state, byBareJid)?.role === "moderator";
  return moderates || isAtLeast(affiliationOf(state, byBareJid), "admin")
    ? undefined
    : reject("not-moderator");
}

/** Why somebody may not give an occupant that role, if so; `none` is a kick. */
export function refusalOfRole(
  state: RoomState,
  byBareJid: string,
  target: Occupant,
  role: Role,
): Rejection | undefined {
  const refusal = refusalToModerate(state, byBareJid);
  if (refusal !== undefined || role === target.role) return refusal;
  const own = affiliationOf(state, byBareJid);
  const changes: Partial<Record<Role, RoleChange>> = ROLE_CHANGES[target.role];
  const change = changes[role];
  if (change === undefined) return reject("malformed");
  const { takes, reach } = ROLE_POWERS[change];
  if (!reach(own, affiliationOf(state, target.bareJid))) return reject("above-you");
  if (takes === "admin") return isAtLeast(own, "admin") ? undefined : reject("not-admin");
  const moderates = occupantByBareJid(state, byBareJid)?.role === "moderator";
  return moderates ? undefined : reject("not-moderator");
}

/** MMOG Table 8: who may lead somebody from one affiliation (the row) to another. */
const AFFILIATION_CHANGES = {
  outcast: { none: "admin", member: "admin", admin: "owner", owner: "owner" },
  none: { outcast: "admin", member: "admin", admin: "owner", owner: "owner" },
  member: { outcast: "admin", none: "admin", admin: "owner", owner: "owner" },
  admin: { outcast: "owner", none: "owner", member: "owner", owner: "owner" },
  owner: { outcast: "owner", none: "owner", member: "owner", admin: "owner" },
} as const satisfies Record<Affiliation, Partial<Record<Affiliation, "admin" | "owner">>>;

/** Why somebody may not change an affiliation like that, if so. */
export function refusalOfAffiliation(
  state: RoomState,
  byBareJid: string,
  from: Affiliation,
  to: Affiliation,
): Rejection | undefined {
  const own = affiliationOf(state, byBareJid);
  if (!isAtLeast(own, "admin")) return reject(isAtLeast(to, "admin") ? "not-owner" : "not-admin");
  const changes: Partial<Record<Affiliation, "admin" | "owner">> = AFFILIATION_CHANGES[from];
  // Whoever stays what he was is in a list all the same.
  if (!isAtLeast(own, changes[to] ?? (isAtLeast(to, "admin") ? "owner" : "admin")))
    // A ban is a matter of ranks (MMOG 9.1; errata E-156), the lists of admins and owners are the owners' own.
    return reject(to === "outcast" ? "above-you" : "not-owner");
  const revokes = from === "member" && to === "none";
  return revokes && !isAllowedNow(state, "revokeMembership") ? reject("not-during-match") : undefined;
}

/**
 * MMOG 7.19 and Table 7: members and whoever is more, as far as the room is set to let their role (getmemberlist);
 * admins, who change the list, always.
 */
export function mayReadMemberList(state: RoomState, bareJid: string): boolean {
  if (!mayByAffiliation(state, bareJid, "readMemberList")) return false;
  if (isAtLeast(affiliationOf(state, bareJid), "admin")) return true;
  const usual = initialRole(state.config, affiliationOf(state, bareJid));
  return state.config.memberListFor.includes(occupantByBareJid(state, bareJid)?.role ?? usual);
}

/** MMOG 7.16.2 and 9.5: a members-only room may leave invitations to its admins; elsewhere it is the role that counts. */
export function mayInvite(state: RoomState, by: Occupant): boolean {
  return state.config.membersOnly && !state.config.invitesByAll
    ? mayByAffiliation(state, by.bareJid, "inviteToMembersOnlyRoom")
    : mayByRole(state, by, "invite");
}

/** Who sees real addresses: MMOG 7.2.3, 7.2.4, and nobody in a fully-anonymous room (errata E-055). */
export function seesJids(config: RoomConfig, role: Role): boolean {
  return config.whois === "anyone" || (config.whois === "moderators" && role === "moderator");
}

/** Whether somebody is shown them, inside or not: an admin who isn't there would be a moderator. */
export function seesAllJids(state: RoomState, bareJid: string): boolean {
  const role = occupantByBareJid(state, bareJid)?.role;
  return seesJids(state.config, role ?? initialRole(state.config, affiliationOf(state, bareJid)));
}

import type { Affiliation, MatchStatus, Role } from "#protocol/mmog/words.ts";
import type { RoomConfig } from "#service/room/config.ts";
import { affiliationOf, type Occupant, type RoomState } from "#service/room/state.ts";

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
  kick: () => "moderator",
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
} as const satisfies Record<string, Affiliation>;

/** MMOG Table 6: in which status of the match an owner may do what (errata E-166, E-174). */
const BY_STATUS = {
  configure: { moderated: ["created", "inactive"], unmoderated: ["created", "inactive"] },
  save: { moderated: ["inactive", "active", "paused"], unmoderated: ["inactive"] },
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
  return AFFILIATION_RANK[affiliationOf(state, bareJid)] >= AFFILIATION_RANK[BY_AFFILIATION[privilege]];
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

/**
 * MMOG Table 5 and 8.2: a moderator removes participants and visitors, only an admin or owner removes a
 * moderator (errata E-155), and nobody removes somebody of a higher affiliation.
 */
export function mayKick(state: RoomState, by: Occupant, target: Occupant): boolean {
  const own = AFFILIATION_RANK[affiliationOf(state, by.bareJid)];
  const other = AFFILIATION_RANK[affiliationOf(state, target.bareJid)];
  if (target.role === "moderator" && own < AFFILIATION_RANK.admin) return false;
  return own >= other;
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

import type { Affiliation, Role } from "#protocol/mmog/words.ts";
import { reject, type Rejection } from "#service/rejections.ts";
import {
  mayByAffiliation,
  mayReadMemberList,
  refusalToModerate,
  seesAllJids,
} from "#service/room/privileges.ts";
import {
  affiliated,
  affiliationOf,
  occupantByBareJid,
  type Occupant,
  type RoomState,
} from "#service/room/state.ts";

/** Somebody in a list, as the lists of either namespace have it. */
type Entry = {
  readonly nick?: string;
  readonly jid?: string;
  readonly role?: Role;
  readonly affiliation?: Affiliation;
  readonly team?: string;
  readonly reason?: string;
};
export type Listing = readonly Entry[] | Rejection;

/** What all reasons of a ban list may come to together; it goes without them where they wouldn't fit into one answer. */
const REASONS_CHARS = 50_000;

/** MMOG Table 7: who reads which list, and what the others are told. */
const READERS = {
  outcast: ["readBanList", "not-admin"],
  member: ["readMemberList", "not-listed"],
  admin: ["readAdminList", "not-owner"],
  owner: ["readOwnerList", "not-owner"],
} as const;

/** MMOG 8.5 and 9.8, Examples 129 and 172: who has that role now. */
export function roleList(state: RoomState, askerBareJid: string, role: Occupant["role"]): Listing {
  const refusal =
    role === "moderator" && !mayByAffiliation(state, askerBareJid, "readModeratorList")
      ? reject("not-admin")
      : refusalToModerate(state, askerBareJid);
  if (refusal !== undefined) return refusal;
  const sees = seesAllJids(state, askerBareJid);
  return state.occupants
    .filter((occupant) => occupant.role === role)
    .map((occupant) => ({ ...faceOf(state, occupant, sees), role }));
}

/** MMOG 9.2, 9.5, 10.5, 10.8 and 10.11, Examples 142, 155, 208, 223 and 232; "none" is no list (5.3). */
export function affiliationList(
  state: RoomState,
  askerBareJid: string,
  affiliation: keyof typeof READERS,
): Listing {
  const [privilege, refusal] = READERS[affiliation];
  const may =
    affiliation === "member"
      ? mayReadMemberList(state, askerBareJid)
      : mayByAffiliation(state, askerBareJid, privilege);
  if (!may) return reject(refusal);
  const jids = affiliated(state, affiliation);
  if (affiliation === "outcast") {
    const chars = Object.values(state.banNotes).reduce((sum, { reason = "" }) => sum + reason.length, 0);
    return jids.map((jid) => banned(state, jid, chars <= REASONS_CHARS));
  }
  const sees = seesAllJids(state, askerBareJid);
  return jids.map((jid) => {
    // A nickname next to an address would say who hides behind it.
    const occupant = sees ? occupantByBareJid(state, jid) : undefined;
    return { affiliation, jid, ...(occupant && { nick: occupant.nick, role: occupant.role }) };
  });
}

/** MMOG 10.12, Example 240: everybody inside with the team, 'none' for who only watches. */
export function teamList(state: RoomState, askerBareJid: string): Listing {
  if (!mayByAffiliation(state, askerBareJid, "assignTeams")) return reject("not-owner");
  const sees = seesAllJids(state, askerBareJid);
  return state.occupants.map((occupant) => ({
    ...faceOf(state, occupant, sees),
    team: occupant.team ?? "none",
  }));
}

function faceOf(state: RoomState, { nick, bareJid, sessions }: Occupant, sees: boolean): Entry {
  const jid = sees ? sessions.at(-1)?.jid : undefined;
  return { nick, affiliation: affiliationOf(state, bareJid), ...(jid !== undefined && { jid }) };
}

/** Who was banned by nickname is known by nothing else (errata E-055). */
function banned(state: RoomState, jid: string, withReason: boolean): Entry {
  const { nick, reason } = state.banNotes[jid] ?? {};
  return {
    affiliation: "outcast",
    ...(nick === undefined ? { jid } : { nick }),
    ...(withReason && reason !== undefined && { reason }),
  };
}

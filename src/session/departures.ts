import type { OccupantNotice } from "#protocol/mmog/occupant-notice.ts";
import { roomAddress } from "#protocol/jid.ts";
import { STATUS } from "#protocol/mmog/words.ts";
import type { Departure } from "#store/room-store.ts";

/**
 * Why somebody is no longer inside (MMOG 7.6, 7.22, 8.2, 9.1, 9.4, 10.2, 10.9, 10.13, 11). 333 means a
 * technical problem whatever else is said (errata E-183); `<invalid-turn/>` alone means the referee's kick (E-131).
 */
export function departureOf(notice: OccupantNotice, room: string): Departure {
  const has = (code: number) => notice.statuses.includes(code);
  const asOwner = notice.affiliation === "owner";
  return { code: codeOf(notice, has), ...detailsOf(notice, room), ...(asOwner && { asOwner }) };
}

function codeOf(notice: OccupantNotice, has: (code: number) => boolean): Departure["code"] {
  if (notice.destroy !== undefined) return "destroyed";
  if (notice.saved) return "saved";
  if (has(STATUS.shutdown)) return "shutdown";
  if (has(STATUS.technicalProblem)) return "technical";
  if (notice.invalidTurn) return "invalid-turn";
  if (has(STATUS.banned)) return "banned";
  if (has(STATUS.affiliationRevoked)) return "not-member";
  if (has(STATUS.nowMembersOnly)) return "members-only";
  return has(STATUS.kicked) ? "kicked" : "left";
}

function detailsOf(notice: OccupantNotice, room: string): Omit<Departure, "code"> {
  const reason = notice.destroy?.reason ?? notice.reason;
  const venue = roomAddress(notice.destroy?.jid ?? "");
  return {
    ...(notice.actor !== undefined && { actor: notice.actor }),
    ...(reason !== undefined && reason !== "" && { reason }),
    // An alternate venue that is the room itself leads nowhere (errata E-179).
    ...(venue !== undefined && venue !== room && { venue }),
  };
}

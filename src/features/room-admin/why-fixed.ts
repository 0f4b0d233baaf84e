import { isAllowedNow } from "#store/owner-rights.ts";
import { deedsOn, mayChangeAffiliation, type RoomFacts, type Standing } from "#store/rights.ts";
import type { Occupant } from "#store/room-store.ts";
import { isByRole, type PeopleListName } from "./list-draft.ts";

/** Why somebody can't be taken off a list, if so: the standing forbids it, or the match (MMOG Tables 3, 5, 6, 8). */
export function whyFixed(
  list: PeopleListName,
  me: Standing,
  affiliation: Occupant["affiliation"],
  { moderated, phase }: RoomFacts,
): "standing" | "match" | undefined {
  if (isByRole(list)) {
    const deed = list === "moderator" ? "revoke-moderator" : "revoke-voice";
    return deedsOn(me, { affiliation, role: list }, false).includes(deed) ? undefined : "standing";
  }
  if (!mayChangeAffiliation(me, list, list === "owner" ? "admin" : "none")) return "standing";
  return list === "member" && !isAllowedNow("revoke-member", phase, moderated) ? "match" : undefined;
}

import { MATCH_TYPES, type MatchType } from "#game/options.ts";
import type { MatchPhase } from "#store/match-store.ts";
import type { RoomListing } from "#store/lobby-store.ts";

/** What a room asks of those who come, or does to them; each has words of its own. */
export type RoomTrait = "password" | "membersOnly" | "moderated" | "logged" | "non" | "fully";

/**
 * The traits that are worth a tag. Semi-anonymous is the usual case and says nothing; what a room doesn't
 * tell is not shown.
 */
export function traitsOf(room: RoomListing): readonly RoomTrait[] {
  return [
    ...(room.passwordProtected === true ? (["password"] as const) : []),
    ...(room.membersOnly === true ? (["membersOnly"] as const) : []),
    ...(room.moderated === true ? (["moderated"] as const) : []),
    ...(room.logged === true ? (["logged"] as const) : []),
    ...(room.anonymity === "non" || room.anonymity === "fully" ? [room.anonymity] : []),
  ];
}

const PHASES: readonly MatchPhase[] = ["created", "inactive", "active", "paused", "adjourned"];

/** The status of a match, where it is one that has words. */
export function statusOf(status: string | undefined): MatchPhase | undefined {
  return PHASES.find((phase) => phase === status);
}

/** The match type, where it is one that has words. */
export function matchTypeOf(room: RoomListing): MatchType | undefined {
  return MATCH_TYPES.find((type) => type === room.matchType);
}

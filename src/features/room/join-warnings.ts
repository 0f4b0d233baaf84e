import type { RoomListing } from "#store/lobby-store.ts";

/** What one should know before one enters: what the room will reveal. */
export type JoinWarning = "nonAnonymous" | "logged";

export function joinWarnings(room: RoomListing): readonly JoinWarning[] {
  return [
    ...(room.anonymity === "non" ? (["nonAnonymous"] as const) : []),
    ...(room.logged === true ? (["logged"] as const) : []),
  ];
}

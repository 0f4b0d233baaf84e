import type { MatchPhase } from "#store/match-store.ts";
import type { Occupant } from "#store/room-store.ts";

/** Something that happened in the room, with the key of its sentence. */
export type Announcement =
  | { readonly key: "joined" | "left" | "leftTeam" | "ready"; readonly nick: string }
  | { readonly key: "tookTeam"; readonly nick: string; readonly team: string }
  | { readonly key: "started" | "paused" | "resumed" | "ended" };

/** What of a room its announcements are about. */
export type Scene = {
  readonly occupants: ReadonlyMap<string, Occupant>;
  readonly ready: readonly string[];
  readonly phase: MatchPhase;
};

/** What became of others between two moments; what one did oneself, one knows. */
export function announcementsOf(before: Scene, after: Scene): readonly Announcement[] {
  const said: Announcement[] = [];
  for (const [nick, now] of after.occupants) {
    if (now.self) continue;
    const then = before.occupants.get(nick);
    if (then === undefined) said.push({ key: "joined", nick });
    const teamBefore = then?.team ?? "";
    if (now.team !== "" && now.team !== teamBefore) said.push({ key: "tookTeam", nick, team: now.team });
    else if (now.team === "" && teamBefore !== "") said.push({ key: "leftTeam", nick });
    if (after.ready.includes(nick) && !before.ready.includes(nick)) said.push({ key: "ready", nick });
  }
  for (const [nick, then] of before.occupants)
    if (!then.self && !after.occupants.has(nick)) said.push({ key: "left", nick });
  if (before.phase !== after.phase) {
    if (after.phase === "active") said.push({ key: before.phase === "paused" ? "resumed" : "started" });
    else if (after.phase === "paused") said.push({ key: "paused" });
    else if (before.phase === "active" || before.phase === "paused") said.push({ key: "ended" });
  }
  return said;
}

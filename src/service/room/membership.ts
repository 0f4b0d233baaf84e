import { applyAffiliations } from "#service/room/affiliations.ts";
import type { Step } from "#service/room/events.ts";
import type { RoomState } from "#service/room/state.ts";

/**
 * Makes somebody a member, or takes that away, on the person's own account: by registering or by being invited
 * (MMOG 7.18, Example 101; 9.5, Examples 158 and 161).
 */
export function withMembership(state: RoomState, bareJid: string, member: boolean): Step {
  const step = applyAffiliations(state, [{ jid: bareJid, affiliation: member ? "member" : "none" }]);
  return { state: step.state, effects: [{ kind: "store" }, ...step.effects] };
}

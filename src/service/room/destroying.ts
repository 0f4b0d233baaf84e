import { reject } from "#service/rejections.ts";
import type { Destruction, Effect, RoomEvent, Step, StepOrRejection } from "#service/room/events.ts";
import { mayByAffiliation } from "#service/room/privileges.ts";
import type { RoomState } from "#service/room/state.ts";

type Destroyed = Extract<RoomEvent, { kind: "destroyed" }>;

/** MMOG 10.13, Examples 244-247: whatever the room is and whatever goes on in it. */
export function destroy(state: RoomState, event: Destroyed): StepOrRejection {
  if (!mayByAffiliation(state, event.bareJid, "destroy")) return reject("not-owner");
  const { venue, reason } = event.notice;
  // The room that is destroyed is no place to go to (errata E-179).
  return demolish(state, venue?.jid === state.jid ? { reason } : event.notice);
}

/** One presence for each occupant, about itself. */
export function demolish(state: RoomState, destroyed: Destruction): Step {
  const gone = state.occupants.map((occupant): Effect => ({
    kind: "gone",
    occupant,
    sessions: occupant.sessions,
    statuses: [],
    inform: "self",
    destroyed,
  }));
  return { state: { ...state, occupants: [] }, effects: [...gone, { kind: "closed" }] };
}

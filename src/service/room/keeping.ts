import { el, type XmlElement } from "#xml/element.ts";
import { NS } from "#protocol/namespaces.ts";
import { reject } from "#service/rejections.ts";
import type { Effect, RoomEvent, Step, StepOrRejection } from "#service/room/events.ts";
import { isAllowedNow, mayByAffiliation } from "#service/room/privileges.ts";
import type { RoomState } from "#service/room/state.ts";

type Saved = Extract<RoomEvent, { kind: "saved" }>;
type Loaded = Extract<RoomEvent, { kind: "loaded" }>;

/** MMOG 10.9, Examples 227-229: the room and its match are kept, and everybody has to leave. */
export function save(state: RoomState, event: Saved): StepOrRejection {
  if (!mayByAffiliation(state, event.bareJid, "saveAndLoad")) return reject("not-owner");
  if (state.status === "adjourned") return { state, effects: [] };
  if (!isAllowedNow(state, "save")) return reject("save-closed");
  const gone = state.occupants.map((occupant): Effect => ({
    kind: "gone",
    occupant,
    sessions: occupant.sessions,
    statuses: [],
    inform: "self",
    extra: [savedMark],
  }));
  const savedWith = state.occupants.map((occupant) => occupant.bareJid);
  const step = putAway(state, savedWith);
  return { state: step.state, effects: [...step.effects, ...gone] };
}

/** Its match first, so that no room is said to be saved whose match is lost. */
function putAway(state: RoomState, savedWith: RoomState["savedWith"]): Step {
  const keptTeams = { ...state.keptTeams };
  for (const { bareJid, team } of state.occupants) if (team !== undefined) keptTeams[bareJid] = team;
  return {
    state: { ...state, status: "adjourned", match: "adjourned", keptTeams, savedWith, occupants: [] },
    effects: [{ kind: "match-saved" }, { kind: "store" }],
  };
}

const savedMark: XmlElement = el("saved", { xmlns: NS.mmog });

/** MMOG 10.10: the room is open again and invites whom it was saved with; who loads it knows (errata E-178). */
export function load(state: RoomState, event: Loaded): StepOrRejection {
  if (!mayByAffiliation(state, event.bareJid, "saveAndLoad")) return reject("not-owner");
  if (state.status !== "adjourned") return reject("not-saved");
  const invitees = state.savedWith.filter((bareJid) => bareJid !== event.bareJid);
  return {
    // Whom it was saved with is known until somebody comes: see `abandon`.
    state: { ...state, status: "active" },
    effects: [{ kind: "store" }, { kind: "match-loaded" }, { kind: "invite", invitees }],
  };
}

/** MMOG 4.2: a temporary room that nobody is in ends; one that was loaded in vain is saved as it was. */
export function abandon(state: RoomState): Step {
  if (state.status !== "active" || state.occupants.length > 0) return { state, effects: [] };
  return state.savedWith.length > 0
    ? putAway(state, state.savedWith)
    : { state, effects: [{ kind: "closed" }] };
}

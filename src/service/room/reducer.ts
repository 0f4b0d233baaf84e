import { assignTeams } from "#service/room/assigning-teams.ts";
import { changeAffiliations } from "#service/room/changing-affiliations.ts";
import { cancelConfiguration, configure, timeOutConfiguration } from "#service/room/configuring.ts";
import { destroy } from "#service/room/destroying.ts";
import { changeAvailability, enter, rename } from "#service/room/entering.ts";
import { decline, fail, invite } from "#service/room/inviting.ts";
import type { RoomEvent, StepOrRejection } from "#service/room/events.ts";
import { abandon, load, save } from "#service/room/keeping.ts";
import { leave, punish, shutDown } from "#service/room/leaving.ts";
import { answerRegistration, register, unregister } from "#service/room/registering.ts";
import { changeRoles } from "#service/room/roles.ts";
import type { RoomState } from "#service/room/state.ts";
import { changeSubject, speak, whisper } from "#service/room/talking.ts";
import { answerVoice, askForVoice } from "#service/room/voice-requests.ts";
import { resign, takeTeam, turnMatch } from "#service/room/teaming.ts";

/** The room's rules: what an event makes of a room and what the service does because of it, or why not. Pure. */
export function reduceRoom(state: RoomState, event: RoomEvent): StepOrRejection {
  switch (event.kind) {
    case "entered":
      return enter(state, event);
    case "available":
      return changeAvailability(state, event);
    case "renamed":
      return rename(state, event);
    case "left":
      return leave(state, event);
    case "configured":
      return configure(state, event);
    case "configuration-cancelled":
      return cancelConfiguration(state, event);
    case "configuration-timed-out":
      return timeOutConfiguration(state);
    case "saved":
      return save(state, event);
    case "loaded":
      return load(state, event);
    case "abandoned":
      return abandon(state);
    case "destroyed":
      return destroy(state, event);
    case "took-team":
      return takeTeam(state, event);
    case "resigned":
      return resign(state, event);
    case "spoke":
      return speak(state, event);
    case "named-subject":
      return changeSubject(state, event);
    case "whispered":
      return whisper(state, event);
    case "roles-changed":
      return changeRoles(state, event);
    case "affiliations-changed":
      return changeAffiliations(state, event);
    case "teams-assigned":
      return assignTeams(state, event);
    case "cheated":
      return punish(state, event);
    case "match-turned":
      return turnMatch(state, event.status);
    case "invited":
      return invite(state, event);
    case "declined":
      return decline(state, event);
    case "invitation-failed":
      return fail(state, event);
    case "asked-for-voice":
      return askForVoice(state, event);
    case "answered-voice":
      return answerVoice(state, event);
    case "registered":
      return register(state, event);
    case "unregistered":
      return unregister(state, event);
    case "answered-registration":
      return answerRegistration(state, event);
    case "shut-down":
      return shutDown(state);
  }
}

import { reject } from "#service/rejections.ts";
import type { RoomEvent, StepOrRejection } from "#service/room/events.ts";
import { mayByRole } from "#service/room/privileges.ts";
import { voiceQuestion } from "#service/room/questions.ts";
import {
  occupantByBareJid,
  occupantByNick,
  occupantBySession,
  occupantJid,
  withOccupant,
  type Occupant,
  type RoomState,
} from "#service/room/state.ts";
import { withRole } from "#service/room/voice.ts";

type Asked = Extract<RoomEvent, { kind: "asked-for-voice" }>;
type Answered = Extract<RoomEvent, { kind: "answered-voice" }>;

/** How long moderators have before they may be asked again. */
const PATIENCE_MS = 60_000;

/** MMOG 7.21 and 8.6, Examples 104 and 133: the moderators are asked. */
export function askForVoice(state: RoomState, event: Asked): StepOrRejection {
  const occupant = occupantBySession(state, event.jid);
  if (occupant === undefined) return reject("not-occupant");
  if (mayByRole(state, occupant, "speak")) return reject("voice-given");
  const before = occupant.askedForVoiceAtMs;
  if (before !== undefined && event.atMs - before < PATIENCE_MS) return reject("voice-asked");
  const asking: Occupant = { ...occupant, askedForVoiceAtMs: event.atMs };
  const moderators = state.occupants.filter((each) => mayByRole(state, each, "answerVoiceRequests"));
  return {
    state: withOccupant(state, occupant.nick, asking),
    effects: moderators.map((moderator) => ({
      kind: "tell",
      to: moderator.sessions,
      stanza: voiceQuestion(state, asking, moderator, event.id),
    })),
  };
}

/** MMOG 8.6, Example 134: the first moderator who answers decides; what nobody has asked for, nobody is given. */
export function answerVoice(state: RoomState, event: Answered): StepOrRejection {
  const by = occupantBySession(state, event.jid);
  if (by === undefined) return reject("not-occupant");
  if (!mayByRole(state, by, "answerVoiceRequests")) return reject("not-moderator");
  const asking = askerOf(state, event.whose);
  if (asking?.askedForVoiceAtMs === undefined) return reject("request-gone");
  const { askedForVoiceAtMs: _answered, ...answered } = asking;
  if (!event.allow) return { state: withOccupant(state, asking.nick, answered), effects: [] };
  return {
    state: withRole(state, answered, "participant"),
    effects: [{ kind: "store" }, { kind: "presence", nick: asking.nick }],
  };
}

function askerOf(state: RoomState, whose: Answered["whose"]): Occupant | undefined {
  if (whose.jid === "") return occupantByNick(state, whose.nick);
  return (
    occupantBySession(state, whose.jid) ??
    occupantByBareJid(state, whose.jid) ??
    state.occupants.find((occupant) => occupantJid(state, occupant.nick) === whose.jid)
  );
}

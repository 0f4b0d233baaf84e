import type { Envelope } from "#protocol/envelope.ts";
import { voiceRequest } from "#protocol/mmog/voice-request.ts";
import { message } from "#protocol/stanza.ts";
import { decodeError } from "#protocol/stanza-error.ts";
import type { Chat } from "#session/chat.ts";
import { refusalFrom, type Context } from "#session/context.ts";
import { done, refused, type Outcome } from "#session/outcome.ts";

/** To be heard in a moderated room (MMOG 7.21). */
export interface Voice {
  /** The room asks its moderators; it says nothing unless it refuses. */
  readonly requestVoice: () => Outcome;
  /** An error to our request; false when it is about something else. */
  readonly receiveError: (envelope: Envelope) => boolean;
}

export function createVoice(context: Context, notice: Chat["notice"]): Voice {
  const { connection, stores } = context;
  let asked: string | undefined;

  return {
    requestVoice() {
      const { jid, phase } = stores.room.getState();
      const id = context.id();
      // MMOG Example 104.
      const sent = phase === "inside" && connection.send(message({ id, to: jid }, voiceRequest()));
      if (!sent) return refused({ code: "offline" });
      asked = id;
      notice("voice-asked");
      return done();
    },
    receiveError({ id, stanza }) {
      if (id === undefined || id !== asked) return false;
      asked = undefined;
      const { code, text } = refusalFrom(decodeError(stanza));
      notice("voice-not-asked", { code, ...(text !== undefined && { text }) });
      return true;
    },
  };
}

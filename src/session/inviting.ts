import { directInvitation } from "#protocol/direct-invitation.ts";
import type { Envelope } from "#protocol/envelope.ts";
import { jidText } from "#protocol/jid.ts";
import { invitingGame, readDeclined } from "#protocol/mmog/invitation.ts";
import { message } from "#protocol/stanza.ts";
import { decodeError } from "#protocol/stanza-error.ts";
import type { Chat } from "#session/chat.ts";
import { refusalFrom, type Context } from "#session/context.ts";
import { MOST_REASON_CHARACTERS } from "#session/invitations.ts";
import { done, refused, type Outcome } from "#session/outcome.ts";
import type { RoomListing } from "#store/lobby-store.ts";

const MOST_INVITEES = 50;
const REMEMBERED_IDS = 50;

export interface Inviting {
  /** Invites people into the room that we are in; what the room refuses later is told in the talk. */
  readonly invite: (jids: readonly string[], reason?: string) => Promise<Outcome>;
  /** Takes the room's word that somebody declined; false when the message says nothing of the kind. */
  readonly receiveDeclined: (envelope: Envelope) => boolean;
  /** An error to an invitation of ours; false when it is about something else. */
  readonly receiveError: (envelope: Envelope) => boolean;
}

export type InvitingParts = {
  readonly roomInfo: (room: string) => Promise<Outcome<RoomListing>>;
  readonly notice: Chat["notice"];
};

/** Invitations into the room that we are in (MMOG 7.16). */
export function createInviting(context: Context, parts: InvitingParts): Inviting {
  const { connection, stores } = context;
  /** Ids of invitations, until the room or somebody's server refuses one of them. */
  const sent = new Map<string, string>();

  function remember(id: string, invitees: readonly string[]): void {
    sent.set(id, invitees.join(", "));
    const [oldest] = sent.keys();
    if (sent.size > REMEMBERED_IDS && oldest !== undefined) sent.delete(oldest);
  }

  return {
    async invite(jids, reason = "") {
      const { jid: room, phase } = stores.room.getState();
      if (phase !== "inside") return refused({ code: "not-inside" });
      const invitees = new Set<string>();
      for (const text of jids) {
        const jid = jidText.parse(text.trim());
        if (!jid.ok) return refused({ code: "jid-malformed" });
        invitees.add(jid.value);
      }
      if (invitees.size === 0) return refused({ code: "jid-malformed" });
      if (invitees.size > MOST_INVITEES) return refused({ code: "too-many" });
      if (reason.length > MOST_REASON_CHARACTERS) return refused({ code: "too-long" });
      const why = reason.trim() === "" ? {} : { reason: reason.trim() };
      // MMOG 7.16: direct where everybody may come in; the room itself where it has to let somebody in.
      const info = await parts.roomInfo(room);
      const isOpen = info.ok && info.value.membersOnly === false && info.value.passwordProtected === false;
      if (stores.room.getState().jid !== room) return refused({ code: "not-inside" });
      if (!isOpen) {
        // MMOG Examples 81 and 88.
        const id = context.id();
        const invites = [...invitees].map((to) => ({ to, ...why }));
        if (!connection.send(message({ id, to: room }, invitingGame.encode({ invites }))))
          return refused({ code: "offline" });
        remember(id, [...invitees]);
        return done();
      }
      for (const to of invitees) {
        const id = context.id();
        // XEP-0249, MMOG 7.16.1.
        if (!connection.send(message({ id, to }, directInvitation.encode({ jid: room, ...why }))))
          return refused({ code: "offline" });
        remember(id, [to]);
      }
      return done();
    },
    receiveDeclined({ type, resource, stanza }) {
      if (type === "groupchat" || type === "error" || resource !== "") return false;
      const declined = readDeclined(stanza);
      if (declined?.ok !== true) return false;
      const { from: who, reason = "" } = declined.value.decline;
      const values = { who: who ?? "", reason: reason.slice(0, MOST_REASON_CHARACTERS) };
      parts.notice(reason === "" ? "invitation-declined" : "invitation-declined-because", values);
      return true;
    },
    receiveError({ id = "", stanza }) {
      const who = sent.get(id);
      if (who === undefined) return false;
      sent.delete(id);
      const { code, text } = refusalFrom(decodeError(stanza));
      parts.notice("not-invited", { code, who, ...(text !== undefined && { text }) });
      return true;
    },
  };
}

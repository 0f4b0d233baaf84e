import type { Envelope } from "#protocol/envelope.ts";
import { answerApproval, readApproval, type ApprovalForm } from "#protocol/mmog/approval.ts";
import { message } from "#protocol/stanza.ts";
import { decodeError } from "#protocol/stanza-error.ts";
import type { Chat } from "#session/chat.ts";
import { refusalFrom, type Context } from "#session/context.ts";
import { done, refused, type Outcome } from "#session/outcome.ts";
import type { Approval } from "#store/room-store.ts";

/** So many questions are kept; the oldest goes first, and the room asks it again when one comes in anew. */
const MOST = 20;
const REMEMBERED_IDS = 50;

/** What a room asks its moderators and admins: who may have voice (MMOG 8.6), who may be a member (9.9). */
export interface Approvals {
  readonly answerApproval: (key: string, allow: boolean) => Outcome;
  /** MMOG 8.6, Example 133: to cancel is to let the request be, and the room hears nothing of it. */
  readonly dismissApproval: (key: string) => void;
  /** Somebody has voice by now, or is gone: there is nothing to decide any more. */
  readonly settled: (nick: string) => void;
  /** Takes a question of the room's; false when the message is none. */
  readonly receive: (envelope: Envelope) => boolean;
  /** An error to an answer of ours; false when it is about something else. */
  readonly receiveError: (envelope: Envelope) => boolean;
}

export function createApprovals(context: Context, notice: Chat["notice"]): Approvals {
  const { connection, stores } = context;
  /** The forms as they came, by the keys of what is shown of them. */
  const forms = new Map<string, ApprovalForm>();
  /** Ids of answers, until the room refuses one of them. */
  const answered = new Set<string>();

  function keep(approvals: readonly Approval[]): void {
    stores.room.setState({ approvals });
    const kept = new Set(approvals.map(({ key }) => key));
    for (const key of forms.keys()) if (!kept.has(key)) forms.delete(key);
  }

  function dismiss(key: string): void {
    keep(stores.room.getState().approvals.filter((approval) => approval.key !== key));
  }

  return {
    answerApproval(key, allow) {
      const { jid, phase } = stores.room.getState();
      const form = forms.get(key);
      if (form === undefined) return refused({ code: "item-not-found" });
      const id = context.id();
      // MMOG Example 134; errata E-091.
      const sent =
        phase === "inside" && connection.send(message({ id, to: jid }, answerApproval(form, allow)));
      if (!sent) return refused({ code: "offline" });
      answered.add(id);
      const [oldest] = answered;
      if (answered.size > REMEMBERED_IDS && oldest !== undefined) answered.delete(oldest);
      dismiss(key);
      return done();
    },
    dismissApproval: dismiss,
    settled(nick) {
      const { approvals } = stores.room.getState();
      const open = approvals.filter((approval) => approval.kind !== "voice" || approval.nick !== nick);
      if (open.length < approvals.length) keep(open);
    },
    receive({ bare, resource, stanza }) {
      const { jid, phase, approvals } = stores.room.getState();
      // Only the room itself asks: what an occupant sends in its likeness is passed over.
      if (resource !== "" || bare !== jid || phase !== "inside") return false;
      const read = readApproval(stanza, "form");
      if (read === undefined) return false;
      if (!read.ok) {
        context.note(`${read.refusal.path}: ${read.refusal.detail}`, stanza);
        return true;
      }
      const shown = shownOf(context.id(), read.value);
      forms.set(shown.key, read.value);
      // The room asks again what isn't answered yet when somebody repeats a request, or we come in again.
      const others = approvals.filter((other) => !isSame(other, shown));
      keep([...others, shown].slice(-MOST));
      return true;
    },
    receiveError({ id = "", stanza }) {
      if (!answered.delete(id)) return false;
      const { code, text } = refusalFrom(decodeError(stanza));
      notice("not-approved", { code, ...(text !== undefined && { text }) });
      return true;
    },
  };
}

function isSame(one: Approval, other: Approval): boolean {
  return one.kind === other.kind && one.nick === other.nick && one.jid === other.jid;
}

function shownOf(key: string, { form, approval }: ApprovalForm): Approval {
  const { kind, nick, jid } = approval;
  const facts = form.fields.flatMap(({ var: name = "", label, type = "text-single", values }) =>
    name === "" || name === "FORM_TYPE" || type === "boolean" || values.every((value) => value === "")
      ? []
      : [{ var: name, values, ...(label !== undefined && { label }) }],
  );
  return { key, kind, nick, jid, facts };
}

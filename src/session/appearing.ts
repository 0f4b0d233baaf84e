import { formatJid, parseJid } from "#protocol/jid.ts";
import { entering } from "#protocol/mmog/entering.ts";
import { NS } from "#protocol/namespaces.ts";
import { presence } from "#protocol/stanza.ts";
import { available, type Availability } from "#protocol/talk.ts";
import type { RoomContext } from "#session/context.ts";
import { done, got, refused, type Outcome } from "#session/outcome.ts";

const MAX_STATUS = 200;

/** How one appears to the others in the room: under which nickname, and how available (MMOG 7.14, 7.15). */
export interface Appearing {
  /** The nickname in the outcome is the one that the room gave, be it another one. */
  readonly changeNick: (nick: string) => Promise<Outcome<{ readonly nick: string }>>;
  readonly setAvailability: (availability: Availability, status?: string) => Outcome;
  /** Inside again after a new session: as before. */
  readonly restore: () => void;
  /** Another stay: one is simply there. */
  readonly reset: () => void;
}

export function createAppearing(
  context: RoomContext,
  reservedNick: (room: string) => Promise<string | undefined>,
): Appearing {
  const { connection, pending, stores } = context;
  let current: { readonly availability: Availability; readonly status: string } | undefined;

  function isInside(): boolean {
    const { phase } = stores.room.getState();
    return phase === "inside" || phase === "locked";
  }

  function send(): Outcome {
    const { jid, nick } = stores.room.getState();
    if (!isInside() || current === undefined) return refused({ code: "offline" });
    const sent = connection.send(available({ to: `${jid}/${nick}` }, current.availability, current.status));
    return sent ? done() : refused({ code: "offline" });
  }

  return {
    async changeNick(wanted) {
      const { jid, nick } = stores.room.getState();
      const target = parseJid(`${jid}/${wanted.trim()}`);
      if (!target.ok || target.value.resource === "") return refused({ code: "jid-malformed" });
      if (!isInside()) return refused({ code: "offline" });
      if (target.value.resource === nick) return got({ nick });
      const id = context.id();
      const answer = pending.wait("nick", id);
      // MMOG Example 74; `var` always (errata E-012).
      const game = entering.encode({ game: NS.dga });
      if (!connection.send(presence({ id, to: formatJid(target.value) }, game)))
        pending.fail(id, [], { code: "offline" });
      const outcome = await answer;
      if (outcome.ok) return got({ nick: stores.room.getState().nick });
      if (outcome.refusal.code !== "not-acceptable") return outcome;
      // MMOG 7.14: nicknames are locked here, and the room tells the one that it keeps for us.
      const suggestion = await reservedNick(jid);
      return refused({ ...outcome.refusal, ...(suggestion !== undefined && { suggestion }) });
    },
    setAvailability(availability, status = "") {
      current = { availability, status: status.trim().slice(0, MAX_STATUS) };
      return send();
    },
    restore() {
      if (current !== undefined && current.availability !== "available") send();
    },
    reset() {
      current = undefined;
    },
  };
}

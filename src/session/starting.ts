import { payloadOf, type Envelope } from "#protocol/envelope.ts";
import { localOf } from "#protocol/jid.ts";
import { NO_ACTIONS } from "#protocol/mmog/character.ts";
import { start as startCodec } from "#protocol/mmog/start.ts";
import { message } from "#protocol/stanza.ts";
import type { Combatants } from "#session/combatants.ts";
import type { RoomContext } from "#session/context.ts";
import { refused, type Outcome } from "#session/outcome.ts";
import type { RoomDraft } from "#session/room-draft.ts";
import { selfOf } from "#store/room-store.ts";

export interface Starting {
  /** Says that we are ready to play this model, or to go on (MMOG 7.5, errata E-114). */
  readonly ready: (model: string) => Promise<Outcome>;
  /** True when the message was a start. `onAddress` is told where the match is played (errata E-108). */
  readonly receive: (envelope: Envelope, onAddress: (jid: string) => void) => boolean;
  /**
   * The teams or the options are others: who was ready has to say so again before the match begins (MMOG 7.5).
   * For a person who said so and still has a team we do it.
   */
  readonly agreementVoid: () => void;
  /** The match is over or interrupted: one says again that one is ready. */
  readonly ended: () => void;
  /** True when the id is of a start that we repeated by ourselves: nobody waits for its answer. */
  readonly isRepeated: (id: string | undefined) => boolean;
  /** Whether this person is ready to play, or playing. */
  readonly isReady: () => boolean;
  readonly reset: () => void;
}

export function createStarting(context: RoomContext, draft: RoomDraft, combatants: Combatants): Starting {
  const { connection, pending, stores } = context;
  const store = stores.match;
  /** The person said so and has not taken it back. */
  let isReady = false;
  let isScheduled = false;
  let repeatedId: string | undefined;

  function send(id: string): boolean {
    const { nick } = stores.room.getState();
    // MMOG Example 55; the name is the local part of the own address (errata E-101).
    const name = localOf(stores.connection.getState().jid);
    const pc = { name, visiname: nick, model: store.getState().ownModel, ...NO_ACTIONS };
    const start = startCodec.encode({ pc, pcs: [], npcs: [] });
    return connection.send(message({ id, to: draft.jid, type: "groupchat" }, start));
  }

  function repeat(): void {
    isScheduled = false;
    const seat = selfOf(stores.room.getState())?.team ?? "";
    if (!isReady || seat === "" || isOn()) return;
    repeatedId = context.id();
    send(repeatedId);
  }

  /** In a match that is on, without a tank of our own. */
  function isShutOut(): boolean {
    const { phase, ownChid } = store.getState();
    return phase === "active" && ownChid === undefined;
  }

  function isOn(): boolean {
    const { phase } = store.getState();
    return phase === "active" || phase === "paused";
  }

  return {
    async ready(model) {
      if (stores.room.getState().phase !== "inside") return refused({ code: "not-inside" });
      store.setState({ ownModel: model, isOut: false });
      const id = context.id();
      const answer = pending.wait("start", id);
      if (!send(id)) pending.fail(id, [], { code: "offline" });
      const outcome = await answer;
      if (outcome.ok) isReady = true;
      else if (outcome.refusal.code === "not-allowed" && isShutOut()) store.setState({ isOut: true });
      return outcome;
    },
    receive(envelope, onAddress) {
      const read = payloadOf(startCodec, envelope.stanza);
      if (read === undefined) return false;
      if (!read.ok) {
        context.note(`${read.refusal.path}: ${read.refusal.detail}`, envelope.stanza);
        return true;
      }
      const { pc, pcs, npcs, jid, battlefield, match } = read.value;
      if (jid !== undefined) onAddress(jid);
      if (battlefield !== undefined) store.setState({ battlefield });
      if (match !== undefined) store.setState({ type: match });
      // Each reflected start names all who have started so far; without the list only its sender (errata E-105).
      const named = pcs.length > 0 || pc === undefined ? pcs : [pc];
      // Before the match a bot that is missing has given way to a person.
      combatants.merge(named, npcs, pcs.length > 0 && !isOn() ? "npcs" : "nobody");
      const nicks = named
        .flatMap(({ chid }) => combatants.find(chid ?? "")?.nick ?? [])
        .filter((nick) => nick !== "");
      const sender = envelope.resource === "" ? [] : [envelope.resource];
      const before = pcs.length > 0 ? [] : store.getState().ready;
      store.setState({ ready: [...new Set([...before, ...nicks, ...sender])] });
      const own = stores.room.getState().nick;
      if (envelope.resource === own || (envelope.resource === "" && nicks.includes(own)))
        pending.succeed("start");
      return true;
    },
    agreementVoid() {
      if (isOn()) return;
      if (store.getState().ready.length > 0) store.setState({ ready: [] });
      if (!isReady || isScheduled) return;
      isScheduled = true;
      // Several changes of one moment need one answer.
      context.nextFrame(repeat);
    },
    ended: () => void (isReady = false),
    isRepeated: (id) => id !== undefined && id === repeatedId,
    isReady: () => isReady || (store.getState().phase === "active" && store.getState().ownChid !== undefined),
    reset() {
      isReady = false;
      repeatedId = undefined;
    },
  };
}

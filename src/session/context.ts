import { payloadOf, type Stanza } from "#protocol/envelope.ts";
import type { IqReply } from "#net/connection.ts";
import type { ClientEnvironment } from "#session/environment.ts";
import { got, refused, type ClientRefusal, type Outcome } from "#session/outcome.ts";
import type { Pending } from "#session/pending.ts";
import type { BattleModel } from "#store/battle-model.ts";

/** A codec, and what a codec answers; named here because the session knows `protocol` and not `xml`. */
export type Codec<T> = Parameters<typeof payloadOf<T>>[0];
export type Decoded<T> = NonNullable<ReturnType<typeof payloadOf<T>>>;

/** What all use cases share. */
export type Context = ClientEnvironment & {
  /** Counts a stanza that was not taken and, where somebody watches, writes it into the console. */
  readonly note: (reason: string, stanza?: Stanza) => void;
};

/** What those share that are about a room and its battle. */
export type RoomContext = Context & { readonly pending: Pending; readonly battle: BattleModel };

/** Sends an iq and reads the answer. The refusals are those of `outcome.ts`. */
export async function ask<T>(
  context: Context,
  to: string,
  type: "get" | "set",
  payload: Stanza,
  codec: Codec<T>,
  timeoutMs?: number,
): Promise<Outcome<T>> {
  const reply = await context.connection.request({
    to,
    type,
    payload,
    ...(timeoutMs !== undefined && { timeoutMs }),
  });
  if (!reply.ok) return refused(refusalOf(reply));
  const read = payloadOf(codec, reply.stanza);
  if (read === undefined) {
    context.note(`The answer of ${to} holds no <${codec.name}/>.`, reply.stanza);
    return refused({ code: "not-understood" });
  }
  if (!read.ok) {
    context.note(`${read.refusal.path}: ${read.refusal.detail}`, reply.stanza);
    return refused({ code: "not-understood" });
  }
  return got(read.value);
}

/** Sends an iq whose answer carries nothing. */
export async function command(
  context: Context,
  to: string,
  type: "get" | "set",
  payload: Stanza,
): Promise<Outcome> {
  const reply = await context.connection.request({ to, type, payload });
  return reply.ok ? got(undefined) : refused(refusalOf(reply));
}

function refusalOf(reply: Extract<IqReply, { ok: false }>): ClientRefusal {
  if (reply.reason === "error") return refusalFrom(reply.error);
  return { code: reply.reason === "timeout" ? "timed-out" : "offline" };
}

/** A stanza error as a refusal; the service's sentences for fields go with it. */
export function refusalFrom(error: {
  readonly condition: string;
  readonly text?: string;
  readonly extra?: readonly Stanza[];
}): ClientRefusal {
  const fields: Record<string, string> = {};
  for (const mark of error.extra ?? []) {
    const name = mark.attrs["var"];
    if (name === undefined || (mark.name !== "field" && !mark.name.endsWith(":field"))) continue;
    fields[name] = mark.children.filter((child) => typeof child === "string").join("");
  }
  // Whatever the condition is, a room that is saved is told as such (errata E-068).
  const isSaved = error.extra?.some((mark) => mark.name === "saved" || mark.name.endsWith(":saved")) === true;
  return {
    code: isSaved ? "saved" : error.condition,
    ...(error.text !== undefined && { text: error.text }),
    ...(Object.keys(fields).length > 0 && { fields }),
  };
}

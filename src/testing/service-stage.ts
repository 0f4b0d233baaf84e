import { el, withAttrs, type XmlElement } from "#xml/element.ts";
import { serialize } from "#xml/serialize.ts";
import type { Connection, IqAnswer, ConnectionStatus, IqReply } from "#net/connection.ts";
import { bareOf, domainOf } from "#protocol/jid.ts";
import { discoItems } from "#protocol/disco.ts";
import { decodeError } from "#protocol/stanza-error.ts";
import { createGameService } from "#service/game-service.ts";
import type { ServiceOptions } from "#service/service-options.ts";
import { createMemoryStorage } from "#service/storage/memory.ts";
import { createClient } from "#session/create-client.ts";
import type { Client } from "#session/client.ts";
import { createStores } from "#store/stores.ts";

/** Clients and the true game service in one process, without a socket; time is in the test's hands. */
export type ServiceStage = {
  /** A client that signs in under this full address. */
  readonly join: (jid: string, way?: Way) => Player;
  /** Lets time pass for the service and all clients, a frame at a time. */
  readonly advance: (durationMs: number, eachStep?: (nowMs: number) => void) => Promise<void>;
  readonly nowMs: () => number;
  readonly after: (delayMs: number, callback: () => void) => () => void;
  /** What the service complained of. */
  readonly log: readonly string[];
};

export type Player = {
  readonly client: Client;
  readonly jid: string;
  /** Everything that the client sent and received, as XML. */
  readonly wire: readonly string[];
  /** Breaks the line; the service learns of it as it would from a server. */
  readonly drop: () => void;
  /** The line is back, with the same session or a fresh one. */
  readonly reconnect: (isResumed: boolean) => void;
};

/** How stanzas come through between a client and the service, when not at once. */
type Way = {
  readonly inward?: (deliver: () => void) => void;
  readonly outward?: (deliver: () => void) => void;
};

const DOMAIN = "shakespeare.lit";
const SERVICE = `games.${DOMAIN}`;
const STEP_MS = 20;

type Pace = {
  /** The time between frames, and that between the service's ticks. */
  readonly stepMs?: number;
  readonly tickMs?: number;
  /** How long a stanza is on its way, either way, where a client has no way of its own. */
  readonly latencyMs?: number;
  readonly seed?: number;
};

export function createServiceStage(
  options: Partial<ServiceOptions> = {},
  { stepMs = STEP_MS, tickMs = stepMs, latencyMs = 0, seed: firstSeed = 42 }: Pace = {},
): ServiceStage {
  const lines = new Map<string, (stanza: XmlElement) => void>();
  const timers = new Set<{ readonly dueMs: number; readonly callback: () => void }>();
  const log: string[] = [];
  let frames: (() => void)[] = [];
  let nowMs = 1_700_000_000_000;
  let ids = 0;
  // Multiplicative congruence: the same places and bots in every run.
  let seed = firstSeed;
  const next = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;

  const deliver = (stanza: XmlElement, to: string): void =>
    lines.get(to)?.(withAttrs(stanza, { to, xmlns: "jabber:client" }));
  const service = createGameService({
    link: {
      domain: SERVICE,
      send: (stanza) => deliver(stanza, stanza.attrs["to"] ?? ""),
      fanOut: (stanza, to) => to.forEach((jid) => deliver(stanza, jid)),
    },
    storage: createMemoryStorage(),
    now: () => nowMs,
    random: { next, id: () => `s${(ids += 1)}` },
    log: (text: string) => void log.push(text),
    options,
  });
  service.start();

  function after(delayMs: number, callback: () => void): () => void {
    const timer = { dueMs: nowMs + delayMs, callback };
    timers.add(timer);
    return () => void timers.delete(timer);
  }

  function tick(): void {
    service.tick();
    after(tickMs, tick);
  }
  after(tickMs, tick);

  function atOnce(deliver: () => void): void {
    if (latencyMs > 0) after(latencyMs, deliver);
    else deliver();
  }

  function soon(deliver: () => void): void {
    if (latencyMs > 0) after(latencyMs, deliver);
    else queueMicrotask(deliver);
  }

  /** Lets what is due happen in its order, each at its own time, up to `untilMs`. */
  function pass(untilMs: number): void {
    for (;;) {
      let first: { readonly dueMs: number; readonly callback: () => void } | undefined;
      for (const timer of timers) if (first === undefined || timer.dueMs < first.dueMs) first = timer;
      if (first === undefined || first.dueMs > untilMs) break;
      timers.delete(first);
      nowMs = Math.max(nowMs, first.dueMs);
      first.callback();
    }
    nowMs = untilMs;
  }

  function connect(
    jid: string,
    { inward = atOnce, outward = soon }: Way,
  ): {
    connection: Connection;
    wire: string[];
    readonly drop: () => void;
    readonly reconnect: (isResumed: boolean) => void;
  } {
    let status: ConnectionStatus = { state: "offline" };
    const wire: string[] = [];
    const onStanza = new Set<(stanza: XmlElement) => void>();
    const onIq = new Set<(stanza: XmlElement) => IqAnswer>();
    const onStatus = new Set<(status: ConnectionStatus) => void>();
    const waiting = new Map<string, (reply: IqReply) => void>();

    function goTo(to: ConnectionStatus): void {
      status = to;
      for (const handler of onStatus) handler(to);
    }

    function receive(stanza: XmlElement): void {
      if (status.state !== "online") return;
      wire.push(`< ${serialize(stanza)}`);
      const { id = "", type } = stanza.attrs;
      const answer = stanza.name === "iq" && type !== "get" && type !== "set" ? waiting.get(id) : undefined;
      if (answer === undefined) {
        for (const handler of onStanza) handler(stanza);
        if (stanza.name === "iq") answerQuestion(stanza);
        return;
      }
      waiting.delete(id);
      if (type === "error")
        answer({ ok: false, reason: "error", error: { ...decodeError(stanza), element: stanza } });
      else answer({ ok: true, stanza });
    }

    /** What no handler answers stays without an answer here. */
    function answerQuestion(question: XmlElement): void {
      for (const handler of onIq) {
        const given = handler(question);
        if (given === undefined || "error" in given) continue;
        const { from, id } = question.attrs;
        send(el("iq", { to: from, type: "result", id }, given.payload));
        return;
      }
    }

    function send(stanza: XmlElement): boolean {
      if (status.state !== "online") return false;
      wire.push(`> ${serialize(stanza)}`);
      // As over a line: what comes back never arrives before this call is over.
      outward(() => service.receive(withAttrs(stanza, { from: jid })));
      return true;
    }

    lines.set(jid, (stanza) => inward(() => receive(stanza)));
    const connection: Connection = {
      connect: () => goTo({ state: "online", jid, resumed: false }),
      park: () => undefined,
      disconnect: async () => goTo({ state: "offline" }),
      send,
      request: ({ to = "", type, payload }) =>
        new Promise((resolve) => {
          if (status.state !== "online") return resolve({ ok: false, reason: "offline" });
          const id = `r${(ids += 1)}`;
          if (to === DOMAIN) {
            const items = discoItems.encode({ items: [{ jid: SERVICE }] });
            return resolve({ ok: true, stanza: el("iq", { type: "result", id, from: to }, items) });
          }
          waiting.set(id, resolve);
          send(el("iq", { to, type, id }, payload));
        }),
      onStanza: (handler) => subscribe(onStanza, handler),
      onIq: (handler) => subscribe(onIq, handler),
      onStatus: (handler) => subscribe(onStatus, handler),
      status: () => status,
      onTraffic: () => () => undefined,
      setPingIntervalMs: () => undefined,
      retryNow: () => undefined,
    };
    return {
      connection,
      wire,
      drop() {
        goTo({ state: "waiting", attempt: 1, retryAtMs: nowMs, reason: { code: "unreachable", detail: "" } });
      },
      reconnect(isResumed) {
        if (!isResumed) leaveAll(jid, wire);
        goTo({ state: "online", jid, resumed: isResumed });
      },
    };
  }

  /** A server sends unavailable presence wherever the lost session had sent directed presence. */
  function leaveAll(jid: string, wire: readonly string[]): void {
    const targets = new Set(
      wire.flatMap((text) => /^> <presence .*?to='([^']+\/[^']+)'/.exec(text)?.[1] ?? []),
    );
    for (const to of targets) service.receive(el("presence", { from: jid, to, type: "unavailable" }));
  }

  return {
    log,
    nowMs: () => nowMs,
    after,
    join(jid, way = {}) {
      const { connection, wire, drop, reconnect } = connect(jid, way);
      const client = createClient({
        connection,
        stores: createStores(),
        home: async () => ({ ok: true, value: { domain: domainOf(bareOf(jid)), endpoint: "wss://x/ws" } }),
        discover: async () => ({ ok: false, code: "bad-domain", detail: "" }),
        register: async () => ({ ok: false, failure: { code: "no-registration", detail: "" } }),
        id: () => `c${(ids += 1)}`,
        nowMs: () => nowMs,
        dateMs: () => nowMs,
        nextFrame: (callback) => void frames.push(callback),
        after,
      });
      return { client, jid, wire, drop, reconnect };
    },
    async advance(durationMs, eachStep) {
      for (const untilMs = nowMs + durationMs; nowMs < untilMs;) {
        pass(nowMs + stepMs);
        const waiting = frames;
        frames = [];
        for (const callback of waiting) callback();
        eachStep?.(nowMs);
        await new Promise<void>((resolve) => setImmediate(resolve));
      }
    },
  };
}

/** Goes on with time until the promise is settled. */
export async function through<T>(stage: ServiceStage, promise: Promise<T>): Promise<T> {
  let isDone = false;
  void promise.finally(() => (isDone = true));
  for (let step = 0; step < 200 && !isDone; step += 1) await stage.advance(STEP_MS);
  return promise;
}

function subscribe<T>(to: Set<T>, handler: T): () => void {
  to.add(handler);
  return () => void to.delete(handler);
}

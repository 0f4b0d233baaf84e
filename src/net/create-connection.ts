import { localName, type XmlElement } from "#xml/element.ts";
import { domainOf } from "#protocol/jid.ts";
import { backoffMs } from "#net/backoff.ts";
import { openClientStream, type ClientStream } from "#net/client-stream.ts";
import type {
  Connection,
  ConnectionFailure,
  ConnectionStatus,
  IqAnswer,
  ParkedSession,
  Target,
  TrafficEntry,
} from "#net/connection.ts";
import type { Environment } from "#net/environment.ts";
import { createIqLayer, ping } from "#net/iq-layer.ts";
import { createKeepAlive, type KeepAlive } from "#net/keep-alive.ts";
import { createListeners } from "#net/listeners.ts";
import { isTerminal } from "#net/stream-failure.ts";
import { createStreamLedger } from "#net/stream-ledger.ts";

/** An attempt that isn't online by then has failed. */
const attemptTimeoutMs = 15_000;
/** A connection that held this long starts its next back-off from the beginning. */
const stableAfterMs = 10_000;
const initialPingIntervalMs = 30_000;
/** A session that is held longer than this is not parked, seconds: nobody may come back to it. */
const longestParkS = 120;

/**
 * A connection that keeps itself up: one stream at a time, a deadline for each attempt, back-off between them,
 * resumption where the server offers it.
 * COMPAT(xmpp.js): its own reconnection hangs on silent servers, knows no terminal failures and tells nobody
 * that it resumed.
 *
 * The first attempt for whom a session was parked tries to go on with that.
 */
export function createConnection(environment: Environment, parked?: ParkedSession): Connection {
  const statusListeners = createListeners<ConnectionStatus>(environment);
  const stanzaListeners = createListeners<XmlElement>(environment);
  const trafficListeners = createListeners<TrafficEntry>(environment);
  const iqHandlers = new Set<(request: XmlElement) => IqAnswer>();
  const iqs = createIqLayer(environment);

  let status: ConnectionStatus = { state: "offline" };
  let target: Target | undefined;
  let ledger = createStreamLedger();
  let stream: ClientStream | undefined;
  let keepAlive: KeepAlive | undefined;
  let pingIntervalMs = initialPingIntervalMs;
  let failures = 0;
  let onlineSinceMs = 0;
  let wasOnline = false;
  let cancelTimer = (): void => undefined;
  let stopWaking = (): void => undefined;

  function setStatus(next: ConnectionStatus): void {
    status = next;
    statusListeners.tell(next);
  }

  function attempt(to: Target): void {
    cancelTimer();
    const refused = unusable(to, environment);
    if (refused !== undefined) return setStatus({ state: "failed", reason: refused });
    const current = openClientStream(to, environment, ledger, {
      onOnline: (jid, resumed) => current === stream && onOnline(jid, resumed),
      onStanza: (stanza) => current === stream && onStanza(stanza),
      onHeard: () => current === stream && keepAlive?.heard(),
      onEnd: (reason) => current === stream && onEnd(reason),
      onTraffic: (entry) => trafficListeners.tell(entry),
    });
    stream = current;
    cancelTimer = environment.setTimer(
      () => current.abort({ code: "timed-out", detail: "The server did not answer in time." }),
      attemptTimeoutMs,
    );
    setStatus({ state: "connecting", attempt: failures + 1 });
  }

  function onOnline(jid: string, resumed: boolean): void {
    cancelTimer();
    onlineSinceMs = environment.nowMs();
    keepAlive = createKeepAlive(environment, pingIntervalMs, {
      probe,
      onSilent: () => stream?.abort({ code: "timed-out", detail: "The server has fallen silent." }),
    });
    setStatus({ state: "online", jid, resumed: resumed && wasOnline });
    wasOnline = true;
  }

  function onEnd(reason: ConnectionFailure): void {
    const to = target;
    if (status.state === "online" && environment.nowMs() - onlineSinceMs >= stableAfterMs) failures = 0;
    dropStream();
    // The frame would come again: it was never counted as handled.
    if (reason.code === "frame-refused") ledger.forget();
    if (to === undefined) return setStatus({ state: "offline" });
    if (isTerminal(reason)) {
      release();
      return setStatus({ state: "failed", reason });
    }
    failures++;
    const delayMs = backoffMs(failures, environment.random());
    cancelTimer = environment.setTimer(() => attempt(to), delayMs);
    const retryAtMs = environment.nowMs() + delayMs;
    setStatus({ state: "waiting", attempt: failures + 1, retryAtMs, reason });
    iqs.rejectAll();
  }

  function dropStream(): void {
    stream = undefined;
    cancelTimer();
    keepAlive?.stop();
    keepAlive = undefined;
    ledger.suspend();
  }

  /** Forgets the target: nothing happens any more by itself. */
  function release(): void {
    target = undefined;
    ledger = createStreamLedger();
    stopWaking();
    iqs.rejectAll();
  }

  function probe(): void {
    if (stream?.requestAck() === true || target === undefined) return;
    void iqs.request(ping(target.domain), (stanza) => send(stanza, "volatile"));
  }

  function onWake(): void {
    if (status.state === "online") keepAlive?.probe();
    else retryNow();
  }

  function retryNow(): void {
    if (status.state === "waiting" && target !== undefined) attempt(target);
  }

  function onStanza(stanza: XmlElement): void {
    const type = stanza.attrs["type"];
    if (localName(stanza) !== "iq") return stanzaListeners.tell(stanza);
    if (type === "get" || type === "set") {
      stanzaListeners.tell(stanza);
      send(iqs.answer(stanza, iqHandlers), "volatile");
      return;
    }
    const jid = status.state === "online" ? status.jid : "";
    if (!iqs.settle(stanza, { jid, domain: domainOf(jid) }))
      trafficListeners.tell({
        direction: "refused",
        text: `<iq id='${stanza.attrs["id"] ?? ""}' from='${stanza.attrs["from"] ?? ""}'/>`,
        reason: "This answers nothing that was asked of its sender.",
      });
  }

  function send(stanza: XmlElement, delivery: "lasting" | "volatile" = "lasting"): boolean {
    if (status.state !== "online" || stream === undefined) return false;
    stream.send(stanza, delivery === "lasting");
    return true;
  }

  async function leave(): Promise<void> {
    const closed = stream?.close();
    dropStream();
    release();
    await closed;
  }

  return {
    connect(next) {
      void leave();
      target = next;
      failures = 0;
      wasOnline = false;
      if (parked !== undefined && isFor(parked, next)) ledger = createStreamLedger(parked.books);
      parked = undefined;
      stopWaking = environment.onWake(onWake);
      attempt(next);
    },
    park() {
      const books = ledger.books();
      if (target === undefined || books === undefined || !(books.heldS <= longestParkS)) return undefined;
      // What came or went from now on would be missing in the books.
      dropStream();
      return { endpoint: target.endpoint, domain: target.domain, username: usernameOf(target), books };
    },
    disconnect() {
      const left = leave();
      if (status.state !== "offline") setStatus({ state: "offline" });
      return left;
    },
    send,
    request: (request) => iqs.request(request, (stanza) => send(stanza, "volatile")),
    onStanza: stanzaListeners.add,
    onIq(handler) {
      iqHandlers.add(handler);
      return () => void iqHandlers.delete(handler);
    },
    onStatus: statusListeners.add,
    status: () => status,
    onTraffic: trafficListeners.add,
    setPingIntervalMs(intervalMs) {
      pingIntervalMs = intervalMs;
      keepAlive?.setIntervalMs(intervalMs);
    },
    retryNow,
  };
}

function usernameOf({ login }: Target): string {
  return login.kind === "guest" ? "" : login.username;
}

function isFor({ endpoint, domain, username }: ParkedSession, target: Target): boolean {
  return endpoint === target.endpoint && domain === target.domain && username === usernameOf(target);
}

/** Why the target can't even be tried. */
function unusable({ endpoint }: Target, environment: Environment): ConnectionFailure | undefined {
  const protocol = URL.canParse(endpoint) ? new URL(endpoint).protocol : "";
  if (protocol !== "ws:" && protocol !== "wss:")
    return {
      code: "bad-endpoint",
      detail: `'${endpoint}' is no address of a WebSocket: it must start with wss:.`,
    };
  if (protocol === "ws:" && environment.secureOnly)
    return {
      code: "bad-endpoint",
      detail: "A page from https can only connect to addresses that start with wss:.",
    };
  return undefined;
}

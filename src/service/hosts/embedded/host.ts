import type { IncomingMessage } from "node:http";
import { clearInterval, setInterval } from "node:timers";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import { withAttrs, type XmlElement } from "#xml/element.ts";
import type { Link, StanzaHandler } from "#xml/link.ts";
import { STREAM_NS } from "#protocol/stream/namespaces.ts";
import type { AccountStore } from "#service/hosts/embedded/accounts.ts";
import { createAddressLimiter } from "#service/hosts/embedded/address-limiter.ts";
import { createComponentPorts } from "#service/hosts/embedded/component-ports.ts";
import { createConnection } from "#service/hosts/embedded/connection.ts";
import { createEntity } from "#service/hosts/embedded/entity.ts";
import { defaultLimits, type HostLimits } from "#service/hosts/embedded/limits.ts";
import { isAllowedOrigin, isLoopback } from "#service/hosts/embedded/origin.ts";
import { createOutboxes } from "#service/hosts/embedded/outbox.ts";
import { createRegistration } from "#service/hosts/embedded/registration.ts";
import { createRouter } from "#service/hosts/embedded/router.ts";
import { createMechanisms } from "#service/hosts/embedded/sasl/mechanisms.ts";
import { deliver, requestAck, type Session } from "#service/hosts/embedded/session.ts";
import { createSessionLifecycle } from "#service/hosts/embedded/session-lifecycle.ts";
import { createSessionPresence } from "#service/hosts/embedded/session-presence.ts";
import { createSessionRegistry } from "#service/hosts/embedded/session-registry.ts";
import { createSessionStream } from "#service/hosts/embedded/session-stream.ts";
import { AddressedStanza, encodeForMany, type Payload } from "#service/hosts/embedded/text-frame.ts";
import type { Transport } from "#service/hosts/embedded/transport.ts";
import { attachWebSocket, type WebSocketLine } from "#service/hosts/embedded/websocket-line.ts";
import type { Log } from "#service/service-options.ts";

export type EmbeddedHostOptions = {
  /** The domain of the accounts and guests, in lower case. */
  readonly domain: string;
  readonly accounts: AccountStore;
  /** Whether anybody may sign in without an account. */
  readonly guests: boolean;
  /** Whether accounts can be registered (XEP-0077). */
  readonly registration: boolean;
  /** Origins besides the server's own whose pages may connect, such as `https://play.example`. */
  readonly origins?: readonly string[];
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: Log;
  readonly limits?: Partial<HostLimits>;
};

/** An XMPP server for this process: clients over WebSocket, services behind links. */
export interface EmbeddedHost {
  /** What the service of that domain sends with. */
  link(componentDomain: string): Link;
  /** Hands the stanzas for that domain to the service. */
  onStanza(componentDomain: string, handler: StanzaHandler): void;
  /** Takes over the HTTP upgrade of a client (RFC 6455), or refuses it. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Looks after deadlines, lost sessions and silent lines. Runs once a second by itself. */
  sweep(): void;
  /** Sessions now, those waiting to be resumed included. */
  sessions(): number;
  /** Open lines. */
  connections(): number;
  /** Ends all sessions and resolves when every line is closed. */
  close(): Promise<void>;
}

const sweepMs = 1_000;
/** Registrations from one address: some at once, then one every five minutes. */
const newcomersBurst = 10;
const newcomersPerSecond = 1 / 300;
/** Failed logins from one address: a classroom's worth of typos, then one every ten seconds. */
const failuresBurst = 50;
const failuresPerSecond = 0.1;

export function createEmbeddedHost(options: EmbeddedHostOptions): EmbeddedHost {
  const { domain, accounts, now, log } = options;
  const limits: HostLimits = { ...defaultLimits, ...options.limits };
  const sessions = createSessionRegistry();
  const ports = createComponentPorts(log);
  const registration = createRegistration(
    domain,
    accounts,
    options.registration,
    createAddressLimiter(newcomersPerSecond, newcomersBurst),
  );
  const router = createRouter({
    domain,
    sessions,
    ports,
    deliverTo,
    entity: (request, to) => entity(request, to),
  });
  const presence = createSessionPresence(sessions, router, limits.directedPresences);
  const lifecycle = createSessionLifecycle({ domain, sessions, router, presence, limits });
  const entity = createEntity({
    domain,
    ports,
    accounts,
    registration,
    send: (stanza) => router.route(stanza),
    endSessions(bare) {
      for (const session of sessions.resourcesOf(bare))
        lifecycle.end(session, { condition: "not-authorized", text: "The account was removed." });
    },
  });
  const failures = createAddressLimiter(failuresPerSecond, failuresBurst);
  const lines = new Set<WebSocketLine>();
  const outboxes = createOutboxes();
  const server = new WebSocketServer({
    noServer: true,
    // The stream answers an oversized frame itself, with an error; only far beyond the limit ws cuts the line.
    maxPayload: 2 * limits.frameBytes,
    perMessageDeflate: false,
    handleProtocols: () => "xmpp",
  });
  let closing = false;

  function deliverTo(session: Session, stanza: XmlElement, payload: Payload): void {
    const error = deliver(session, stanza, payload, limits);
    if (error !== undefined) lifecycle.end(session, error);
  }

  function accept(socket: WebSocket, stream: Duplex, request: IncomingMessage): void {
    const loopback = isLoopback(request);
    const line = attachWebSocket(socket, {
      limits,
      now,
      log,
      stream,
      outboxes,
      loopback,
      address: request.socket.remoteAddress ?? "",
      createConnection: (transport: Transport) =>
        createConnection(
          {
            domain,
            limits,
            now,
            registration,
            failures,
            mechanisms: createMechanisms({ domain, accounts, guests: options.guests, loopback }),
            createStream: (identity, streamLine) =>
              createSessionStream({ limits, now, router, presence, lifecycle }, identity, streamLine),
          },
          transport,
        ),
      onClosed: () => void lines.delete(line),
    });
    lines.add(line);
  }

  function sweep(): void {
    const nowMs = now();
    for (const line of lines) line.sweep(nowMs);
    for (const session of sessions.all()) requestAck(session);
    lifecycle.expire(nowMs);
  }
  const timer = setInterval(sweep, sweepMs).unref();

  return {
    sweep,
    sessions: () => sessions.size(),
    connections: () => lines.size,
    onStanza: (componentDomain, handler) => ports.attach(componentDomain, handler),

    link: (componentDomain) => ({
      domain: componentDomain,
      send: (stanza) => ports.whileSending(() => router.route(stanza)),
      fanOut(stanza, to) {
        const forMany = encodeForMany(withAttrs(stanza, { xmlns: STREAM_NS.client }));
        ports.whileSending(() => {
          for (const address of to) {
            const session = sessions.find(address);
            if (session === undefined) router.route(withAttrs(stanza, { to: address }));
            else deliverTo(session, stanza, new AddressedStanza(forMany, session.address));
          }
        });
      },
    }),

    handleUpgrade(request, socket, head) {
      const offered = (request.headers["sec-websocket-protocol"] ?? "").split(",").map((name) => name.trim());
      if (!isAllowedOrigin(request.headers.origin, request.headers.host, options.origins ?? []))
        refuseUpgrade(socket, "403 Forbidden", "Pages of this origin may not connect.");
      else if (!offered.includes("xmpp"))
        refuseUpgrade(socket, "400 Bad Request", "The subprotocol is 'xmpp' (RFC 7395).");
      else if (closing || server.clients.size >= limits.connections)
        refuseUpgrade(socket, "503 Service Unavailable", "The server is full or shutting down.");
      else server.handleUpgrade(request, socket, head, (webSocket) => accept(webSocket, socket, request));
    },

    async close() {
      closing = true;
      clearInterval(timer);
      for (const session of sessions.all()) lifecycle.end(session, { condition: "system-shutdown" });
      const closed = [...server.clients].map((socket) => new Promise((done) => socket.once("close", done)));
      for (const { connection } of lines) connection.fail({ condition: "system-shutdown" });
      await Promise.all(closed);
      server.close();
    },
  };
}

function refuseUpgrade(socket: Duplex, status: string, sentence: string): void {
  socket.on("error", () => undefined);
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain\r\n` +
      `Content-Length: ${Buffer.byteLength(sentence)}\r\n\r\n${sentence}`,
  );
}

import { setTimeout, clearTimeout } from "node:timers";
import { withAttrs, type XmlElement } from "#xml/element.ts";
import type { Link, StanzaHandler } from "#xml/link.ts";
import { serialize, serializeForMany } from "#xml/serialize.ts";
import type { StreamCondition } from "#protocol/stream/stream-error.ts";
import { createBackoff } from "#service/hosts/component/backoff.ts";
import { openComponentStream, type ComponentStream } from "#service/hosts/component/component-stream.ts";
import type { Log } from "#service/service-options.ts";

export type ComponentHostOptions = {
  readonly server: { readonly host: string; readonly port: number };
  readonly domain: string;
  readonly secret: string;
  /** A number within [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  /** The first wait before a new attempt, in milliseconds. */
  readonly leastWaitMs?: number;
  /** The server refuses this component for good: the secret or the domain is wrong. No further attempt is made. */
  readonly onRefused: (sentence: string) => void;
};

/** Runs a service as an external component (XEP-0114) that connects again by itself. */
export interface ComponentHost {
  readonly link: Link;
  onStanza(handler: StanzaHandler): void;
  start(): void;
  /** Resolves when the component is online the next time, at once if it is. */
  online(): Promise<void>;
  /** Ends the stream after what was sent. */
  stop(): Promise<void>;
}

/** Trying again doesn't help against these. */
const FINAL: readonly StreamCondition[] = ["not-authorized", "host-unknown"];
const leastWaitMs = 1_000;
const mostWaitMs = 60_000;

export function createComponentHost(options: ComponentHostOptions): ComponentHost {
  const { domain, log } = options;
  const backoff = createBackoff(options.leastWaitMs ?? leastWaitMs, mostWaitMs, options.random);
  const place = `${options.server.host}:${options.server.port}`;
  let handler: StanzaHandler = () => undefined;
  let stream: ComponentStream | undefined;
  let retry: NodeJS.Timeout | undefined;
  let isOnline = false;
  let stopping = false;
  let waiting: (() => void)[] = [];
  let stopped: () => void = () => undefined;

  function open(): void {
    stream = openComponentStream({
      server: options.server,
      domain,
      secret: options.secret,
      onOnline() {
        isOnline = true;
        backoff.reset();
        log(`${domain} is online at ${place}.`);
        for (const resolve of waiting.splice(0)) resolve();
      },
      onStanza: hand,
      onClosed({ condition, text }) {
        isOnline = false;
        stream = undefined;
        if (stopping) return stopped();
        if (condition !== undefined && FINAL.includes(condition))
          return options.onRefused(`The server at ${place} refuses ${domain} (${condition}): ${text}`);
        const waitMs = backoff.next();
        const why = condition === "conflict" ? "another service is connected under this domain" : text;
        log(`${domain} is offline: ${why}; next attempt in ${Math.ceil(waitMs / 1000)} s.`);
        retry = setTimeout(open, waitMs);
      },
    });
  }

  function hand(stanza: XmlElement): void {
    try {
      handler(stanza);
    } catch (error) {
      log(
        `The service ${domain} failed over a stanza: ${error instanceof Error ? error.stack : String(error)}`,
      );
    }
  }

  return {
    link: {
      domain,
      // On a component's stream the default namespace is not the clients': stanzas carry none of their own.
      send: (stanza) => stream?.write(serialize(withAttrs(stanza, { xmlns: undefined }))),
      fanOut(stanza, to) {
        const frameFor = serializeForMany(withAttrs(stanza, { xmlns: undefined }));
        stream?.write(to.map((address) => frameFor(address)).join(""));
      },
    },
    onStanza: (next) => void (handler = next),
    start: open,
    online: () => (isOnline ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    stop() {
      stopping = true;
      clearTimeout(retry);
      const done = new Promise<void>((resolve) => (stopped = resolve));
      if (stream === undefined) stopped();
      else stream.close();
      return done;
    },
  };
}

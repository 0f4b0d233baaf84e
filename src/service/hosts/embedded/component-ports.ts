import type { StanzaHandler } from "#xml/link.ts";
import type { XmlElement } from "#xml/element.ts";
import type { Log } from "#service/service-options.ts";

/** The handlers of the services in this process, by domain. */
export interface ComponentPorts {
  attach(domain: string, handler: StanzaHandler): void;
  has(domain: string): boolean;
  domains(): readonly string[];
  /** Hands a stanza to the domain's handler: now, or as soon as what a service is sending has been sent. */
  deliver(domain: string, stanza: XmlElement): void;
  /** Runs what a service sends. Stanzas that come of it reach the services only afterwards. */
  whileSending(send: () => void): void;
}

/**
 * A service is not re-entrant: it must not be handed a stanza in the middle of a send of its own, such as the
 * unavailable presence of an occupant whose line gave way under that very send.
 */
export function createComponentPorts(log: Log): ComponentPorts {
  const handlers = new Map<string, StanzaHandler>();
  const waiting: (readonly [domain: string, stanza: XmlElement])[] = [];
  let sending = 0;
  let busy = false;
  let scheduled = false;

  function drain(): void {
    scheduled = false;
    if (busy) return;
    busy = true;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      try {
        handlers.get(next[0])?.(next[1]);
      } catch (error) {
        log(
          `The service ${next[0]} failed over a stanza: ${error instanceof Error ? error.stack : String(error)}`,
        );
      }
    }
    busy = false;
  }

  return {
    attach: (domain, handler) => void handlers.set(domain, handler),
    has: (domain) => handlers.has(domain),
    domains: () => [...handlers.keys()],
    deliver(domain, stanza) {
      waiting.push([domain, stanza]);
      if (sending === 0) return drain();
      if (!scheduled) queueMicrotask(drain);
      scheduled = true;
    },
    whileSending(send) {
      sending++;
      try {
        send();
      } finally {
        sending--;
      }
    },
  };
}

import type { XmlElement } from "#xml/element.ts";
import { COUNTER_MODULUS } from "#protocol/stream/management.ts";

/** A stanza on its way to the client; `to` is the session's address even if the (shared) stanza names none. */
type Outgoing = { readonly stanza: XmlElement; readonly frame: string };

/** The two counters of XEP-0198 and the stanzas that the client has not acknowledged. No clock, no socket. */
export interface StreamManagement {
  /** Stanzas taken from the client, modulo 2^32. */
  inbound(): number;
  countInbound(): void;
  /** Remembers a stanza until it is acknowledged; false when there are too many of them. */
  push(outgoing: Outgoing): boolean;
  /** Whether it is time to ask for an acknowledgement; true at most once until one arrives. */
  wantsAck(atLeast: number): boolean;
  /** Takes an acknowledgement. False when it counts more than was sent, or less than was acknowledged before. */
  acknowledge(handled: number): boolean;
  unacked(): readonly Outgoing[];
  /** Stanzas sent to the client, modulo 2^32. */
  outbound(): number;
  /** After a resume a request that went down with the old line is asked again. */
  forgetRequest(): void;
}

export function createStreamManagement(maxStanzas: number, maxBytes: number): StreamManagement {
  let inbound = 0;
  let acknowledged = 0;
  let requested = false;
  let bytes = 0;
  const queue: Outgoing[] = [];
  return {
    inbound: () => inbound,
    countInbound: () => void (inbound = (inbound + 1) % COUNTER_MODULUS),
    push(outgoing) {
      queue.push(outgoing);
      bytes += outgoing.frame.length;
      return queue.length <= maxStanzas && bytes <= maxBytes;
    },
    wantsAck(atLeast) {
      if (requested || queue.length < atLeast) return false;
      requested = true;
      return true;
    },
    acknowledge(handled) {
      const count = (handled - acknowledged + COUNTER_MODULUS) % COUNTER_MODULUS;
      if (count > queue.length) return false;
      requested = false;
      acknowledged = handled;
      for (const { frame } of queue.splice(0, count)) bytes -= frame.length;
      return true;
    },
    unacked: () => queue,
    outbound: () => (acknowledged + queue.length) % COUNTER_MODULUS,
    forgetRequest: () => void (requested = false),
  };
}

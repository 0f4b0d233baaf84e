import type { XmlElement } from "#xml/element.ts";
import type { Payload } from "#service/hosts/embedded/text-frame.ts";
import { COUNTER_MODULUS } from "#protocol/stream/management.ts";

/** A stanza on its way to the client; `to` is the session's address even if the (shared) stanza names none. */
type Outgoing = { readonly stanza: XmlElement; readonly payload: Payload };

/** The two counters of XEP-0198 and the stanzas that the client has not acknowledged. No clock, no socket. */
export interface StreamManagement {
  /** Stanzas taken from the client, modulo 2^32. */
  inbound(): number;
  countInbound(): void;
  /** Remembers a stanza until it is acknowledged; false when there are too many of them. */
  push(outgoing: Outgoing): boolean;
  /** Remembers none of what is open: the line can't be resumed until the client has acknowledged all of that. */
  forget(): void;
  /** Whether everything that is not acknowledged is remembered. */
  isWhole(): boolean;
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
  /** Sent, not acknowledged, and no longer remembered; older than everything in the queue. */
  let forgotten = 0;
  const queue: Outgoing[] = [];
  return {
    inbound: () => inbound,
    countInbound: () => void (inbound = (inbound + 1) % COUNTER_MODULUS),
    push(outgoing) {
      queue.push(outgoing);
      bytes += outgoing.payload.length;
      return queue.length <= maxStanzas && bytes <= maxBytes;
    },
    forget() {
      forgotten += queue.length;
      queue.length = 0;
      bytes = 0;
    },
    isWhole: () => forgotten === 0,
    wantsAck(atLeast) {
      if (requested || forgotten + queue.length < atLeast) return false;
      requested = true;
      return true;
    },
    acknowledge(handled) {
      const count = (handled - acknowledged + COUNTER_MODULUS) % COUNTER_MODULUS;
      if (count > forgotten + queue.length) return false;
      requested = false;
      acknowledged = handled;
      const remembered = Math.max(0, count - forgotten);
      forgotten = Math.max(0, forgotten - count);
      for (const { payload } of queue.splice(0, remembered)) bytes -= payload.length;
      return true;
    },
    unacked: () => queue,
    outbound: () => (acknowledged + forgotten + queue.length) % COUNTER_MODULUS,
    forgetRequest: () => void (requested = false),
  };
}

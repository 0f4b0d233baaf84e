import { el, type XmlElement } from "#xml/element.ts";
import { streamNs } from "#net/stream-namespaces.ts";

/**
 * The books of stream management (XEP-0198): what was sent and not yet acknowledged, and how much arrived.
 * They outlive the stream, so that the next one can go on where it broke.
 * COMPAT(xmpp.js): its own counts no iq replies, never asks for acks under load, sends stale turns again, and
 * breaks on a forged count.
 */
export interface StreamLedger {
  /** All of it, for a page that is loaded in place of this one; undefined when the session can't be resumed. */
  books(): StreamBooks | undefined;
  /** After `<enabled/>`: from here on everything counts. */
  enable(enabled: XmlElement, jid: string): void;
  /** Whether the current stream is counted. */
  active(): boolean;
  /** Notes a stanza that was sent. True when it is time to ask for an acknowledgement. */
  sent(text: string, lasting: boolean): boolean;
  /** Notes a stanza that arrived, replies to iqs included. */
  received(): void;
  /** Takes the server's count. False: it acknowledges more than was sent, and the stream must end. */
  acknowledge(h: string | undefined): boolean;
  /** The answer to `<r/>`. */
  ownCount(): XmlElement;
  unacknowledged(): number;
  /** The stream broke: nothing counts until it is resumed or a new one is enabled. */
  suspend(): void;
  /** The request to go on with the previous stream, if the server promised that. */
  resumeRequest(): XmlElement | undefined;
  /** Takes `<resumed/>`: the address of the session and the stanzas to send again; undefined for a forged count. */
  resume(resumed: XmlElement): { readonly jid: string; readonly again: readonly string[] } | undefined;
  forget(): void;
}

/** What it takes to go on with a session. */
export type StreamBooks = {
  /** The name that the server gave the session: a secret, because whoever knows it is the guest. */
  readonly id: string;
  readonly jid: string;
  /** How long the server promised to hold it, seconds; Infinity when it didn't say. */
  readonly heldS: number;
  readonly inbound: number;
  readonly acknowledged: number;
  /** What was not acknowledged: the text of lasting stanzas; the others only take their place. */
  readonly queue: readonly (string | null)[];
};

/** Stanzas between two requests for an acknowledgement. */
const ackEvery = 25;
/** A server that acknowledges nothing for this long gets no more bookkeeping, and the session can't be resumed. */
const maxQueue = 1_000;

/** Begins with the books of before, if there are any. */
export function createStreamLedger(before?: StreamBooks): StreamLedger {
  let active = false;
  let previous: Pick<StreamBooks, "id" | "jid" | "heldS"> | undefined = before;
  let inbound = before?.inbound ?? 0;
  let acknowledged = before?.acknowledged ?? 0;
  let sinceRequest = 0;
  let queue = [...(before?.queue ?? [])];

  function forget(): void {
    active = false;
    previous = undefined;
    queue = [];
  }

  function acknowledge(h: string | undefined): boolean {
    if (h === undefined || !/^\d{1,10}$/.test(h)) return false;
    const count = Number(h);
    // Both counts are of 32 bits and wrap (XEP-0198, section 4).
    const handled = (count - acknowledged) >>> 0;
    if (count > 0xffff_ffff || handled > queue.length) return false;
    queue.splice(0, handled);
    acknowledged = count;
    return true;
  }

  return {
    books: () => previous && { ...previous, inbound, acknowledged, queue },
    enable(enabled, jid) {
      const { id, resume, max } = enabled.attrs;
      forget();
      active = true;
      inbound = 0;
      acknowledged = 0;
      sinceRequest = 0;
      if (id !== undefined && id !== "" && (resume === "true" || resume === "1"))
        previous = { id, jid, heldS: max === undefined ? Infinity : Number(max) };
    },
    active: () => active,
    sent(text, lasting) {
      if (!active) return false;
      queue.push(lasting ? text : null);
      if (queue.length > maxQueue) forget();
      sinceRequest = (sinceRequest + 1) % ackEvery;
      return active && sinceRequest === 0;
    },
    received() {
      if (active) inbound = (inbound + 1) >>> 0;
    },
    acknowledge: (h) => !active || acknowledge(h),
    ownCount: () => el("a", { xmlns: streamNs.management, h: String(inbound) }),
    unacknowledged: () => queue.length,
    suspend() {
      active = false;
    },
    resumeRequest() {
      if (previous === undefined) return undefined;
      return el("resume", { xmlns: streamNs.management, h: String(inbound), previd: previous.id });
    },
    resume(resumed) {
      if (previous === undefined || !acknowledge(resumed.attrs["h"])) return undefined;
      const again = queue.filter((text) => text !== null);
      queue = [];
      sinceRequest = 0;
      active = true;
      return { jid: previous.jid, again };
    },
    forget,
  };
}

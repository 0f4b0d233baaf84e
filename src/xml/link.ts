import type { XmlElement } from "#xml/element.ts";

/**
 * The port between the game service and whatever carries its stanzas: the embedded host, an XEP-0114
 * component, a test. The service knows no sockets; a link knows no rooms.
 *
 * Stanzas that arrive carry a `from` that the carrier has verified (a full JID for clients).
 */
export interface Link {
  /** The domain that the service answers for, such as `games.localhost`. */
  readonly domain: string;
  /** Sends one stanza; it carries its own `from` and `to`. Never throws: an undeliverable one is dropped. */
  send(stanza: XmlElement): void;
  /** Sends the same stanza (with `from`, without `to`) to many addresses; it is serialised once. */
  fanOut(stanza: XmlElement, to: readonly string[]): void;
}

/** What a carrier calls with each stanza for the service's domain. Synchronous: the order is kept. */
export type StanzaHandler = (stanza: XmlElement) => void;

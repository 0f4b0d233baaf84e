import type { XmlElement } from "#xml/element.ts";

/** How a story reaches the service: directly, through the embedded host, through another server. */
export interface Driver {
  /** The service's domain. */
  readonly games: string;
  connect(who: string): Promise<StoryClient>;
  /** Lets the service's clock go on. */
  wait(seconds: number): void;
  /** The service is gone from one moment to the next, and started again on what it had stored. */
  kill(): void;
  shutdown(): void;
  close(): Promise<void>;
}

/** Somebody of the story at the other end. */
export interface StoryClient {
  /** The full address. */
  readonly jid: string;
  /** Sends; the carrier adds `from`. */
  send(stanza: XmlElement): void;
  /** Resolves when everything has come that was under way. */
  settle(): Promise<void>;
  /** What has come and wasn't taken yet; the story takes from its front. */
  readonly inbox: XmlElement[];
  disconnect(): Promise<void>;
}

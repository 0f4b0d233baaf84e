import type { XmlElement } from "#xml/element.ts";
import type { StreamBooks } from "#net/stream-ledger.ts";
import type { StanzaError } from "#protocol/stanza-error.ts";

/** Where to connect, and as whom. */
export type Target = {
  /** The server's WebSocket address (RFC 7395), `ws:` or `wss:`. */
  readonly endpoint: string;
  /** The XMPP domain, such as `shakespeare.lit`. */
  readonly domain: string;
  readonly login: Login;
};
export type Login =
  | { readonly kind: "guest" }
  | {
      readonly kind: "account";
      /** The part of the address before the `@`. */
      readonly username: string;
      readonly password: string;
    };

export type ConnectionStatus =
  | { readonly state: "offline" }
  | { readonly state: "connecting"; readonly attempt: number }
  | {
      readonly state: "online";
      /** The full address that the server gave us. */
      readonly jid: string;
      /**
       * True when the same session goes on (XEP-0198): presences and rooms stand, nothing was lost inbound. Not for a
       * page that goes on with a parked session: it knows nothing of what was.
       */
      readonly resumed: boolean;
    }
  | {
      readonly state: "waiting";
      readonly attempt: number;
      /** On the clock of the dependencies, in milliseconds. */
      readonly retryAtMs: number;
      readonly reason: ConnectionFailure;
    }
  /** Nothing more is tried until `connect` is called again. */
  | { readonly state: "failed"; readonly reason: ConnectionFailure };

export type FailureCode =
  /** The server refused name or password, or could not prove that it knows the password. */
  | "auth-failed"
  /** The server's proof or challenge was wrong: not the server that knows this account. */
  | "server-not-verified"
  /** Another session took this one's place. */
  | "conflict"
  /** The socket could not be opened, or was lost. */
  | "unreachable"
  /** The server did not answer in time. */
  | "timed-out"
  /** The server closed the stream with an error. */
  | "stream-error"
  /** The server sent a frame that is refused. */
  | "frame-refused"
  /** Only a login that would show the password to the network, or to a server that used to ask for less. */
  | "insecure-auth"
  /** The server takes no guests. */
  | "no-anonymous"
  /** The server offers no login that is known here. */
  | "no-mechanism"
  /** The address of the server is none of ws: and wss:, or an insecure one on a secure page. */
  | "bad-endpoint"
  /** The server is there, but does not serve this domain. */
  | "host-unknown";
/** `detail` is an English sentence for the log; the page makes its own from the code. */
export type ConnectionFailure = { readonly code: FailureCode; readonly detail: string };

export type IqRequest = {
  readonly to?: string;
  readonly type: "get" | "set";
  readonly payload: XmlElement;
  /** Milliseconds; 15,000 unless given. */
  readonly timeoutMs?: number;
};
export type IqReply =
  | { readonly ok: true; readonly stanza: XmlElement }
  | { readonly ok: false; readonly reason: "error"; readonly error: IqError }
  | { readonly ok: false; readonly reason: "timeout" | "offline" };
/** The stanza's error, with the whole stanza beside it. */
export type IqError = StanzaError & { readonly element: XmlElement };

/** What answers an iq: a payload element, a bare result, or an error; undefined leaves it to the next handler. */
export type IqAnswer = { readonly payload?: XmlElement } | { readonly error: StanzaError } | undefined;

/** A session that another page may go on with; it holds a secret. */
export type ParkedSession = {
  readonly endpoint: string;
  readonly domain: string;
  /** Of an account; "" for a guest. */
  readonly username: string;
  readonly books: StreamBooks;
};

/** One line of the stanza console. Passwords and SASL exchanges are left out. */
export type TrafficEntry =
  | { readonly direction: "in" | "out"; readonly text: string }
  | { readonly direction: "refused"; readonly text: string; readonly reason: string };

type Unsubscribe = () => void;

/** A connection that keeps itself up. Handlers are called synchronously, in the order of the wire. */
export interface Connection {
  /** Connects and stays connected until `disconnect`; a call while connected starts over with the new target. */
  connect(target: Target): void;
  /**
   * What a page that is loaded in place of this one needs to go on with the session; this one is silent from then on.
   * Undefined, and nothing happens, when the server doesn't hold the session, or so long that others would wait for
   * somebody who has closed the page.
   */
  park(): ParkedSession | undefined;
  /** Closes the stream in order. Resolves when the socket is gone, at the latest after two seconds. */
  disconnect(): Promise<void>;
  /**
   * False when offline: the stanza is dropped. A lasting stanza (the default) is sent again after a break that was
   * resumed; a volatile one is not, because it would be out of date by then: moves, for example.
   */
  send(stanza: XmlElement, delivery?: "lasting" | "volatile"): boolean;
  /** Never rejects. */
  request(iq: IqRequest): Promise<IqReply>;
  /** Messages, presences and iqs of type get and set. The iqs are only shown here: `onIq` answers them. */
  onStanza(handler: (stanza: XmlElement) => void): Unsubscribe;
  /** Answers iqs of type get and set; the first handler that returns something wins, else service-unavailable. */
  onIq(handler: (iq: XmlElement) => IqAnswer): Unsubscribe;
  onStatus(handler: (status: ConnectionStatus) => void): Unsubscribe;
  status(): ConnectionStatus;
  onTraffic(handler: (entry: TrafficEntry) => void): Unsubscribe;
  /** How often the link is probed while nothing arrives, in milliseconds (5,000 in a match; 30,000 at first). */
  setPingIntervalMs(intervalMs: number): void;
  /** Skips the wait for the next attempt. */
  retryNow(): void;
}

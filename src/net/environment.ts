/** What a connection needs of its surroundings. The page gives it the browser's, a test gives it fakes. */
export interface Environment {
  /** Milliseconds since the epoch. */
  nowMs(): number;
  /** Calls back once after `delayMs`; the result cancels it. */
  setTimer(callback: () => void, delayMs: number): () => void;
  /** A number in [0, 1), for jitter only. */
  random(): number;
  readonly crypto: RandomSource & { readonly subtle?: SubtleCrypto | undefined };
  readonly openSocket: SocketOpener;
  /** Calls back when the page wakes up: it becomes visible again, or the network returns. */
  onWake(handler: () => void): () => void;
  /** True on pages from https, which may not open `ws:` addresses. */
  readonly secureOnly: boolean;
  readonly scramAccounts: ScramAccounts;
  /** Takes what a handler threw; the connection itself goes on. */
  reportError(error: unknown): void;
}

export interface RandomSource {
  getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>;
}

/** Which accounts have logged in by SCRAM before: their passwords are never sent in the clear again. */
export interface ScramAccounts {
  has(account: string): boolean;
  add(account: string): void;
}

/** Opens a WebSocket with the subprotocol `xmpp`; never throws. After `onClose` nothing is called any more. */
export type SocketOpener = (url: string, handlers: SocketHandlers) => Socket;
export interface SocketHandlers {
  /** `protocol` is the subprotocol that the server chose, or ''. */
  onOpen(protocol: string): void;
  /** `undefined` stands for a binary frame. */
  onFrame(text: string | undefined): void;
  onClose(): void;
}
export interface Socket {
  /** Sends one text frame; without effect when the socket isn't open. */
  send(text: string): void;
  close(): void;
}

/** A random identifier of 128 bits in hexadecimal. */
export function randomId(source: RandomSource): string {
  let id = "";
  for (const byte of source.getRandomValues(new Uint8Array(16))) id += byte.toString(16).padStart(2, "0");
  return id;
}

/**
 * What the service keeps. Synchronous and durable: when a call returns, the change survives `kill -9`.
 * Values are plain JSON data; what they mean is the caller's business.
 */
export interface Storage {
  /** Every room, by its local part, as it was last put. */
  rooms(): readonly { readonly local: string; readonly room: unknown; readonly match: unknown }[];
  putRoom(local: string, room: unknown): void;
  /** `undefined` removes the match. */
  putMatch(local: string, match: unknown): void;
  dropRoom(local: string): void;
  close(): void;
}

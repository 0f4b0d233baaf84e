import { createStore } from "zustand/vanilla";

/** The line to the server as people are told of it. */
export type LineState = "offline" | "connecting" | "online" | "waiting" | "failed";

export type ConnectionState = {
  readonly line: LineState;
  /** Our full address while online. */
  readonly jid: string;
  readonly guest: boolean;
  /** Why the line is down: a code that has a sentence of its own, and the detail for the console. */
  readonly reason: { readonly code: string; readonly detail: string } | undefined;
  /** When the next attempt starts, milliseconds on the page's clock. */
  readonly retryAtMs: number | undefined;
  /** Round-trip time of the last ping or turn, milliseconds. */
  readonly latencyMs: number | undefined;
  /** The game service in use, such as `games.localhost`. */
  readonly service: string;
};

export const offline: ConnectionState = {
  line: "offline",
  jid: "",
  guest: true,
  reason: undefined,
  retryAtMs: undefined,
  latencyMs: undefined,
  service: "",
};

export function createConnectionStore() {
  return createStore<ConnectionState>()(() => offline);
}

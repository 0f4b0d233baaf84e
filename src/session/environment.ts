import type { Connection } from "#net/connection.ts";
import type { Discovered } from "#net/discover.ts";
import type { RegistrationOpened } from "#net/register.ts";
import type { Outcome } from "#session/outcome.ts";
import type { Stores } from "#store/stores.ts";

/** Where a server is reached. */
export type Server = {
  readonly domain: string;
  /** Its WebSocket address (RFC 7395). */
  readonly endpoint: string;
};

/** What the client is given: the line, the stores, chance and time. Tests give fakes. */
export type ClientEnvironment = {
  readonly connection: Connection;
  readonly stores: Stores;
  /** The server that the page came from, where guests sign in. */
  readonly home: () => Promise<Outcome<Server>>;
  /** The WebSocket address of a domain (XEP-0156): `discoverEndpoint` of net. */
  readonly discover: (domain: string) => Promise<Discovered>;
  /** A conversation about a new account: `openRegistration` of net; rejects where that can't be fetched. */
  readonly register: (server: Server) => Promise<RegistrationOpened>;
  /** The line is dear: no history is asked for. */
  readonly savesData?: boolean;
  /** What is heard is a replay: it is not recorded again. */
  readonly isReplay?: boolean;
  /** An unguessable id. */
  readonly id: () => string;
  /** Milliseconds on the page's steady clock, the one of animation frames. */
  readonly nowMs: () => number;
  /** Milliseconds since 1970. */
  readonly dateMs: () => number;
  /** Runs the callback before the next frame is drawn, or soon where none is drawn. */
  readonly nextFrame: (callback: () => void) => void;
  /** Runs the callback once after a time; the returned function calls it off. */
  readonly after: (delayMs: number, callback: () => void) => () => void;
};

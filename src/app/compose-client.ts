import { browserEnvironment } from "#net/browser-environment.ts";
import type { ParkedSession } from "#net/connection.ts";
import { createConnection } from "#net/create-connection.ts";
import { discoverEndpoint } from "#net/discover.ts";
import { randomId } from "#net/environment.ts";
import { slowedLine } from "#net/slowed-line.ts";
import { createLobbyClient } from "#session/create-lobby-client.ts";
import type { LobbyClient } from "#session/client.ts";
import type { ClientEnvironment } from "#session/environment.ts";
import { createStores } from "#store/stores.ts";
import { homeServer } from "./home-server.ts";
import { takeParked } from "./parked.ts";
import { keepSettings, keptScramAccounts, keptSettings } from "./kept.ts";

export type Composed = {
  readonly client: LobbyClient;
  /** The XMPP domain of the server that the page came from; undefined where it is none. */
  readonly homeDomain: () => Promise<string | undefined>;
  /** The session, for the page that is loaded in place of this one. */
  readonly park: () => ParkedSession | undefined;
};

/** Puts the page's client together: the line, the stores, the battle, and what is kept on this device. */
export function composeClient(): Composed {
  const browser = browserEnvironment(keptScramAccounts(localStorage));
  const { secureOnly: secure } = browser;
  const stores = createStores(keptSettings(localStorage));
  stores.settings.subscribe((settings) => keepSettings(localStorage, settings));
  const surroundings = {
    ...browser,
    openSocket: slowedLine(browser, () => {
      const { lineDelayMs, lineJitterMs, lineStallMs } = stores.settings.getState();
      return { delayMs: lineDelayMs, jitterMs: lineJitterMs, stallMs: lineStallMs };
    }),
  };
  const home = () => homeServer(secure);
  const connection = createConnection(surroundings, takeParked(sessionStorage, location.pathname));
  const environment: ClientEnvironment = {
    connection,
    stores,
    home,
    discover: (domain) => discoverEndpoint(domain, (url, options) => fetch(url, options), { secure }),
    async register(server) {
      const { openRegistration } = await import("#net/register.ts");
      return openRegistration(server, surroundings);
    },
    id: () => randomId(surroundings.crypto),
    nowMs: () => performance.now(),
    dateMs: () => Date.now(),
    nextFrame,
    after: (delayMs, callback) => surroundings.setTimer(callback, delayMs),
  };
  return {
    client: createLobbyClient(
      environment,
      async () => (await import("#session/room-half.ts")).createRoomHalf,
    ),
    park: () => connection.park(),
    async homeDomain() {
      const found = await home();
      return found.ok ? found.value.domain : undefined;
    },
  };
}

/** Before the next frame; hidden pages draw none and take a short timer. */
function nextFrame(callback: () => void): void {
  if (document.visibilityState === "visible") requestAnimationFrame(() => callback());
  else setTimeout(callback, 50);
}

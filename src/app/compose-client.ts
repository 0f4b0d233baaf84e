import { browserEnvironment } from "#net/browser-environment.ts";
import { createConnection } from "#net/create-connection.ts";
import { discoverEndpoint } from "#net/discover.ts";
import { randomId } from "#net/environment.ts";
import { openRegistration } from "#net/register.ts";
import { createClient } from "#session/create-client.ts";
import type { Client } from "#session/client.ts";
import { createBattleModel } from "#store/battle-model.ts";
import { createStores } from "#store/stores.ts";
import { homeServer } from "./home-server.ts";
import { keepSettings, keptScramAccounts, keptSettings } from "./kept.ts";

/** Puts the page's client together: the line, the stores, the battle, and what is kept on this device. */
export function composeClient(): Client {
  const surroundings = browserEnvironment(keptScramAccounts(localStorage));
  const { secureOnly: secure } = surroundings;
  const stores = createStores(keptSettings(localStorage));
  stores.settings.subscribe((settings) => keepSettings(localStorage, settings));
  return createClient({
    connection: createConnection(surroundings),
    stores,
    battle: createBattleModel(),
    home: () => homeServer(secure),
    discover: (domain) => discoverEndpoint(domain, (url, options) => fetch(url, options), { secure }),
    register: (server) => openRegistration(server, surroundings),
    id: () => randomId(surroundings.crypto),
    nowMs: () => performance.now(),
    dateMs: () => Date.now(),
    nextFrame,
    after: (delayMs, callback) => surroundings.setTimer(callback, delayMs),
  });
}

/** Before the next frame; hidden pages draw none and take a short timer. */
function nextFrame(callback: () => void): void {
  if (document.visibilityState === "visible") requestAnimationFrame(() => callback());
  else setTimeout(callback, 50);
}

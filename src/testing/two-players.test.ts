import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { motionStride } from "#game/dead-reckoning.ts";
import { openWebSocket } from "#net/browser-environment.ts";
import { linesOf } from "#store/chat-log.ts";
import { createConnection } from "#net/create-connection.ts";
import { startGameRuntime } from "#service/hosts/game-runtime.ts";
import { serve, type RunningServer } from "#service/hosts/serve.ts";
import { createClient } from "#session/create-client.ts";
import type { Client, Drive } from "#session/client.ts";
import { createStores } from "#store/stores.ts";

const ROOM = "england@games.localhost";
const still: Drive = { throttle: 0, steer: 0, aimYaw: 0, aimPitch: 0, fire: false };

let folder: string;
let server: RunningServer;
const drivers = new Set<ReturnType<typeof setInterval>>();
const clients: Client[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "bosworth-players-"));
  server = await serve({
    port: 0,
    host: "127.0.0.1",
    domain: "localhost",
    data: folder,
    guests: true,
    registration: false,
    log: () => undefined,
    createPage: () => (_request, response) => void response.end(),
    startGame: startGameRuntime,
  });
});
afterEach(async () => {
  for (const driver of drivers) clearInterval(driver);
  drivers.clear();
  await Promise.all(clients.splice(0).map((client) => client.signOut()));
  await server.stop();
  rmSync(folder, { recursive: true });
});

/** A client as the page makes one, with Node's own socket, clock and chance. */
function createPlayer(): Client {
  const connection = createConnection({
    nowMs: () => Date.now(),
    setTimer(callback, delayMs) {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
    random: Math.random,
    crypto: globalThis.crypto,
    openSocket: openWebSocket,
    onWake: () => () => undefined,
    secureOnly: false,
    scramAccounts: { has: () => false, add: () => undefined },
    reportError(error) {
      throw error;
    },
  });
  const client = createClient({
    connection,
    stores: createStores(),
    home: async () => ({
      ok: true,
      value: { domain: "localhost", endpoint: `ws://127.0.0.1:${server.port}/xmpp-websocket` },
    }),
    discover: async () => ({ ok: false, code: "bad-domain", detail: "" }),
    register: async () => ({ ok: false, failure: { code: "no-registration", detail: "" } }),
    id: () => crypto.randomUUID(),
    nowMs: () => performance.now(),
    dateMs: () => Date.now(),
    nextFrame: (callback) => void setTimeout(callback, 1),
    after(delayMs, callback) {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
  });
  clients.push(client);
  return client;
}

/** Plays frames until the player is told otherwise. */
function play(client: Client, controls: Drive): void {
  drivers.add(
    setInterval(() => {
      const nowMs = performance.now();
      client.battle.sample(nowMs);
      client.drive(controls, nowMs);
    }, 16),
  );
}

/** Resolves when the condition holds; looked at after every change and every frame. */
function until(condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = setInterval(() => {
      if (!condition()) return;
      clearInterval(look);
      drivers.delete(look);
      resolve();
    }, 5);
    drivers.add(look);
  });
}

function placeOf(watcher: Client, chid: string): { x: number; z: number } {
  const { battle } = watcher;
  const at = (battle.find(chid)?.slot ?? -1) * battle.nodesPerCharacter * motionStride;
  return { x: battle.motions[at] ?? Number.NaN, z: battle.motions[at + 2] ?? Number.NaN };
}

test("two players meet over real lines, take teams, get ready, drive, and see each other move", async () => {
  const king = createPlayer();
  const earl = createPlayer();
  expect(await king.signInAsGuest("king")).toEqual({ ok: true, value: undefined });
  expect(await earl.signInAsGuest("earl1")).toEqual({ ok: true, value: undefined });
  expect(king.stores.connection.getState()).toMatchObject({ line: "online", service: "games.localhost" });

  expect(await king.createRoom({ name: "England", nick: "king" })).toEqual({
    ok: true,
    value: { room: ROOM },
  });
  expect(await king.acceptDefaults()).toMatchObject({ ok: true });
  expect(await earl.refreshRooms()).toMatchObject({ ok: true });
  expect(earl.stores.lobby.getState().rooms.map((room) => room.jid)).toContain(ROOM);
  expect(await earl.enterRoom({ room: ROOM, nick: "earl1" })).toMatchObject({ ok: true });
  expect(await king.takeTeam("York")).toMatchObject({ ok: true });
  expect(await earl.takeTeam("Lancaster")).toMatchObject({ ok: true });
  earl.say("A horse!");
  await until(() =>
    linesOf(king.stores.talk.getState().room.log).some(
      (line) => line.nick === "earl1" && line.text === "A horse!",
    ),
  );
  expect(await king.ready("King")).toMatchObject({ ok: true });
  expect(await earl.ready("Chevalier")).toMatchObject({ ok: true });
  await until(() => [king, earl].every((client) => client.stores.match.getState().phase === "active"));

  const chids = [king, earl].map((client) => client.stores.match.getState().ownChid ?? "");
  const [kingChid = "", earlChid = ""] = chids;
  play(king, { ...still, throttle: 1 });
  play(earl, { ...still, throttle: 1 });
  const seen = () => [placeOf(earl, kingChid), placeOf(king, earlChid)];
  // Of each team the player, the headquarters, the cannon and the siege tower.
  await until(() =>
    [earl, king].every((client) => client.battle.isPlaced.filter((placed) => placed === 1).length === 8),
  );
  const before = seen();
  await until(() =>
    seen().every((place, index) => Math.hypot(place.x - before[index]!.x, place.z - before[index]!.z) > 3),
  );

  expect(king.stores.connection.getState().latencyMs).toBeGreaterThanOrEqual(0);
  for (const client of [king, earl]) {
    expect(client.stores.room.getState().phase).toBe("inside");
    expect(client.stores.console.getState().refusals).toBe(0);
    expect(client.stores.match.getState().feed.filter((line) => line.kind === "refused")).toEqual([]);
  }
}, 60_000);

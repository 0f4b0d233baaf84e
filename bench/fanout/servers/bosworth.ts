/** The embedded host with the true game service: every turn is parsed, judged by the referee and made anew. */
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { DEFAULT_OPTIONS } from "#game/options.ts";
import { NS } from "#protocol/namespaces.ts";
import { createGameService } from "#service/game-service.ts";
import { openAccounts } from "#service/hosts/embedded/accounts.ts";
import { createEmbeddedHost } from "#service/hosts/embedded/host.ts";
import { defaultRoomConfig } from "#service/room/config.ts";
import type { StoredRoom } from "#service/room/stored-room.ts";
import { createMemoryStorage } from "#service/storage/memory.ts";
import { announcePort } from "./announce-port.ts";

const tickMs = 40;
const host = createEmbeddedHost({
  domain: "localhost",
  accounts: openAccounts(":memory:"),
  guests: true,
  registration: false,
  now: Date.now,
  log: console.error,
  // As for the peers: the pace of single clients is not what is measured.
  limits: {
    framesPerSecond: 100_000,
    frameBurst: 100_000,
    connections: 2_000,
    // Light clients answer no pings.
    silenceMs: 3_600_000,
    outgoingBytes: 64 * 1_048_576,
  },
});
const storage = createMemoryStorage();
const room: StoredRoom = {
  version: 1,
  config: { ...defaultRoomConfig, persistent: true, maxUsers: "none" },
  game: NS.dga,
  // More places than the form of a room offers.
  options: { ...DEFAULT_OPTIONS, battlefield: "Moor", seed: 1, match: "Last Team Standing", maxPlayers: 500 },
  affiliations: {},
  subject: { text: "" },
  teams: {},
  standing: false,
};
storage.putRoom("room", room);
const service = createGameService({
  link: host.link("games.localhost"),
  storage,
  now: Date.now,
  random: { next: Math.random, id: () => randomBytes(12).toString("base64url") },
  log: console.error,
  options: { occupantsPerRoom: 2_000, standingRooms: [] },
});
service.start();
host.onStanza("games.localhost", (stanza) => service.receive(stanza));
setInterval(() => service.tick(), tickMs);
const server = createServer();
server.on("upgrade", (request, socket, head) => host.handleUpgrade(request, socket, head));
announcePort(server);

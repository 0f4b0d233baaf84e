/** A Colyseus room that passes on what it is sent, unread. */
import { createServer } from "node:http";
import { Room, Server } from "@colyseus/core";
import { WebSocketTransport } from "@colyseus/ws-transport";
import { announcePort } from "./announce-port.ts";

class TurnRoom extends Room {
  override maxClients = 2_000;
  override onCreate(): void {
    this.onMessage("turn", (_client, turn: string) => this.broadcast("turn", turn));
  }
}

const http = createServer();
const game = new Server({
  transport: new WebSocketTransport({ server: http, pingInterval: 0 }),
  greet: false,
  gracefullyShutdown: false,
});
game.define("room", TurnRoom);
await game.listen(0, "127.0.0.1");
announcePort(http);

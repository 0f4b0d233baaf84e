/** The floor: what arrives goes to everybody, with nothing in between. */
import { createServer } from "node:http";
import { WebSocketServer } from "ws";
import { announcePort } from "./announce-port.ts";

const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on("connection", (socket) => {
  socket.on("message", (data: Buffer, isBinary: boolean) => {
    for (const each of sockets.clients) each.send(data, { binary: isBinary });
  });
});
announcePort(server);

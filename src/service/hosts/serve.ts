import { createServer, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { openAccounts } from "#service/hosts/embedded/accounts.ts";
import { createEmbeddedHost } from "#service/hosts/embedded/host.ts";
import { openDataFolder } from "#service/hosts/data-folder.ts";
import { errorCode, StartFailure } from "#service/hosts/failure.ts";
import type { GameRuntime } from "#service/hosts/game-runtime.ts";
import { createHttpHandler } from "#service/hosts/http.ts";
import { pathOf, type PageServer } from "#service/hosts/page-server.ts";
import { websocketPath } from "#service/hosts/public-address.ts";
import type { StartOptions } from "#service/hosts/cli-options.ts";
import type { Log } from "#service/service-options.ts";
import type { Link } from "#xml/link.ts";

export type ServeOptions = Omit<StartOptions, "dev"> & {
  readonly log: Log;
  /** Makes what answers requests for the page; it may hang itself on the server. */
  readonly createPage: (server: Server) => PageServer | Promise<PageServer>;
  readonly startGame: (link: Link, file: string, log: Log) => GameRuntime;
};

/** A server that runs. */
export type RunningServer = {
  readonly port: number;
  /** Ends matches and sessions in order, and saves. */
  stop(): Promise<void>;
};

/**
 * Runs page, XMPP server and game service on one port. Throws a StartFailure for what the caller can put right:
 * a port that is taken, a data folder that can't be written.
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const { domain, log } = options;
  const data = openDataFolder(options.data);
  const server = createServer();
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  const page = await options.createPage(server);
  const port = await listen(server, options.port, options.host);
  const accounts = openFile(data.accounts, openAccounts);
  const host = createEmbeddedHost({
    domain,
    accounts,
    guests: options.guests,
    registration: options.registration,
    now: Date.now,
    log,
  });
  const gameDomain = `games.${domain}`;
  const game = openFile(data.games, (file) => options.startGame(host.link(gameDomain), file, log));
  host.onStanza(gameDomain, game.receive);

  const startedAtMs = Date.now();
  server.on(
    "request",
    createHttpHandler({
      domain,
      page,
      health: () => ({
        status: "ok",
        connections: host.connections(),
        sessions: host.sessions(),
        uptimeSeconds: Math.floor((Date.now() - startedAtMs) / 1000),
      }),
    }),
  );
  server.on("upgrade", (request, socket, head) => {
    // Vite's own socket, in development, is at another path and has its own listener.
    if (pathOf(request.url ?? "") === websocketPath) host.handleUpgrade(request, socket, head);
    else if (server.listenerCount("upgrade") === 1) socket.destroy();
  });

  return {
    port,
    async stop() {
      game.shutdown();
      await host.close();
      accounts.close();
      const closed = new Promise((resolve) => server.close(resolve));
      // Browsers keep connections open, and Vite's socket would keep the server.
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(listenFailure(error, port, host)));
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function listenFailure(error: Error, port: number, host: string): StartFailure {
  const code = errorCode(error);
  if (code === "EADDRINUSE")
    return new StartFailure(`Port ${port} on ${host} is taken; choose another one with --port.`);
  if (code === "EACCES")
    return new StartFailure(
      `Port ${port} on ${host} may not be used by this user; choose another one with --port.`,
    );
  return new StartFailure(
    `The server can't listen on ${host} (${code}); choose another address with --host.`,
  );
}

function openFile<T>(file: string, open: (file: string) => T): T {
  try {
    return open(file);
  } catch (error) {
    if (errorCode(error) !== "ERR_SQLITE_ERROR") throw error;
    throw new StartFailure(
      `The data file '${file}' can't be opened (${error instanceof Error ? error.message : ""}); ` +
        `choose another folder with --data.`,
    );
  }
}

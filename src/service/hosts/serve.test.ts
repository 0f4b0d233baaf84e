import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { connect, createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isPageStale } from "#service/hosts/build-page.ts";
import { serve, type RunningServer, type ServeOptions } from "#service/hosts/serve.ts";
import { connectRaw } from "#testing/raw-client.ts";
import { signInAsGuest } from "#testing/raw-login.ts";

let folder: string;
let running: RunningServer | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bosworth-serve-"));
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  rmSync(folder, { recursive: true });
});

/** Starts with a game service that bids the last one who wrote to it farewell. */
async function start(options: Partial<ServeOptions> = {}): Promise<RunningServer> {
  return serve({
    port: 0,
    host: "127.0.0.1",
    domain: "localhost",
    data: folder,
    guests: true,
    registration: false,
    log: () => undefined,
    createPage: () => (_request, response) => void response.end("page"),
    startGame(link) {
      let guest = "";
      return {
        receive(stanza) {
          if (stanza.name !== "message" || stanza.attrs["type"] === "error") return;
          guest = stanza.attrs["from"] ?? "";
          link.send({
            name: "message",
            attrs: { from: link.domain, to: guest, id: "welcome" },
            children: [],
          });
        },
        shutdown() {
          if (guest === "") return;
          link.send({
            name: "message",
            attrs: { from: link.domain, to: guest, id: "farewell" },
            children: [],
          });
        },
      };
    },
    ...options,
  });
}

test("page, health, line and game service are on one port", async () => {
  running = await start();
  const origin = `http://127.0.0.1:${running.port}`;
  expect(await (await fetch(`${origin}/anything`)).text()).toBe("page");
  const meta = (await (await fetch(`${origin}/.well-known/host-meta.json`)).json()) as {
    links: { href: string }[];
  };
  const king = await signInAsGuest(meta.links[0]?.href ?? "", "localhost");
  king.send("<message xmlns='jabber:client' to='games.localhost'/>");
  await king.next(/id='welcome'/);
  expect(await (await fetch(`${origin}/healthz`)).json()).toMatchObject({
    status: "ok",
    connections: 1,
    sessions: 1,
  });
});

test("other paths don't take sockets", async () => {
  running = await start();
  await expect(connectRaw(`ws://127.0.0.1:${running.port}/elsewhere`)).rejects.toThrow();
});

test("at the end the game says good-bye before the streams close", async () => {
  running = await start();
  const king = await signInAsGuest(`ws://127.0.0.1:${running.port}/xmpp-websocket`, "localhost");
  king.send("<message xmlns='jabber:client' to='games.localhost'/>");
  await king.next(/id='welcome'/);
  await running.stop();
  running = undefined;
  await king.next(/id='farewell'/);
  expect(await king.next(/stream:error/)).toContain("<system-shutdown ");
  expect(await king.closed).toBe(1000);
});

test("at the end no connection is waited for that a browser keeps open", async () => {
  running = await start();
  const idle = connect(running.port, "127.0.0.1");
  await once(idle, "connect");
  await (await fetch(`http://127.0.0.1:${running.port}/`)).text();
  await running.stop();
  running = undefined;
  await once(idle, "close");
});

test("a port that is taken is a sentence about the port", async () => {
  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen(0, "127.0.0.1", resolve));
  const { port } = squatter.address() as AddressInfo;
  await expect(start({ port })).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is taken; choose another one with --port.`,
  );
  await new Promise((resolve) => squatter.close(resolve));
});

test("a data folder that can't be made is a sentence about the folder", async () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  await expect(start({ data: join(file, "data") })).rejects.toThrow(/^The data folder '.*' can't be written/);
});

test("a data file that is no database is a sentence about the file", async () => {
  writeFileSync(
    join(folder, "accounts.sqlite"),
    "not a database, but long enough to be looked at as one".repeat(20),
  );
  await expect(start()).rejects.toThrow(/^The data file '.*accounts.sqlite' can't be opened/);
});

test("a data folder that another server works in is a sentence about it", async () => {
  running = await start();
  await expect(start()).rejects.toThrow(/^The data file .* can't be opened \(database is locked\).*--data/);
});

test("an address that isn't this machine's is a sentence about the address", async () => {
  await expect(start({ host: "192.0.2.1" })).rejects.toThrow(
    /can't listen on 192.0.2.1 \(EADDRNOTAVAIL\).*--host/,
  );
});

test("the page is stale when it is missing or older than a source, but not than a test of one", () => {
  expect(isPageStale(folder)).toBe(true);
  mkdirSync(join(folder, "dist"));
  mkdirSync(join(folder, "src", "scene", "world"), { recursive: true });
  writeFileSync(join(folder, "dist", "index.html"), "");
  const source = join(folder, "src", "scene", "world", "sky.ts");
  writeFileSync(source, "");
  writeFileSync(join(folder, "src", "scene", "world", "sky.test.ts"), "");
  utimesSync(join(folder, "dist", "index.html"), 2_000, 2_000);
  utimesSync(source, 1_000, 1_000);
  expect(isPageStale(folder)).toBe(false);
  utimesSync(source, 3_000, 3_000);
  expect(isPageStale(folder)).toBe(true);
});

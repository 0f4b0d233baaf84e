import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createHttpHandler } from "#service/hosts/http.ts";
import { loadPageFiles } from "#service/hosts/page-files.ts";
import { createPageServer } from "#service/hosts/page-server.ts";

type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };

let server: Server;
let folder: string;
const script = `console.log("${"x".repeat(2_000)}")`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "bosworth-page-"));
  const dist = join(folder, "dist");
  mkdirSync(join(dist, "assets"), { recursive: true });
  writeFileSync(join(folder, "secret.txt"), "secret");
  writeFileSync(join(dist, "index.html"), "<!doctype html><title>Bosworth</title>");
  const asset = join(dist, "assets", "index-1a2b.js");
  writeFileSync(asset, script);
  writeFileSync(`${asset}.br`, brotliCompressSync(script));
  writeFileSync(`${asset}.gz`, gzipSync(script));
  server = createServer(
    createHttpHandler({
      domain: "shakespeare.lit",
      page: createPageServer(loadPageFiles(dist)),
      health: () => ({ status: "ok", sessions: 3 }),
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

/** Sends the path as it is: fetch would tidy it up first. */
function get(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    httpRequest({ port, host: "127.0.0.1", path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on("error", reject)
      .end();
  });
}

describe("the page", () => {
  test("is served at the root and at every place inside it", async () => {
    for (const path of [
      "/",
      "/index.html",
      "/rooms",
      "/room/bosworth@games.shakespeare.lit?watch",
      "/?a=b",
    ]) {
      const answer = await get(path);
      expect(answer.status).toBe(200);
      expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
      expect(answer.body.toString()).toContain("<title>Bosworth</title>");
      expect(answer.headers["cache-control"]).toBe("no-cache");
    }
  });

  test("carries the policies that keep strangers' scripts out", async () => {
    const { headers } = await get("/");
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self' wss: https: ws: http:;");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("same-origin");
  });

  test("that came encrypted connects over TLS only", async () => {
    const { headers } = await get("/", { "x-forwarded-proto": "https" });
    expect(headers["content-security-policy"]).toContain("connect-src 'self' wss: https:;");
  });

  test("has files that may be kept for ever, compressed for those who can read that", async () => {
    const plain = await get("/assets/index-1a2b.js");
    expect(plain.headers["content-type"]).toBe("text/javascript; charset=utf-8");
    expect(plain.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(plain.body.toString()).toBe(script);
    const smallest = await get("/assets/index-1a2b.js", { "accept-encoding": "gzip, deflate, br;q=0.5" });
    expect(smallest.headers["content-encoding"]).toBe("br");
    expect(smallest.headers["content-type"]).toBe("text/javascript; charset=utf-8");
    expect(smallest.headers.vary).toBe("Accept-Encoding");
    expect(brotliDecompressSync(smallest.body).toString()).toBe(script);
    for (const accepted of ["gzip", "x-br, GZIP;q=1", "br;q=0, gzip", "br; q=0.000,gzip"]) {
      const zipped = await get("/assets/index-1a2b.js", { "accept-encoding": accepted });
      expect([accepted, zipped.headers["content-encoding"]]).toEqual([accepted, "gzip"]);
      expect(gunzipSync(zipped.body).toString()).toBe(script);
    }
    const refused = await get("/assets/index-1a2b.js", { "accept-encoding": "identity, gzip;q=0" });
    expect(refused.headers["content-encoding"]).toBeUndefined();
  });

  test("is not sent again to those who have it", async () => {
    const first = await get("/");
    const again = await get("/", { "if-none-match": String(first.headers.etag) });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
  });

  test("is all that can be read: no path leads out of its folder", async () => {
    for (const path of [
      "/../secret.txt",
      "/%2e%2e/secret.txt",
      "/..%2fsecret.txt",
      "//secret.txt",
      "/assets/../../secret.txt",
      "/assets/..%5c..%5csecret.txt",
      "/%00/secret.txt",
      "/%",
      "/missing.js",
      "/assets/index-1a2b.js.br",
    ]) {
      const answer = await get(path);
      expect([path, answer.status]).toEqual([path, 404]);
    }
  });

  test("is read and not written", async () => {
    expect((await get("/", {}, "POST")).status).toBe(405);
    const head = await get("/", {}, "HEAD");
    expect(head.status).toBe(200);
    expect(Number(head.headers["content-length"])).toBeGreaterThan(0);
    expect(head.body).toHaveLength(0);
  });
});

describe("the line is found (XEP-0156)", () => {
  test("in JSON and in XML, from any page", async () => {
    const json = await get("/.well-known/host-meta.json", { host: "play.example:8080" });
    expect(JSON.parse(json.body.toString())).toEqual({
      subject: "xmpp:shakespeare.lit",
      links: [{ rel: "urn:xmpp:alt-connections:websocket", href: "ws://play.example:8080/xmpp-websocket" }],
    });
    expect(json.headers["access-control-allow-origin"]).toBe("*");
    const xml = await get("/.well-known/host-meta", { host: "play.example:8080" });
    expect(xml.headers["content-type"]).toContain("application/xrd+xml");
    expect(xml.body.toString()).toContain("<Subject>xmpp:shakespeare.lit</Subject>");
    expect(xml.body.toString()).toContain("href='ws://play.example:8080/xmpp-websocket'");
    expect(xml.headers["access-control-allow-origin"]).toBe("*");
  });

  test("over TLS when the request came over TLS", async () => {
    const json = await get("/.well-known/host-meta.json", {
      host: "play.example",
      "x-forwarded-proto": "https",
    });
    expect(json.body.toString()).toContain('"wss://play.example/xmpp-websocket"');
  });

  test("never at an address that is none", async () => {
    const xml = await get("/.well-known/host-meta", { host: "x'/><evil" });
    expect(xml.body.toString()).not.toContain("evil");
  });
});

test("the health of the server is told as JSON", async () => {
  const answer = await get("/healthz");
  expect(JSON.parse(answer.body.toString())).toEqual({ status: "ok", sessions: 3 });
  expect(answer.headers["cache-control"]).toBe("no-store");
});

import type { IncomingMessage, ServerResponse } from "node:http";
import { extname } from "node:path";
import { isEncrypted } from "#service/hosts/public-address.ts";
import type { PageFile, PageFiles } from "#service/hosts/page-files.ts";

/** Answers a request for the page. */
export type PageServer = (request: IncomingMessage, response: ServerResponse) => void;

/** Serves the built page. Paths without an extension are places inside the page (its router reads them). */
export function createPageServer(files: PageFiles): PageServer {
  return (request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { Allow: "GET, HEAD" }).end();
      return;
    }
    const path = pathOf(request.url ?? "/");
    const file = path === undefined ? undefined : findFile(files, path);
    if (file === undefined) sendText(response, 404, "There is no such file.");
    else sendFile(request, response, file);
  };
}

/** The decoded path of a request, or undefined when it is none. */
export function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(url.split(/[?#]/, 1)[0] ?? "/");
  } catch {
    return undefined;
  }
}

function findFile(files: PageFiles, path: string): PageFile | undefined {
  return files.get(path) ?? (isPlace(path) ? files.get("/index.html") : undefined);
}

/** A room's address has dots of its own: `/room/bosworth@games.shakespeare.lit`. */
function isPlace(path: string): boolean {
  return extname(path) === "" || path.startsWith("/room/");
}

function sendFile(request: IncomingMessage, response: ServerResponse, file: PageFile): void {
  response.setHeader("ETag", file.etag);
  response.setHeader("Vary", "Accept-Encoding");
  response.setHeader("Cache-Control", file.immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (file.type.startsWith("text/html"))
    response.setHeader("Content-Security-Policy", contentSecurityPolicy(isEncrypted(request)));
  if (request.headers["if-none-match"] === file.etag) {
    response.writeHead(304).end();
    return;
  }
  const encoded = file.encoded.find(({ coding }) => isAccepted(request, coding));
  if (encoded !== undefined) response.setHeader("Content-Encoding", encoded.coding);
  const { body } = encoded ?? file;
  response.writeHead(200, { "Content-Type": file.type, "Content-Length": body.length });
  response.end(request.method === "HEAD" ? undefined : body);
}

/** Whether a request names a coding and doesn't refuse it (RFC 9110, 12.5.3). */
function isAccepted(request: IncomingMessage, coding: string): boolean {
  return String(request.headers["accept-encoding"])
    .split(",")
    .some((each) => {
      const [name = "", weight = ""] = each.split(";");
      return name.trim().toLowerCase() === coding && !/^\s*q\s*=\s*0(?:\.0*)?\s*$/i.test(weight);
    });
}

/**
 * What the page may load. It connects to this server and to other XMPP servers: over TLS, and in clear only when it
 * came in clear itself.
 */
function contentSecurityPolicy(encrypted: boolean): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    `connect-src 'self' wss: https:${encrypted ? "" : " ws: http:"}`,
    "worker-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
}

/** Answers with one line of text. */
function sendText(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" });
  response.end(`${sentence}\n`);
}

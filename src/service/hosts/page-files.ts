import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

/** A file of the built page, ready to be sent. */
export type PageFile = {
  readonly type: string;
  readonly body: Buffer;
  /** Compressed, where that pays. */
  readonly gzip: Buffer | undefined;
  readonly etag: string;
  /** The name holds a hash of the content, so the content never changes. */
  readonly immutable: boolean;
};

/** The files by their path from the root, such as `/assets/index-1a2b.js`. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
  ".wasm": "application/wasm",
  ".glb": "model/gltf-binary",
  ".ogg": "audio/ogg",
};
const compressible = /^(text|application\/(json|manifest|wasm))|svg/;
const smallestGzip = 1_024;

/**
 * Reads the built page into memory. What is served can only be one of these files, whatever a request asks for.
 * Throws when the folder can't be read.
 */
export function loadPageFiles(folder: string): PageFiles {
  const files = new Map<string, PageFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length).replaceAll("\\", "/").replace(/^\/?/, "/");
    const body = readFileSync(path);
    const type = TYPES[extname(name)] ?? "application/octet-stream";
    const gzip = compressible.test(type) && body.length >= smallestGzip ? gzipSync(body) : undefined;
    files.set(name, {
      type,
      body,
      gzip,
      etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`,
      immutable: name.startsWith("/assets/"),
    });
  }
  return files;
}

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";

/** The codings of HTTP that the built page is there in, the smallest first, and what their files end in. */
const CODINGS = [
  ["br", ".br"],
  ["gzip", ".gz"],
] as const;

/** The body in a coding of HTTP ("br"). */
export type EncodedBody = { readonly coding: string; readonly body: Buffer };

/** A file of the built page, ready to be sent. */
export type PageFile = {
  readonly type: string;
  readonly body: Buffer;
  /** The body as the build compressed it, the smallest first; none where that doesn't pay. */
  readonly encoded: readonly EncodedBody[];
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
/**
 * Reads the built page into memory. What is served can only be one of these files, whatever a request asks for.
 * Throws when the folder can't be read.
 */
export function loadPageFiles(folder: string): PageFiles {
  const bodies = new Map<string, Buffer>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length).replaceAll("\\", "/").replace(/^\/?/, "/");
    bodies.set(name, readFileSync(path));
  }
  const files = new Map<string, PageFile>();
  for (const [name, body] of bodies) {
    if (CODINGS.some(([, suffix]) => name.endsWith(suffix))) continue;
    files.set(name, {
      type: TYPES[extname(name)] ?? "application/octet-stream",
      body,
      encoded: CODINGS.flatMap(([coding, suffix]) => {
        const encoded = bodies.get(name + suffix);
        return encoded === undefined ? [] : [{ coding, body: encoded }];
      }),
      etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`,
      immutable: name.startsWith("/assets/"),
    });
  }
  return files;
}

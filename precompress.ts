import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import type { Plugin } from "vite";

/** What is text, and long enough to be worth it. Fonts and pictures are compressed by themselves. */
const compressible = /\.(?:js|css|html|svg|json|txt|webmanifest|wasm)$/;
const smallestBytes = 1_024;

/**
 * Puts a `.br` and a `.gz` beside each file of the built page that gains by it: once, as small as they get. The
 * service sends those (`page-files.ts`), and other web servers can (`brotli_static`, `gzip_static`).
 */
export function precompress(): Plugin {
  return {
    name: "precompress",
    apply: "build",
    async writeBundle({ dir }) {
      if (dir === undefined) return;
      const entries = await readdir(dir, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile() && compressible.test(entry.name));
      await Promise.all(files.map((entry) => compress(join(entry.parentPath, entry.name))));
    },
  };
}

async function compress(path: string): Promise<void> {
  const body = await readFile(path);
  if (body.length < smallestBytes) return;
  await Promise.all([
    promisify(brotliCompress)(body).then((small) => writeFile(`${path}.br`, small)),
    promisify(gzip)(body, { level: 9 }).then((small) => writeFile(`${path}.gz`, small)),
  ]);
}

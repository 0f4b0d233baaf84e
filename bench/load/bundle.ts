import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "vite";

export type BundleSize = { readonly gzip: number; readonly brotli: number };

/** Bytes of a script with all that it imports, built as the page is and compressed. */
export async function bundleSize(script: URL): Promise<BundleSize> {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    resolve: { dedupe: ["ltx", "@xmpp/xml"] },
    build: {
      write: false,
      target: "es2022",
      modulePreload: false,
      rollupOptions: { input: fileURLToPath(script) },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const size = { gzip: 0, brotli: 0 };
  for (const output of outputs) {
    if (!("output" in output)) continue;
    for (const part of output.output) {
      if (part.type !== "chunk") continue;
      size.gzip += gzipSync(part.code).length;
      size.brotli += brotliCompressSync(part.code).length;
    }
  }
  return size;
}

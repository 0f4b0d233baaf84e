import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";

/** Bytes of a script with all that it imports, built as the page is and gzipped. */
export async function bundledBytes(script: URL): Promise<number> {
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
  let bytes = 0;
  for (const output of outputs) {
    if (!("output" in output)) continue;
    for (const part of output.output) if (part.type === "chunk") bytes += gzipSync(part.code).length;
  }
  return bytes;
}

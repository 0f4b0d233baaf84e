import { gzipSync } from "node:zlib";
import type { Page, Response } from "@playwright/test";

/** The most JavaScript that may be loaded before the lobby is usable, bytes, each script gzipped on its own. */
export const LOBBY_BUDGET = 150_000;

/** Bytes of a script: gzipped, and as the service sent it. */
export type ScriptSize = { readonly gzip: number; readonly sent: number };

/** Takes note of every script that the page fetches from now on; the result says how large each is. */
export function watchScripts(page: Page): () => Promise<ReadonlyMap<string, ScriptSize>> {
  const scripts = new Map<string, Promise<ScriptSize>>();
  page.on("response", (response) => {
    if (response.url().endsWith(".js")) scripts.set(response.url(), sizeOf(response));
  });
  return async () => {
    const sizes = new Map<string, ScriptSize>();
    for (const [url, size] of scripts) sizes.set(url, await size);
    return sizes;
  };
}

async function sizeOf(response: Response): Promise<ScriptSize> {
  const sent = Number(await response.headerValue("content-length"));
  return { gzip: gzipSync(await response.body()).length, sent };
}

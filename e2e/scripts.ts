import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";

/** The most JavaScript that may be loaded before the lobby is usable, bytes, each script gzipped on its own. */
export const LOBBY_BUDGET = 150_000;

/** Takes note of every script that the page fetches from now on; the result says how large each is gzipped. */
export function watchScripts(page: Page): () => Promise<ReadonlyMap<string, number>> {
  const scripts = new Map<string, Promise<Buffer>>();
  page.on("response", (response) => {
    if (response.url().endsWith(".js")) scripts.set(response.url(), response.body());
  });
  return async () => {
    const sizes = new Map<string, number>();
    for (const [url, body] of scripts) sizes.set(url, gzipSync(await body).length);
    return sizes;
  };
}

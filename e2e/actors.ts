import { test as base, type BrowserContext, type Page } from "@playwright/test";
import { startServer, type Server } from "./server.ts";

/** Somebody at a browser of their own. */
export type Actor = { readonly nick: string; readonly page: Page; readonly context: BrowserContext };

export type Cast = {
  /** A person opens the page with a fresh browser. What the page complains about fails the story. */
  enter(nick: string, path?: string): Promise<Actor>;
};

/** People are fixtures: `cast.enter("king")`. Every story has a server of its own; `options` start it. */
export const test = base.extend<{ cast: Cast; server: Server; options: readonly string[] }>({
  options: [[], { option: true }],
  server: async ({ options }, use) => {
    const server = await startServer(...options);
    await use(server);
    await server.dispose();
  },
  cast: async ({ browser, server }, use) => {
    const contexts: BrowserContext[] = [];
    const complaints: string[] = [];
    await use({
      async enter(nick, path = "/") {
        const context = await browser.newContext();
        contexts.push(context);
        // Four battlefields at once on two cores: each at its lowest quality, and the text form switched on.
        await context.addInitScript((name) => {
          if (localStorage.getItem("bosworth.settings") !== null) return;
          localStorage.setItem(
            "bosworth.settings",
            JSON.stringify({ nickname: name, quality: "lowest", situation: true }),
          );
        }, nick);
        const page = await context.newPage();
        page.on("pageerror", (error) => complaints.push(`${nick}: ${error.message}`));
        page.on("console", (message) => {
          if (
            message.type() === "error" &&
            !/WebSocket connection|ERR_CONNECTION|Failed to load resource/.test(message.text())
          )
            complaints.push(`${nick}: ${message.text()}`);
        });
        await page.goto(new URL(path, server.address).href);
        return { nick, page, context };
      },
    });
    for (const context of contexts) await context.close();
    base.expect(complaints, "errors of the page").toEqual([]);
  },
});

export const { expect } = base;

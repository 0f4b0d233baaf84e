import type { Page } from "@playwright/test";
import { expect, test } from "../actors.ts";
import { goToRooms, row } from "../pages/lobby.ts";
import { LOBBY_BUDGET, watchScripts } from "../scripts.ts";

const MAP = "**/assets/map-background-*.js";
const ROOMS_HALF = "**/assets/room-half-*.js";

/** Takes a part of the page away, as a lost line or a newer page on the server would. */
async function hide(page: Page, part: string): Promise<void> {
  await page.route(part, (route) => route.abort());
}

test("the scripts that are loaded before the lobby is usable stay within their budget", async ({
  browser,
  server,
}) => {
  const page = await browser.newPage();
  const scripts = watchScripts(page);
  await page.goto(server.address);
  const king = { nick: "king", page, context: page.context() };
  await goToRooms(king);
  await expect(row(king, "Bosworth").first()).toBeVisible();
  const sizes = await scripts();
  await page.close();
  const sum = [...sizes.values()].reduce((all, size) => all + size, 0);
  expect(sizes.size).toBeGreaterThan(0);
  expect(sum, JSON.stringify([...sizes])).toBeLessThanOrEqual(LOBBY_BUDGET);
});

test("where a part of the page can't be fetched, that is said, and it can be tried again", async ({
  cast,
}) => {
  const { page } = await cast.enter("king");
  // What only decorates is not missed.
  await hide(page, MAP);
  await page.reload();
  await hide(page, ROOMS_HALF);
  await page.getByRole("button", { name: "Play now" }).click();
  await expect(page.getByText("A part of the page could not be loaded.")).toBeVisible();

  // The address of a room leads to its door; there the page as a whole is loaded anew.
  await page.goto(new URL("/room/bosworth@games.localhost", page.url()).href);
  await page.getByRole("textbox", { name: "Nickname" }).fill("king");
  await page.getByRole("textbox", { name: "Nickname" }).press("Enter");
  await expect(page.getByRole("heading", { name: "A part of the page is missing" })).toBeVisible();
  await page.unroute(ROOMS_HALF);
  await page.getByRole("button", { name: "Reload the page" }).click();
  const isInside = page.getByRole("button", { name: "Leave room" });
  await expect(isInside.or(page.getByRole("region", { name: "Battlefield" })).first()).toBeVisible();
});

import type { Page } from "@playwright/test";
import { expect, test } from "../actors.ts";
import { goToRooms, row } from "../pages/lobby.ts";
import { LOBBY_BUDGET, watchScripts } from "../scripts.ts";

const GROUND = "**/assets/ground-*.js";
const MAP = "**/assets/map-background-*.js";
const ROOMS_HALF = "**/assets/room-half-*.js";

/** Takes a part of the page away, as a lost line or a newer page on the server would; how often it was asked for. */
async function hide(page: Page, part: string): Promise<() => number> {
  let asked = 0;
  await page.route(part, (route) => {
    asked += 1;
    return route.abort();
  });
  return () => asked;
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
  // What only decorates comes after that.
  await page.waitForLoadState("networkidle");
  const sizes = await scripts();
  await page.close();
  const sum = [...sizes.values()].reduce((all, { gzip }) => all + gzip, 0);
  expect(sizes.size).toBeGreaterThan(0);
  expect(sum, JSON.stringify([...sizes])).toBeLessThanOrEqual(LOBBY_BUDGET);
});

test("where a part of the page can't be fetched, that is said, and it can be tried again", async ({
  cast,
}) => {
  const { page } = await cast.enter("king");
  // What only decorates is not missed.
  const ground = await hide(page, GROUND);
  await page.reload();
  await expect.poll(ground).toBeGreaterThan(0);
  await page.unroute(GROUND);
  const map = await hide(page, MAP);
  await page.reload();
  await expect.poll(map).toBeGreaterThan(0);
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

test("where a dialog can't be fetched, that is said, and the room and the battle go on", async ({ cast }) => {
  const king = await cast.enter("king");
  const { page } = king;
  const notice = page.getByText("A part of the page could not be loaded.");
  await hide(page, "**/assets/{search-rooms,settings-dialog}-*.js");
  await goToRooms(king);
  await page.getByRole("button", { name: "Search" }).click();
  await expect(notice).toBeVisible();
  await page.getByRole("button", { name: "Dismiss" }).click();
  await expect(notice).toHaveCount(0);
  await row(king, "Bosworth").first().getByRole("button", { name: "Join" }).click();
  await expect(page.getByRole("button", { name: "Leave room" })).toBeVisible();
  await page.getByRole("button", { name: "Settings" }).click();
  await expect(notice).toBeVisible();
  await page.getByRole("button", { name: "Leave room" }).click();
  await expect(page.getByRole("heading", { name: "Rooms", exact: true })).toBeVisible();
});

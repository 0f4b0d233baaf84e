import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../actors.ts";
import { battlefield } from "../pages/battle.ts";
import { createRoom, goToRooms } from "../pages/lobby.ts";
import { openList } from "../pages/people.ts";

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

/** No violation of WCAG 2.2 AA that axe can find, and nothing that has to be scrolled to the side. */
async function expectAccessible(page: Page, screen: string): Promise<void> {
  // What is just fading in has the contrast of a ghost: colours are judged as they stay.
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const size of SIZES) {
    await page.setViewportSize(size);
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
      .analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`),
      `${screen} at ${size.width}×${size.height}`,
    ).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${screen} fits ${size.width} pixels`).toBeLessThanOrEqual(0);
  }
}

test("axe finds nothing on any screen, at any of three sizes", async ({ cast }) => {
  const king = await cast.enter("king");
  await expect(king.page.getByRole("button", { name: "Play now" })).toBeVisible();
  await expectAccessible(king.page, "sign-in");
  await goToRooms(king);
  await expectAccessible(king.page, "the lobby");
  await createRoom(king, "Towton");
  await expectAccessible(king.page, "the configuration");
  await king.page
    .getByRole("dialog", { name: "Room configuration" })
    .getByRole("button", { name: "Save" })
    .click();
  await expect(king.page.getByRole("button", { name: "Join York" })).toBeVisible();
  await expectAccessible(king.page, "the room");
  await openList(king, "Banned");
  await expectAccessible(king.page, "the room's lists");
});

test("a newcomer is in a moving battle with one click and fires with the next, and the screen has nothing for axe to find", async ({
  cast,
}) => {
  const { page, nick, context } = await cast.enter("king");
  // The nickname is filled in already.
  await page.getByRole("button", { name: "Play now" }).click();
  await expect(battlefield({ page, nick, context })).toBeVisible();
  await expect(
    page.getByRole("region", { name: "Situation" }).getByRole("row", { name: /\(you\)/ }),
  ).toBeVisible();
  await battlefield({ page, nick, context }).click();
  await expect(page.getByText("Loading …", { exact: true })).toBeVisible();
  await expectAccessible(page, "the battle");
});

import { expect, test } from "../actors.ts";
import { battlefield, situation } from "../pages/battle.ts";
import { heardS, listen, loudness, outputs } from "../pages/ears.ts";

test("a battle is silent until the first key, is heard then, and leaves nothing behind", async ({ cast }) => {
  const king = await cast.enter("king");
  await listen(king);

  await test.step("whoever has touched nothing hears nothing", async () => {
    // A press that comes from a script is no gesture.
    await king.page
      .getByRole("button", { name: "Play now" })
      .evaluate((button) => (button as HTMLButtonElement).click());
    await expect(battlefield(king).locator("canvas")).toBeVisible();
    await expect.poll(async () => (await situation(king)).length).toBeGreaterThan(1);
    expect(await outputs(king)).toEqual([]);
    expect(await loudness(king)).toBe(0);
  });

  await test.step("the engine is heard from the first key on, ", async () => {
    await battlefield(king).focus();
    await king.page.keyboard.press("KeyQ");
    await expect.poll(() => loudness(king)).toBeGreaterThan(0.001);
  });

  await test.step("a shot is louder than all that", async () => {
    // Others shoot too: the quietest moment of some is the engine alone.
    let quiet = Infinity;
    await expect.poll(() => heardS(king)).toBeGreaterThan(2);
    await expect(async () => {
      const now = await loudness(king);
      expect(now).toBeGreaterThan(0);
      quiet = Math.min(quiet, now);
      await king.page.keyboard.press("Space", { delay: 200 });
      await expect.poll(() => loudness(king), { timeout: 3_000 }).toBeGreaterThan(quiet * 2);
    }).toPass();
  });

  await test.step("a key switches the sound off and on", async () => {
    await king.page.keyboard.press("KeyN");
    await expect(king.page.getByRole("button", { name: "Sound", exact: true })).toHaveAttribute(
      "aria-pressed",
      "false",
    );
    await expect.poll(() => outputs(king)).toEqual(["suspended"]);
    await king.page.keyboard.press("KeyN");
    await expect.poll(() => loudness(king)).toBeGreaterThan(0.001);
  });

  await test.step("who leaves takes the sound along", async () => {
    await king.page.getByRole("button", { name: "Menu" }).click();
    await king.page.getByRole("button", { name: "Leave room" }).click();
    await expect.poll(() => outputs(king)).toEqual(["closed"]);
  });
});

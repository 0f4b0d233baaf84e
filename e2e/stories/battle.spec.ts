import { expect, test, type Actor } from "../actors.ts";
import {
  about,
  battlefield,
  differingShare,
  driveUntilNear,
  fireUntil,
  nextFrames,
  situation,
} from "../pages/battle.ts";
import { createRoom, goToRooms, join, watch } from "../pages/lobby.ts";
import { takeSeat } from "../pages/room.ts";

const ROOM = "Hexham";
/** On this battlefield nothing stands between the two when one drives straight on. */
const BATTLEFIELD_NUMBER = "147";

test("king and earl1 fight it out, queenconsort watches all of it, hastings from the middle on", async ({
  cast,
}) => {
  const king = await cast.enter("king");
  await goToRooms(king);

  await test.step("king configures a room by the form that the service made", async () => {
    await createRoom(king, ROOM);
    const form = king.page.getByRole("dialog", { name: "Room configuration" });
    await form.getByLabel("Number of the battlefield").fill("a hill");
    await form.getByRole("button", { name: "Save" }).click();
    // What can't be is said beside the field, and what was typed is still there.
    await expect(form.getByLabel("Number of the battlefield")).toHaveAccessibleDescription(/whole number/);
    await expect(form.getByLabel("Number of the battlefield")).toHaveValue("a hill");
    await form.getByLabel("Number of the battlefield").fill(BATTLEFIELD_NUMBER);
    // The two fight it out alone: no cannon shoots at king when he comes near.
    await form.getByLabel("Headquarters are guarded").uncheck();
    await form.getByRole("textbox", { name: "Name of the room" }).fill(ROOM);
    await form.getByRole("button", { name: "Save" }).click();
    await expect(form).toBeHidden();
  });

  const earl1 = await cast.enter("earl1");
  const queenconsort = await cast.enter("queenconsort");
  await test.step("earl1 joins, queenconsort watches", async () => {
    await goToRooms(earl1);
    await join(earl1, ROOM);
    await goToRooms(queenconsort);
    await watch(queenconsort, ROOM);
  });

  await test.step("they take their teams, choose models and get ready", async () => {
    await takeSeat(king, "York", "King");
    await takeSeat(earl1, "Lancaster", "Chevalier");
    await king.page.getByRole("button", { name: "Ready" }).click();
    await earl1.page.getByRole("button", { name: "Ready" }).click();
    for (const actor of [king, earl1, queenconsort]) await expectFighters(actor, "king", "earl1");
  });

  await test.step("king drives into sight, and the picture moves", async () => {
    const canvas = battlefield(king).locator("canvas");
    await expect(king.page.getByText("Drawing the battlefield")).toHaveCount(0);
    await nextFrames(king);
    const before = await canvas.screenshot();
    await driveUntilNear(king, "earl1", 62);
    expect(await differingShare(king, before, await canvas.screenshot())).toBeGreaterThan(0.1);
    // The others see where king went.
    await expect.poll(async () => (await about(earl1, "king"))?.distance).toBeLessThan(75);
  });

  await test.step("earl1 is hit, and everybody sees it", async () => {
    const isHit = async (actor: Actor): Promise<boolean> =>
      /^(?!100%)\d+%$|^destroyed$/.test((await about(actor, "earl1"))?.power ?? "");
    await fireUntil(king, "earl1", () => isHit(earl1));
    await expect.poll(() => isHit(queenconsort)).toBe(true);
  });

  await test.step("earl1 repairs", async () => {
    await battlefield(earl1).focus();
    await earl1.page.keyboard.press("KeyR");
    await expect(earl1.page.getByRole("log", { name: "What happens" })).toContainText("earl1 repaired");
  });

  const hastings = await cast.enter("hastings");
  await test.step("hastings joins in the middle and sees the same situation", async () => {
    await goToRooms(hastings);
    await watch(hastings, ROOM);
    await expectFighters(hastings, "king", "earl1");
    for (const name of ["king", "earl1"])
      await expect(async () => {
        const seen = (await about(queenconsort, name))?.power;
        expect(seen).toMatch(/%$/);
        expect((await about(hastings, name))?.power).toBe(seen);
      }).toPass();
  });

  await test.step("earl1 is destroyed, and all three see the results", async () => {
    await fireUntil(king, "earl1", async () =>
      (await king.page.getByRole("dialog", { name: "Results" }).isVisible())
        ? true
        : (await about(king, "earl1"))?.power === "destroyed",
    );
    for (const actor of [king, earl1, queenconsort, hastings]) {
      const results = actor.page.getByRole("dialog", { name: "Results" });
      await expect(results).toContainText("York wins");
      await expect(results.getByRole("row", { name: /earl1/ })).toBeVisible();
    }
  });
});

async function expectFighters(actor: Actor, ...names: readonly string[]): Promise<void> {
  await expect(battlefield(actor)).toBeVisible();
  await expect
    .poll(async () => (await situation(actor)).map((row) => row.name.replace(" (you)", "")))
    .toEqual(expect.arrayContaining([...names]));
}

import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../actors.ts";
import { battlefield, situation } from "../pages/battle.ts";
import { createRoom, goToRooms } from "../pages/lobby.ts";

const ROOM = "Hexham";

test("king sees his battle again, saves it, and opens the file in the lobby", async ({ cast }, info) => {
  const king = await cast.enter("king");
  const { page } = king;
  const bar = page.getByRole("group", { name: "Replay" });
  const results = page.getByRole("dialog", { name: "Results" });
  await goToRooms(king);

  await test.step("king fights alone against a bot of the other team, and gives up", async () => {
    await createRoom(king, ROOM);
    const form = page.getByRole("dialog", { name: "Room configuration" });
    await form.getByRole("textbox", { name: "Name of the room" }).fill(ROOM);
    await form.getByLabel(/^Bots/).fill("1");
    await form.getByRole("button", { name: "Save" }).click();
    await expect(form).toBeHidden();
    await page.getByRole("button", { name: "Join York" }).click();
    await page.getByRole("button", { name: "Ready" }).click();
    await expect(battlefield(king)).toBeVisible();
    await expect.poll(async () => (await situation(king)).length).toBeGreaterThan(1);
    await battlefield(king).focus();
    // Until somebody has been somewhere there is nothing to be seen again.
    const away = async () =>
      (await situation(king)).find(({ name }) => !name.startsWith("king"))?.distance ?? Number.NaN;
    let before = Number.NaN;
    await expect.poll(async () => (before = await away())).toBeGreaterThan(0);
    await page.keyboard.down("KeyW");
    await expect.poll(async () => Math.abs((await away()) - before)).toBeGreaterThan(5);
    await page.keyboard.up("KeyW");
    await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("button", { name: "Resign", exact: true }).click();
    await expect(page.getByText(/ends at once, and you have lost it/)).toBeVisible();
    await page.getByRole("button", { name: "Resign now" }).click();
    await expect(results.getByRole("heading", { name: "Defeat" })).toBeVisible();
    await expect(results.getByRole("button", { name: "Again" })).toBeVisible();
  });

  const file = info.outputPath("king.battle");
  await test.step("the results offer it: as a file, and at once", async () => {
    const download = page.waitForEvent("download");
    await results.getByRole("button", { name: "Save replay" }).click();
    expect((await download).suggestedFilename()).toMatch(/^hexham-.*\.battle$/);
    await (await download).saveAs(file);
    const lines = gunzipSync(await readFile(file))
      .toString("utf8")
      .split("\n");
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ format: "bosworth-battle", room: ROOM });
    await results.getByRole("button", { name: "Replay", exact: true }).click();
    await expect(bar).toBeVisible();
    await expect.poll(async () => (await situation(king)).length).toBeGreaterThan(1);
    await page.getByRole("button", { name: "Close replay" }).click();
    await results.getByRole("button", { name: "Back to the room" }).last().click();
  });

  await test.step("in the lobby a file that is none is refused in words", async () => {
    await page.getByRole("button", { name: "Leave room" }).click();
    await expect(page.getByRole("heading", { name: "Rooms", exact: true })).toBeVisible();
    await page.locator("input[type=file]").setInputFiles({
      name: "notes.battle",
      mimeType: "application/gzip",
      buffer: Buffer.from("no replay"),
    });
    await expect(page.getByText(/notes\.battle.* can’t be played/)).toBeVisible();
  });

  await test.step("king's file plays, pauses, goes back, and ends with the results", async () => {
    const choosing = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Open replay" }).click();
    await (await choosing).setFiles(file);
    await expect(bar).toBeVisible();
    // The battle was short: it shall not be over before the pause.
    const speed = bar.getByRole("combobox", { name: "Speed" });
    await speed.selectOption("0.25×");
    await expect.poll(async () => (await situation(king)).map((each) => each.name)).toContain("king");
    await bar.getByRole("button", { name: "Pause" }).click();
    await expect(bar.getByRole("button", { name: "Play" })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`),
    ).toEqual([]);
    const slider = bar.getByRole("slider", { name: "Position" });
    await slider.press("End");
    await expect(results).toBeVisible();
    await results.getByRole("button", { name: "Watch again" }).click();
    await expect(bar.getByRole("button", { name: "Pause" })).toBeVisible();
    await speed.selectOption("0.25×");
    await expect.poll(async () => (await situation(king)).map((each) => each.name)).toContain("king");
    await page.getByRole("button", { name: "Close replay" }).click();
    await expect(page.getByRole("heading", { name: "Rooms", exact: true })).toBeVisible();
  });
});

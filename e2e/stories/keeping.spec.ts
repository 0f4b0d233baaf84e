import { expect, test, type Actor } from "../actors.ts";
import { createRoom, goToRooms, join } from "../pages/lobby.ts";
import { chooseFromMenu } from "../pages/room.ts";

async function openRoom(king: Actor, earl: Actor): Promise<void> {
  await goToRooms(king);
  await createRoom(king, "Tewkesbury");
  await king.page.getByRole("button", { name: "Keep the defaults" }).click();
  await expect(king.page.getByRole("button", { name: "Configure" })).toBeVisible();
  await goToRooms(earl);
  await join(earl, "Tewkesbury");
  await earl.page.getByRole("button", { name: "More for this room" }).click();
  await expect(earl.page.getByRole("menuitem")).toHaveText(["Copy link"]);
  await earl.page.keyboard.press("Escape");
  await expect(earl.page.getByRole("button", { name: "Configure" })).toHaveCount(0);
}

test("MMOG-10.9-6, MMOG-10.10-2, MMOG-10.13-9: a room is saved, found, loaded and destroyed, and its people are told each time", async ({
  cast,
}) => {
  const king = await cast.enter("king");
  const earl = await cast.enter("earl1");
  await openRoom(king, earl);
  await earl.page.getByRole("button", { name: "Join Lancaster" }).click();

  await chooseFromMenu(king, "Save room");
  await king.page.getByRole("alertdialog").getByRole("button", { name: "Save room" }).click();
  for (const { page } of [king, earl])
    await expect(page.getByRole("heading", { name: "The room is saved" })).toBeVisible();
  await expect(earl.page.getByRole("button", { name: "Load room" })).toHaveCount(0);

  await earl.page.getByRole("button", { name: "Show the rooms" }).click();
  await earl.page.getByRole("button", { name: "Saved rooms" }).click();
  const seen = earl.page.getByRole("list", { name: "Saved rooms" }).getByRole("listitem");
  await expect(seen).toContainText("Its owner can load it");
  await earl.page.keyboard.press("Escape");

  await king.page.getByRole("button", { name: "Show the rooms" }).click();
  await king.page.getByRole("button", { name: "Saved rooms" }).click();
  await king.page.getByRole("button", { name: "Load tewkesbury" }).click();
  await expect(king.page.getByRole("button", { name: "Leave room" })).toBeVisible();
  await earl.page.getByRole("button", { name: "Refresh" }).click();
  await join(earl, "Tewkesbury");
  await expect(earl.page.getByRole("button", { name: "Leave Lancaster" })).toBeVisible();

  await chooseFromMenu(king, "Destroy room");
  const dialog = king.page.getByRole("dialog", { name: "Destroy this room?" });
  await dialog.getByRole("textbox", { name: "Reason" }).fill("To the field!");
  await dialog.getByRole("textbox", { name: "Other room" }).fill("bosworth@games.localhost");
  await dialog.getByRole("button", { name: "Destroy room" }).click();
  await expect(king.page.getByRole("heading", { name: "The room is no more" })).toBeVisible();
  await expect(earl.page.getByRole("alert").filter({ hasText: "To the field!" })).toBeVisible();
  await earl.page.getByRole("button", { name: "Go to bosworth" }).click();
  await expect(earl.page.getByRole("heading", { name: "Bosworth Field" })).toBeVisible();
});

test("MMOG-14.3-4, MMOG-14.5-4: whoever is inside confirms what a room reveals from now on before talking on", async ({
  cast,
}) => {
  const king = await cast.enter("king");
  const earl = await cast.enter("earl1");
  await openRoom(king, earl);
  await king.page.getByRole("button", { name: "Configure" }).click();
  const form = king.page.getByRole("dialog", { name: "Room configuration" });
  await form.getByRole("checkbox", { name: "Keep a public log of the talk" }).check();
  await form.getByRole("button", { name: "Save", exact: true }).click();
  const warning = earl.page.getByRole("alertdialog", { name: "Before you go on" });
  await expect(warning).toContainText("What is said in this room is logged");
  // There is no way round it but by the buttons.
  for (let times = 0; times < 3; times += 1) await earl.page.keyboard.press("Escape");
  await warning.getByRole("button", { name: "I understand" }).press("Enter");
  await expect(warning).toHaveCount(0);
  await earl.page.getByRole("textbox", { name: "Message" }).fill("Let them read it.");
  await earl.page.keyboard.press("Enter");
  await expect(earl.page.getByRole("log", { name: "Messages" })).toContainText("Let them read it.");
  await expect(earl.page.getByText("Publicly logged", { exact: true })).toBeVisible();
});

test("MMOG-11.2-2: a page brings its person back by itself when a service that was shut down is there again", async ({
  cast,
  server,
}) => {
  const king = await cast.enter("king");
  const earl = await cast.enter("earl1");
  await openRoom(king, earl);
  await server.stop();
  await expect(earl.page.getByRole("heading", { name: "The service is away" })).toBeVisible();
  await server.restart();
  // An attempt that just failed is followed by a long rest.
  for (const { page } of [king, earl])
    await expect(page.getByRole("button", { name: "Leave room" })).toBeVisible();
});

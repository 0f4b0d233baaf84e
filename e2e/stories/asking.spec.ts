import { expect, test } from "../actors.ts";
import { createRoom, goToRooms, join, row } from "../pages/lobby.ts";
import { hears, person, say } from "../pages/room.ts";

test("one asks to be heard, and to be a member, and the owner decides", async ({ cast }) => {
  const king = await cast.enter("king");
  const earl = await cast.enter("earl1");

  await goToRooms(king);
  await createRoom(king, "England");
  const form = king.page.getByRole("dialog", { name: "Room configuration" });
  await form.getByRole("checkbox", { name: "Moderated: talking needs voice" }).check();
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await goToRooms(earl);
  await join(earl, "England");

  // Voice.
  await earl.page.getByRole("button", { name: "Request voice" }).click();
  await hears(earl, "You asked for voice.");
  const waiting = king.page.getByRole("region", { name: "Waiting for your decision" });
  await expect(waiting).toContainText("earl1 asks to be allowed to speak.");
  await waiting.getByRole("button", { name: "Grant" }).click();
  await expect(waiting).toBeHidden();
  await say(earl, "How far into the morning is it, lords?");
  await hears(king, "How far into the morning is it, lords?");

  // Membership, from outside.
  await earl.page.getByRole("button", { name: "Leave room" }).click();
  await king.page.getByRole("button", { name: "Configure" }).click();
  await form.getByRole("checkbox", { name: "Members only" }).check();
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await expect(form).toBeHidden();
  await row(earl, "England").getByRole("button", { name: "Join" }).click();
  await earl.page.getByRole("button", { name: "Ask for membership" }).click();
  const asking = earl.page.getByRole("dialog", { name: "Membership of england" });
  const nickname = asking.getByRole("textbox", { name: "Nickname in the room" });
  await nickname.fill("king");
  await asking.getByRole("button", { name: "Send" }).click();
  await expect(asking).toContainText("Choose another one.");
  await nickname.fill("richmond");
  await asking.getByRole("button", { name: "Send" }).click();
  await expect(asking).toContainText("An admin has been asked.");
  await asking.getByRole("button", { name: "Close" }).last().click();
  await expect(waiting).toContainText("richmond asks to become a member.");
  await waiting.getByRole("button", { name: "Grant" }).click();

  // The room knows its member by the nickname that it keeps.
  await expect(waiting).toBeHidden();
  await earl.page.getByRole("button", { name: "Try again" }).click();
  await expect(person(king, "richmond")).toContainText("Member");
  await expect(earl.page.getByRole("button", { name: "Leave room" })).toBeVisible();
});

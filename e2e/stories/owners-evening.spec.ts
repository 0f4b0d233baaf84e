import { expect, test, type Actor } from "../actors.ts";
import { createRoom, goToRooms, row, signUp } from "../pages/lobby.ts";
import { chooseFromMenu, deed, hears, person, say } from "../pages/room.ts";

const SECRET = "dieu et mon droit";

test.use({ options: ["--registration"] });

/** Everybody's browser shows it. */
async function everybodySees(actors: readonly Actor[], look: (actor: Actor) => Promise<void>): Promise<void> {
  for (const actor of actors) await look(actor);
}

test("an owner's evening: each change is seen in the other people's browsers", async ({ cast }) => {
  const king = await cast.enter("king");
  const earl = await cast.enter("earl1");
  const queen = await cast.enter("queenconsort");
  const hastings = await cast.enter("hastings");
  const all = [king, earl, queen, hastings];

  // A room with a password, for members only, where talking needs voice.
  await goToRooms(king);
  await createRoom(king, "England");
  const form = king.page.getByRole("dialog", { name: "Room configuration" });
  for (const wish of ["Moderated: talking needs voice", "Members only", "A password is needed to enter"])
    await form.getByRole("checkbox", { name: wish }).check();
  await form.getByLabel("Password", { exact: true }).fill(SECRET);
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await expect(king.page.getByRole("button", { name: "Leave room" })).toBeVisible();

  // One is invited: the password comes along.
  await signUp(earl, "harritudur");
  await king.page.getByRole("button", { name: "Invite" }).click();
  const inviting = king.page.getByRole("dialog", { name: "Invite into England" });
  await inviting.getByRole("textbox", { name: "Addresses" }).fill("harritudur@localhost");
  await inviting.getByRole("textbox", { name: "Reason" }).fill("A horse, a horse");
  await inviting.getByRole("button", { name: "Send the invitation" }).click();
  await expect(inviting).toBeHidden();
  const invitations = earl.page.getByRole("region", { name: "Invitations" });
  await expect(invitations).toContainText("A horse, a horse");
  await invitations.getByRole("button", { name: "Join" }).click();
  await everybodySees([king, earl], (actor) => expect(person(actor, "earl1")).toContainText("Member"));

  // Two ask to be members, and are invited as soon as they are.
  for (const guest of [queen, hastings]) {
    await goToRooms(guest);
    await row(guest, "England").getByRole("button", { name: "Join" }).click();
    await guest.page.getByRole("button", { name: "Ask for membership" }).click();
    const asking = guest.page.getByRole("dialog", { name: "Membership of england" });
    await asking.getByRole("button", { name: "Send" }).click();
    await expect(asking).toContainText("An admin has been asked.");
    await asking.getByRole("button", { name: "Close" }).last().click();
    const waiting = king.page.getByRole("region", { name: "Waiting for your decision" });
    await expect(waiting).toContainText(`${guest.nick} asks to become a member.`);
    await waiting.getByRole("button", { name: "Grant" }).click();
    await expect(waiting).toBeHidden();
    await guest.page
      .getByRole("region", { name: "Invitations" })
      .getByRole("button", { name: "Join" })
      .click();
    await expect(guest.page.getByRole("button", { name: "Leave room" })).toBeVisible();
  }
  await everybodySees(all, async (actor) => {
    await expect(actor.page.getByText("4 people here")).toBeVisible();
    for (const nick of ["earl1", "queenconsort", "hastings"])
      await expect(person(actor, nick)).toContainText("Member");
  });

  // Voice.
  await deed(king, "earl1", "Take voice away", { button: "Take voice away", reason: "Silence!" });
  await everybodySees(all, (actor) => expect(person(actor, "earl1")).toContainText("Visitor"));
  await expect(earl.page.getByRole("textbox", { name: "Message" })).toHaveCount(0);
  await deed(king, "earl1", "Give voice");
  await say(earl, "How far into the morning is it, lords?");
  await everybodySees(all, async (actor) => {
    await hears(actor, "How far into the morning is it, lords?");
    await expect(person(actor, "earl1")).not.toContainText("Visitor");
  });

  // Subject.
  await king.page.getByRole("button", { name: "Change subject" }).click();
  await king.page.getByRole("textbox", { name: "Subject" }).fill("Now is the winter of our discontent");
  await king.page.keyboard.press("Enter");
  await everybodySees(all, (actor) => hears(actor, "Now is the winter of our discontent"));

  // Teams.
  await king.page.getByRole("button", { name: "Manage" }).click();
  const manage = king.page.getByRole("dialog", { name: "Manage the room" });
  await manage.getByRole("tab", { name: "Teams" }).click();
  await manage.getByRole("combobox", { name: "Team of earl1" }).selectOption("Lancaster");
  await manage.getByRole("combobox", { name: "Team of king" }).selectOption("York");
  await manage.getByRole("button", { name: "Save 2 changes" }).click();
  await expect(manage.getByText("The list is saved.")).toBeVisible();
  await king.page.keyboard.press("Escape");
  await expect(manage).toBeHidden();
  await everybodySees(all, async (actor) => {
    await expect(person(actor, "earl1")).toContainText("Lancaster");
    await expect(person(actor, "king")).toContainText("York");
  });

  // Kick and ban.
  await deed(king, "queenconsort", "Remove from the room", {
    button: "Remove",
    reason: "The walls have ears",
  });
  await expect(queen.page.getByRole("alert").filter({ hasText: "The walls have ears" })).toBeVisible();
  await queen.page.getByRole("button", { name: "Enter again" }).click();
  await everybodySees(all, (actor) => expect(person(actor, "queenconsort")).toBeVisible());
  await deed(king, "hastings", "Ban from the room", { button: "Ban", reason: "Off with his head" });
  await expect(hastings.page.getByRole("alert").filter({ hasText: "Off with his head" })).toBeVisible();
  await everybodySees([king, earl, queen], (actor) => expect(person(actor, "hastings")).toHaveCount(0));
  await king.page.getByRole("button", { name: "Manage" }).click();
  await manage.getByRole("tab", { name: "Banned" }).click();
  await expect(manage.getByRole("table")).toContainText("Off with his head");
  await king.page.keyboard.press("Escape");
  await expect(manage).toBeHidden();

  // Save and load.
  await chooseFromMenu(king, "Save room");
  await king.page.getByRole("alertdialog").getByRole("button", { name: "Save room" }).click();
  await everybodySees([king, earl, queen], (actor) =>
    expect(actor.page.getByRole("heading", { name: "The room is saved" })).toBeVisible(),
  );
  await king.page.getByRole("button", { name: "Load room" }).click();
  await expect(king.page.getByRole("button", { name: "Leave room" })).toBeVisible();
  // The room that is loaded invites everybody who was in it, and knows its member by the password.
  await expect(invitations).toContainText("england");
  await invitations.getByRole("button", { name: "Join" }).click();
  await everybodySees([king, earl], (actor) => expect(person(actor, "earl1")).toContainText("Lancaster"));

  // Destroyed, with another place to go to.
  await chooseFromMenu(king, "Destroy room");
  const dialog = king.page.getByRole("dialog", { name: "Destroy this room?" });
  await dialog.getByRole("textbox", { name: "Reason" }).fill("To the field!");
  await dialog.getByRole("textbox", { name: "Other room" }).fill("bosworth@games.localhost");
  await dialog.getByRole("button", { name: "Destroy room" }).click();
  await expect(earl.page.getByRole("alert").filter({ hasText: "To the field!" })).toBeVisible();
  await earl.page.getByRole("button", { name: "Go to bosworth" }).click();
  await expect(earl.page.getByRole("heading", { name: "Bosworth Field" })).toBeVisible();
});

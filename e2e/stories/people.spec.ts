import { expect, test, type Actor } from "../actors.ts";
import { createRoom, goToRooms, join, row } from "../pages/lobby.ts";
import { doTo, openList, people, person } from "../pages/people.ts";

const enterTowton = async (actor: Actor) => {
  await goToRooms(actor);
  await join(actor, "Towton");
};

test("an owner removes, silences, promotes and bans people, and each of them sees what became of them", async ({
  cast,
}) => {
  const king = await cast.enter("king");
  await goToRooms(king);
  await createRoom(king, "Towton");
  await king.page
    .getByRole("dialog", { name: "Room configuration" })
    .getByRole("button", { name: "Save" })
    .click();
  await expect(king.page.getByRole("button", { name: "Join York" })).toBeVisible();
  const earl = await cast.enter("earl1");
  const hastings = await cast.enter("hastings");
  await enterTowton(earl);
  await enterTowton(hastings);
  await expect(people(king).getByRole("listitem")).toHaveCount(3);

  await doTo(king, "earl1", "Remove from the room", "Remove", "Out on you, owls!");
  await expect(earl.page.getByRole("heading", { name: "You were removed" })).toBeVisible();
  await expect(earl.page.getByRole("alert")).toContainText("king");
  await expect(earl.page.getByRole("alert")).toContainText("Out on you, owls!");
  await expect(person(hastings, "earl1")).toHaveCount(0);
  await earl.page.getByRole("button", { name: "Enter again" }).click();
  await expect(person(hastings, "earl1")).toBeVisible();

  await doTo(king, "earl1", "Take voice away", "Take voice away");
  await expect(person(hastings, "earl1")).toContainText("Visitor");
  await expect(earl.page.getByText("You can't speak here until a moderator gives you voice.")).toBeVisible();
  await doTo(king, "earl1", "Give voice");
  await expect(person(hastings, "earl1")).not.toContainText("Visitor");

  await expect(hastings.page.getByRole("button", { name: "Manage" })).toHaveCount(0);
  await doTo(king, "hastings", "Make admin");
  await expect(person(earl, "hastings")).toContainText("Admin");

  // The new admin bans by the list; nothing happens before it is saved.
  const lists = await openList(hastings, "Banned");
  await lists.getByRole("combobox", { name: "Nickname or address" }).fill("earl1");
  await lists.getByRole("textbox", { name: "Reason" }).fill("Treason");
  await lists.getByRole("button", { name: "Add" }).click();
  await expect(lists.getByRole("row").filter({ hasText: "earl1" })).toContainText("to be added");
  await expect(person(king, "earl1")).toBeVisible();
  await lists.getByRole("button", { name: "Save 1 change" }).click();
  await expect(lists.getByText("The list is saved.")).toBeVisible();
  await expect(lists.getByRole("tab", { name: "Banned" })).toBeFocused();
  await expect(earl.page.getByRole("heading", { name: "You are banned" })).toBeVisible();
  await expect(earl.page.getByRole("alert")).toContainText("Treason");
  await expect(earl.page.getByRole("button", { name: "Enter again" })).toHaveCount(0);
  await expect(person(king, "earl1")).toHaveCount(0);

  await earl.page.getByRole("button", { name: "Show the rooms" }).click();
  await row(earl, "Towton").getByRole("button", { name: "Join" }).click();
  await expect(earl.page.getByText(/You are banned from this room/)).toBeVisible();
});

test("the owner gives people their teams, all at once", async ({ cast }) => {
  const king = await cast.enter("king");
  await goToRooms(king);
  await createRoom(king, "Towton");
  await king.page
    .getByRole("dialog", { name: "Room configuration" })
    .getByRole("button", { name: "Save" })
    .click();
  const earl = await cast.enter("earl1");
  await enterTowton(earl);

  const teams = await openList(king, "Teams");
  await teams.getByRole("combobox", { name: "Team of king" }).selectOption("York");
  await teams.getByRole("combobox", { name: "Team of earl1" }).selectOption("Lancaster");
  await teams.getByRole("button", { name: "Save 2 changes" }).click();
  await expect(teams.getByText("The list is saved.")).toBeVisible();
  await expect(earl.page.getByRole("button", { name: "Leave Lancaster" })).toBeVisible();
  await expect(person(earl, "king")).toContainText("York");
});

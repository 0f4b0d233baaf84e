import { expect, test } from "../actors.ts";
import { createRoom, goToRooms } from "../pages/lobby.ts";
import { chooseFromMenu } from "../pages/room.ts";

const SECRET = "dieu et mon droit";

test("MMOG-16.7-9: links of the room: the own one tells no password, one that does opens the door and leaves the address bar", async ({
  cast,
}) => {
  const king = await cast.enter("king");
  await king.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await goToRooms(king);
  await createRoom(king, "England");
  const form = king.page.getByRole("dialog", { name: "Room configuration" });
  await form.getByRole("checkbox", { name: "A password is needed to enter" }).check();
  await form.getByLabel("Password", { exact: true }).fill(SECRET);
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await chooseFromMenu(king, "Copy link");
  await expect(king.page.getByText("The link is copied.")).toBeVisible();
  const link = await king.page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).pathname).toBe("/room/england@games.localhost");
  expect(decodeURIComponent(link)).not.toContain(SECRET);
  await king.page.getByRole("button", { name: "Invite" }).click();
  const inviting = king.page.getByRole("dialog", { name: "Invite into England" });
  await expect(inviting.getByRole("img", { name: "QR code of the link to England" })).toBeVisible();
  await expect(inviting.getByRole("link")).toHaveAttribute("href", link);

  // As the browser hands an xmpp: link to its handler.
  const uri = `xmpp:england@games.localhost?join;password=${encodeURIComponent(SECRET)}`;
  const earl = await cast.enter("earl1", `/?uri=${encodeURIComponent(uri)}`);
  await earl.page.getByRole("textbox", { name: "Nickname" }).fill("earl1");
  await earl.page.keyboard.press("Enter");
  await expect(earl.page.getByRole("button", { name: "Leave room" })).toBeVisible();
  await expect(earl.page).not.toHaveURL(/\?/);

  // Pasted into the lobby.
  const queen = await cast.enter("queenconsort");
  await goToRooms(queen);
  await queen.page.getByRole("searchbox").fill(uri);
  await queen.page.getByRole("button", { name: /Enter england/ }).click();
  await expect(queen.page.getByRole("button", { name: "Leave room" })).toBeVisible();

  // One that asks to invite opens the dialog with the people filled in.
  const inviteUri = `${uri.replace("join", "invite")};jid=hastings@localhost;jid=richmond@localhost`;
  const hastings = await cast.enter("hastings", `/?uri=${encodeURIComponent(inviteUri)}`);
  await hastings.page.getByRole("textbox", { name: "Nickname" }).fill("hastings");
  await hastings.page.keyboard.press("Enter");
  await expect(
    hastings.page.getByRole("dialog", { name: "Invite into England" }).getByRole("textbox", {
      name: "Addresses",
    }),
  ).toHaveValue("hastings@localhost, richmond@localhost");
});

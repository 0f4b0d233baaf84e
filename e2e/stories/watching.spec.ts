import { expect, test } from "../actors.ts";
import { about, battlefield, secondsLeft } from "../pages/battle.ts";
import { createRoom, goToRooms, join, watch } from "../pages/lobby.ts";
import { takeSeat } from "../pages/room.ts";

const ROOM = "Northampton";
const SECONDS = 5;

test("spectators see a battle later by the room's option, whoever comes while it is on too", async ({
  cast,
}) => {
  const king = await cast.enter("king");
  const earl1 = await cast.enter("earl1");
  const queenconsort = await cast.enter("queenconsort");
  await goToRooms(king);
  await createRoom(king, ROOM);
  const form = king.page.getByRole("dialog", { name: "Room configuration" });
  await form.getByLabel("Spectators see it later by, in seconds").fill(String(SECONDS));
  await form.getByRole("textbox", { name: "Name of the room" }).fill(ROOM);
  await form.getByRole("button", { name: "Save" }).click();
  await goToRooms(earl1);
  await join(earl1, ROOM);
  await goToRooms(queenconsort);
  await watch(queenconsort, ROOM);
  for (const { page } of [king, earl1, queenconsort])
    await expect(page.getByText(`Spectators ${SECONDS} seconds behind`)).toBeVisible();
  await takeSeat(king, "York", "King");
  await takeSeat(earl1, "Lancaster", "Chevalier");
  await king.page.getByRole("button", { name: "Ready" }).click();
  await earl1.page.getByRole("button", { name: "Ready" }).click();

  await expect(battlefield(king)).toBeVisible();
  const hastings = await cast.enter("hastings");
  await goToRooms(hastings);
  await watch(hastings, ROOM);
  for (const actor of [queenconsort, hastings]) {
    await expect(battlefield(actor)).toBeVisible();
    await expect(actor.page.getByText(`${SECONDS} seconds ago`)).toBeVisible();
    await expect.poll(() => about(actor, "king")).toBeDefined();
  }
  await expect(king.page.getByText(`${SECONDS} seconds ago`)).toHaveCount(0);
  await expect
    .poll(async () => {
      const now = await secondsLeft(king);
      return (await secondsLeft(hastings)) - now;
    })
    .toBeGreaterThanOrEqual(SECONDS - 1);

  // What king does now, they see in a while: the view goes with one of the two, and they come nearer to each other.
  const apart = async (): Promise<number> => {
    const both = [await about(hastings, "king"), await about(hastings, "earl1")];
    return both.reduce((sum, each) => sum + (each?.distance ?? Number.NaN), 0);
  };
  let before = Number.NaN;
  await expect.poll(async () => (before = await apart())).toBeGreaterThan(0);
  await battlefield(king).focus();
  await king.page.keyboard.down("KeyW");
  await expect.poll(async () => before - (await apart())).toBeGreaterThan(5);
  await king.page.keyboard.up("KeyW");
});

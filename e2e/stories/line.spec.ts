import type { WebSocketRoute } from "@playwright/test";
import { expect, test, type Actor } from "../actors.ts";
import { about, driveUntilNear } from "../pages/battle.ts";
import { createRoom, goToRooms, join } from "../pages/lobby.ts";
import { takeSeat } from "../pages/room.ts";

function connection({ page }: Actor) {
  return page.getByRole("status", { name: "Connection" });
}

/**
 * Puts a hand on the page's line: what the server sends passes through, and more can be slipped in. After that, and
 * after a cut, no new line is let through until it is mended.
 */
async function tap(
  actor: Actor,
): Promise<{ forge(frame: string): void; cut(): Promise<void>; mend(): void }> {
  let line: WebSocketRoute | undefined;
  let whole: Promise<void> | undefined;
  let mend = (): void => undefined;
  const hold = (): void => {
    whole = new Promise((resolve) => (mend = resolve));
  };
  await actor.page.routeWebSocket(/xmpp-websocket/, async (route) => {
    await whole;
    line = route;
    const server = route.connectToServer();
    route.onMessage((message) => server.send(message));
    server.onMessage((message) => route.send(message));
  });
  await actor.page.reload();
  return {
    forge(frame) {
      hold();
      line?.send(frame);
    },
    async cut() {
      hold();
      await line?.close({ code: 3000, reason: "cut" });
    },
    mend: () => mend(),
  };
}

test("a line that is cut is built up again, and the room is still there", async ({ cast }) => {
  const king = await cast.enter("king");
  const line = await tap(king);
  await goToRooms(king);
  await join(king, "Bosworth Field");
  await expect(connection(king)).toHaveText("Connected");
  await line.cut();
  await expect(connection(king)).not.toHaveText("Connected");
  line.mend();
  await expect(connection(king)).toHaveText("Connected");
  await king.page.getByRole("textbox", { name: "Message" }).fill("A horse!");
  await king.page.keyboard.press("Enter");
  await expect(king.page.getByRole("log", { name: "Messages" })).toContainText("A horse!");
});

for (const [what, frame] of [
  ["a frame with a document type", "<!DOCTYPE message><message/>"],
  ["half a frame", "<message><body>My kingdom"],
  ["a frame of 300 KiB", `<message><body>${"x".repeat(300 * 1024)}</body></message>`],
] as const)
  test(`${what} costs nothing but the line, which is built up anew`, async ({ cast }) => {
    const king = await cast.enter("king");
    const line = await tap(king);
    await goToRooms(king);
    line.forge(frame);
    await expect(connection(king)).not.toHaveText("Connected");
    line.mend();
    await expect(connection(king)).toHaveText("Connected");
    await expect(king.page.getByRole("heading", { name: "Rooms", exact: true })).toBeVisible();
  });

test("who loads the page again in the midst of a battle goes on with the same tank, and nobody misses anybody", async ({
  cast,
}) => {
  const king = await cast.enter("king");
  await goToRooms(king);
  await createRoom(king, "Hexham");
  const form = king.page.getByRole("dialog", { name: "Room configuration" });
  await form.getByLabel("Headquarters are guarded").uncheck();
  await form.getByRole("button", { name: "Save" }).click();
  const earl1 = await cast.enter("earl1");
  await goToRooms(earl1);
  await join(earl1, "Hexham");
  await takeSeat(king, "York", "King");
  await takeSeat(earl1, "Lancaster", "Chevalier");
  await king.page.getByRole("button", { name: "Ready" }).click();
  await earl1.page.getByRole("button", { name: "Ready" }).click();
  await driveUntilNear(king, "earl1", 290);

  await king.page.reload();
  await expect.poll(async () => (await about(king, "king"))?.name).toBe("king (you)");
  await expect.poll(async () => (await about(king, "earl1"))?.distance).toBeLessThan(291);
  await driveUntilNear(king, "earl1", 280);
  await expect.poll(async () => (await about(earl1, "king"))?.distance).toBeLessThan(281);
  await expect(earl1.page.getByRole("log", { name: "What happens" })).not.toContainText("king");
});

test("what was acknowledged survives a power cut of the server", async ({ cast, server }) => {
  const king = await cast.enter("king");
  await goToRooms(king);
  await createRoom(king, "Barnet");
  const form = king.page.getByRole("dialog", { name: "Room configuration" });
  await form.getByRole("checkbox", { name: "Stays when everybody has left" }).check();
  await form.getByRole("textbox", { name: "Short description" }).fill("In the fog");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form).toBeHidden();
  await server.kill();
  await expect(connection(king)).not.toHaveText("Connected");
  await server.restart();
  await expect(connection(king)).toHaveText("Connected");
  const earl1 = await cast.enter("earl1");
  await goToRooms(earl1);
  await expect(earl1.page.getByRole("list", { name: "Rooms" })).toContainText("In the fog");
});

test("a server that is shut down says so, and ends with code 0", async ({ cast, server }) => {
  const king = await cast.enter("king");
  await goToRooms(king);
  await join(king, "Bosworth Field");
  expect(await server.stop()).toBe(0);
  await expect(king.page.getByText(/service was shut down|is shutting down/i)).toBeVisible();
});

import { describe, expect, it } from "vitest";
import { createLobbyClient } from "#session/create-lobby-client.ts";
import { createRoomHalf } from "#session/room-half.ts";
import { createSurroundings, occupantPresence, ROOM, signIn } from "#testing/client-stage.ts";

const INVITATION = `<message xmlns='jabber:client' from='${ROOM}'><game xmlns='http://jabber.org/protocol/mmog#user'><invite from='earl@shakespeare.lit'/><password>rose</password></game></message>`;

/** A page that has only its lobby; the other half is fetched as the test says. */
function createPage(load = async () => createRoomHalf) {
  const { environment, ...stage } = createSurroundings();
  return { ...stage, client: createLobbyClient(environment, load) };
}

async function opened({ client }: ReturnType<typeof createPage>) {
  const outcome = await client.openRooms();
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}

describe("a lobby without its rooms", () => {
  it("takes invitations in, and their password opens the door once the rooms are there", async () => {
    const page = createPage();
    signIn(page);
    page.line.receive(INVITATION);
    const [invitation] = page.stores.invitations.getState().invitations;
    expect(page.client.acceptInvitation(invitation!.key)).toBe(ROOM);
    const rooms = await opened(page);
    void rooms.enterRoom({ room: ROOM, nick: "king" });
    await page.settle();
    expect(page.line.sent.at(-1)).toContain("<password>rose</password>");
  });

  it("counts what a room says that nobody has entered, and goes on", () => {
    const page = createPage();
    page.line.receive(occupantPresence("earl", "affiliation='none' role='participant'"));
    page.frame();
    expect(page.stores.console.getState().refusals).toBe(1);
  });

  it("leaves, wakes and signs out as if there were nothing to leave", async () => {
    const page = createPage();
    await page.client.leaveRoom();
    page.client.wake(0);
    await page.client.signOut();
    expect(page.stores.connection.getState().line).toBe("offline");
  });
});

describe("playing at once", () => {
  it("gives way to whatever else was wished for while its part of the page came", async () => {
    let arrive = (): void => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    const page = createPage(async () => {
      await arrived;
      return createRoomHalf;
    });
    const playing = page.client.playNow("king");
    void page.client.signInAsGuest("king");
    signIn(page);
    page.line.sent.length = 0;
    arrive();
    expect(await playing).toEqual({ ok: false, refusal: { code: "superseded" } });
    expect(page.line.sent).toEqual([]);
  });

  it("goes on where the line comes up meanwhile by itself", async () => {
    let arrive = (): void => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    const page = createPage(async () => {
      await arrived;
      return createRoomHalf;
    });
    void page.client.playNow("king");
    signIn(page);
    page.line.sent.length = 0;
    arrive();
    await page.settle();
    expect(page.line.sent).not.toEqual([]);
  });
});

describe("the rooms' half", () => {
  it("is made once, however often it is asked for", async () => {
    const page = createPage();
    const [first, second] = await Promise.all([opened(page), opened(page)]);
    expect(second).toBe(first);
    expect(await opened(page)).toBe(first);
    expect(await first.openRooms()).toEqual({ ok: true, value: first });
  });

  it("is a refusal when it can't be fetched, and the next attempt fetches it anew", async () => {
    let attempts = 0;
    const page = createPage(async () => {
      attempts += 1;
      if (attempts === 1) throw new TypeError("Failed to fetch dynamically imported module");
      return createRoomHalf;
    });
    expect(await page.client.createRoom({ name: "Wales", nick: "king" })).toMatchObject({
      ok: false,
      refusal: { code: "not-loaded" },
    });
    expect((await page.client.openRooms()).ok).toBe(true);
  });

  it("forgets its room when another person signs in by the lobby", async () => {
    const page = createPage();
    signIn(page);
    const rooms = await opened(page);
    void rooms.enterRoom({ room: ROOM, nick: "king" });
    await page.settle();
    expect(page.stores.room.getState().phase).toBe("entering");
    void page.client.signInAsGuest("earl");
    expect(page.stores.room.getState().phase).toBe("outside");
  });
});

import { serialize } from "#xml/serialize.ts";
import { CLIENT_CAPS } from "#protocol/client-features.ts";
import { describe, expect, it } from "vitest";
import { createClientStage, enterAsKing, KING, occupantPresence, ROOM } from "#testing/client-stage.ts";

const CAPS = serialize(CLIENT_CAPS);

async function inside() {
  const stage = createClientStage();
  await enterAsKing(stage);
  return stage;
}

const USER = "http://jabber.org/protocol/mmog#user";
const renamed = (from: string, to: string) =>
  `<presence xmlns='jabber:client' from='${ROOM}/${from}' type='unavailable'><game xmlns='${USER}'><item affiliation='owner' role='moderator' nick='${to}'/><status code='110'/><status code='303'/></game></presence>`;
const refused = (id: string, condition: string) =>
  `<presence xmlns='jabber:client' from='${ROOM}/earl1' type='error' id='${id}'><error type='cancel'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>`;
const idOf = (stanza: string | undefined) => /id='(\w+)'/.exec(stanza ?? "")?.[1] ?? "";
const moderator = "affiliation='owner' role='moderator'";

describe("another nickname", () => {
  it("MMOG-7.14-1: is asked for by presence to the new address, and ours when the room says so (Examples 74, 75)", async () => {
    const { client, line, stores } = await inside();
    const changing = client.changeNick("richardiii");
    expect(line.sent[0]).toMatch(
      new RegExp(
        `^<presence id='\\w+' to='${ROOM}/richardiii'><game xmlns='http://jabber.org/protocol/mmog' var='[^']+'/></presence>$`,
      ),
    );
    line.receive(renamed("king", "richardiii"));
    line.receive(occupantPresence("richardiii", moderator, [110]));
    expect(await changing).toEqual({ ok: true, value: { nick: "richardiii" } });
    expect(stores.room.getState().nick).toBe("richardiii");
  });

  it("is the one that the room made of it (Example 76), and the one that we come back under", async () => {
    const { client, line, settle } = await inside();
    const changing = client.changeNick("richard3");
    line.receive(renamed("king", "richardiii"));
    line.receive(occupantPresence("richardiii", moderator, [110, 210]));
    expect(await changing).toEqual({ ok: true, value: { nick: "richardiii" } });
    line.sent.length = 0;
    line.goTo({
      state: "waiting",
      attempt: 1,
      retryAtMs: 0,
      reason: { code: "unreachable", detail: "" },
    });
    line.goOnline(KING, false);
    await settle();
    expect(line.sent[0]).toContain(`to='${ROOM}/richardiii'`);
  });

  it("is refused when somebody has it (Example 77), and we stay who we are", async () => {
    const { client, line, stores } = await inside();
    const changing = client.changeNick("earl1");
    line.receive(refused(idOf(line.sent.at(-1)), "conflict"));
    expect(await changing).toEqual({ ok: false, refusal: { code: "conflict" } });
    expect(stores.room.getState()).toMatchObject({ nick: "king", phase: "inside" });
  });

  it("MMOG-7.14-9: where nicknames are locked (Example 78) the room is asked for the one that it keeps for us", async () => {
    const { client, line, stores, settle } = await inside();
    const changing = client.changeNick("earl1");
    line.receive(refused(idOf(line.sent.at(-1)), "not-acceptable"));
    await settle();
    const asked = await line.nextAsked(ROOM, /node='x-roomuser-item'/);
    asked.result(
      "<query xmlns='http://jabber.org/protocol/disco#info' node='x-roomuser-item'><identity category='game' type='multi-user' name='richardiii'/></query>",
    );
    expect(await changing).toEqual({
      ok: false,
      refusal: { code: "not-acceptable", suggestion: "richardiii" },
    });
    expect(stores.room.getState()).toMatchObject({ nick: "king", phase: "inside" });
  });

  it("is none when the room takes it for the same", async () => {
    const { client, line } = await inside();
    const changing = client.changeNick("King");
    line.receive(occupantPresence("king", moderator, [110]));
    expect(await changing).toEqual({ ok: true, value: { nick: "king" } });
    expect(await client.changeNick("king")).toEqual({ ok: true, value: { nick: "king" } });
    expect(await client.changeNick("  ")).toMatchObject({ ok: false, refusal: { code: "jid-malformed" } });
    expect(line.sent).toHaveLength(1);
  });
});

describe("availability", () => {
  it("MMOG-3-4, MMOG-7.15-1: is told by presence to the own address in the room (Example 79)", async () => {
    const { client, line } = await inside();
    client.setAvailability("busy", " a battle ");
    client.setAvailability("available");
    expect(line.sent).toEqual([
      `<presence to='${ROOM}/king'><show>dnd</show><status>a battle</status>${CAPS}</presence>`,
      `<presence to='${ROOM}/king'>${CAPS}</presence>`,
    ]);
  });

  it("is the same after the line was lost and we are in anew", async () => {
    const { client, line, settle } = await inside();
    client.setAvailability("away");
    line.goTo({
      state: "waiting",
      attempt: 1,
      retryAtMs: 0,
      reason: { code: "unreachable", detail: "" },
    });
    line.goOnline(KING, false);
    await settle();
    line.sent.length = 0;
    line.receive(occupantPresence("king", moderator, [110]));
    expect(line.sent).toContain(`<presence to='${ROOM}/king'><show>away</show>${CAPS}</presence>`);
  });
});

describe("leaving", () => {
  it("MMOG-7.22-1, MMOG-7.22-2, MMOG-7.22-6: is unavailable presence to the own address, with a word where there is one (Examples 105, 108)", async () => {
    for (const [farewell, inner] of [
      ["", "/>"],
      ["Peace lives again.", "><status>Peace lives again.</status></presence>"],
    ] as const) {
      const { client, line } = await inside();
      const left = client.leaveRoom(farewell);
      expect(line.sent[0]).toMatch(
        new RegExp(`^<presence id='\\w+' to='${ROOM}/king' type='unavailable'${inner}$`),
      );
      line.receive(occupantPresence("king", "role='none'", [110], "unavailable"));
      await left;
    }
  });
});

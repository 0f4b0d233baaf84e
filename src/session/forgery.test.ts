import { describe, expect, it } from "vitest";
import {
  createClientStage,
  enterAsKing,
  KING,
  occupantPresence,
  ROOM,
  type ClientStage,
} from "#testing/client-stage.ts";

const USER = "http://jabber.org/protocol/mmog#user";
const WALES = "wales@games.shakespeare.lit";

async function inside(): Promise<ClientStage> {
  const stage = createClientStage();
  await enterAsKing(stage);
  stage.line.receive(occupantPresence("earl1", "affiliation='none' role='participant'"));
  stage.frame();
  return stage;
}

/** What the console says of what was not taken since the last look. */
function refusals(stage: ClientStage): readonly (string | undefined)[] {
  stage.frame();
  const { lines } = stage.stores.console.getState();
  stage.stores.console.setState({ lines: [] });
  return lines.filter((line) => line.direction === "refused").map((line) => line.reason);
}

const said = (from: string, body: string): string =>
  `<message xmlns='jabber:client' type='groupchat' from='${from}' id='m'><body>${body}</body></message>`;

describe("what comes from somebody who may not send it is dropped, and noted in the stanza console", () => {
  it.each([
    ["another address of the person that we are", KING.replace("desktop", "x")],
    ["another service", "bosworth@evil.lit/king"],
    ["a room that we are not in", `${WALES}/king`],
    ["a stranger", "buckingham@shakespeare.lit/king"],
  ])("a self-presence (110) of %s", async (_who, from) => {
    const stage = await inside();
    const before = stage.stores.room.getState();
    stage.line.receive(
      `<presence xmlns='jabber:client' from='${from}'><game xmlns='${USER}'><item affiliation='none' role='visitor'/><status code='110'/><status code='210'/></game></presence>`,
    );
    stage.line.receive(
      `<presence xmlns='jabber:client' type='unavailable' from='${from}'><game xmlns='${USER}'><item affiliation='outcast' role='none'/><status code='110'/><status code='301'/></game></presence>`,
    );
    expect(refusals(stage)).toHaveLength(2);
    expect(stage.stores.room.getState()).toEqual(before);
  });

  it("a message, subject or turn of a room that we are not in", async () => {
    const stage = await inside();
    const before = stage.stores.room.getState();
    stage.line.receive(said(`${WALES}/earl1`, "To Wales!"));
    stage.line.receive(
      `<message xmlns='jabber:client' type='groupchat' from='${WALES}'><subject>Wales</subject></message>`,
    );
    stage.line.receive(
      `<message xmlns='jabber:client' type='groupchat' from='${WALES}/earl1'><turn xmlns='${USER}'><pc chid='k1'/></turn></message>`,
    );
    expect(refusals(stage)).toEqual(Array(3).fill("It comes from a room that we are not in."));
    expect(stage.stores.room.getState()).toEqual(before);
  });

  it.each(["received", "sent"])("a carbon copy (%s), whoever wraps it", async (kind) => {
    const stage = await inside();
    const before = stage.stores.room.getState();
    const inner = said(`${ROOM}/earl1`, "Believe me");
    for (const from of [KING.split("/")[0], "evil@shakespeare.lit", ROOM, `${ROOM}/earl1`])
      stage.line.receive(
        `<message xmlns='jabber:client' type='groupchat' from='${from}'><body>x</body><${kind} xmlns='urn:xmpp:carbons:2'><forwarded xmlns='urn:xmpp:forward:0'>${inner}</forwarded></${kind}></message>`,
      );
    expect(refusals(stage)).toHaveLength(4);
    expect(stage.stores.room.getState()).toEqual(before);
  });
});

it("the same presence of the room itself counts, so that the tests above test something", async () => {
  const stage = await inside();
  stage.line.receive(occupantPresence("king", "affiliation='none' role='visitor'", [110]));
  stage.frame();
  expect(stage.stores.room.getState().occupants.get("king")).toMatchObject({ role: "visitor" });
  expect(refusals(stage)).toEqual([]);
});

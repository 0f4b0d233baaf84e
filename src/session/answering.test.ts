import { describe, expect, it } from "vitest";
import { serialize } from "#xml/serialize.ts";
import { createClientStage, enterAsKing, KING, ROOM, type ClientStage } from "#testing/client-stage.ts";

const INFO = "http://jabber.org/protocol/disco#info";
const ITEMS = "http://jabber.org/protocol/disco#items";
const ROOMS = "http://jabber.org/protocol/mmog#rooms";

function ask({ line }: ClientStage, ns: string, node = "", from = `${ROOM}/earl1`): string {
  const asked = node === "" ? "" : ` node='${node}'`;
  const answer = line.isAsked(
    `<iq xmlns='jabber:client' type='get' id='q' from='${from}' to='${KING}'><query xmlns='${ns}'${asked}/></iq>`,
  );
  if (answer === undefined) return "nothing";
  if ("error" in answer) return answer.error.condition;
  return answer.payload === undefined ? "" : serialize(answer.payload);
}

async function inside(): Promise<ClientStage> {
  const stage = createClientStage();
  await enterAsKing(stage);
  return stage;
}

describe("a client that is asked", () => {
  it("MMOG-6.7-3, MMOG-6.8-2: says that it is a web client of this protocol and this game, through a room and directly", async () => {
    const stage = await inside();
    for (const from of [`${ROOM}/earl1`, "harritudur@shakespeare.lit/pda"]) {
      const said = ask(stage, INFO, "", from);
      expect(said).toContain("<identity category='client' type='web' name='Bosworth'/>");
      for (const feature of ["http://jabber.org/protocol/mmog", "http://jabber.org/protocol/mmog/dga", INFO])
        expect(said).toContain(`<feature var='${feature}'/>`);
    }
  });

  it("answers for the version that its presences name, and for no other node", async () => {
    const stage = createClientStage();
    void enterAsKing(stage);
    await stage.settle();
    const [, node, version] = /<c [^>]*node='([^']+)' ver='([^']+)'/.exec(stage.line.sent.join("")) ?? [];
    expect(ask(stage, INFO, `${node}#${version}`)).toContain(`node='${node}#${version}'`);
    expect(ask(stage, INFO, "urn:example:what")).toBe("item-not-found");
    expect(ask(stage, ITEMS, "urn:example:what")).toBe("item-not-found");
  });

  it("MMOG-6.8-6: keeps its rooms to itself unless the person says otherwise", async () => {
    const stage = await inside();
    expect(ask(stage, ITEMS, ROOMS)).toBe(`<query xmlns='${ITEMS}' node='${ROOMS}'/>`);
  });

  it("MMOG-6.8-4, MMOG-6.8-5, MMOG-16.4-1: tells its room and its nickname there when the person allows it", async () => {
    const stage = await inside();
    stage.stores.settings.setState({ tellRooms: true });
    expect(ask(stage, ITEMS, ROOMS)).toContain(`<item jid='${ROOM}' name='king'/>`);
    expect(ask(stage, ITEMS)).not.toContain("<item");
    void stage.client.leaveRoom();
    stage.advance(4_000);
    await stage.settle();
    expect(ask(stage, ITEMS, ROOMS)).not.toContain("<item");
  });

  it("answers a flood with a word to slow down, and takes questions again later", async () => {
    const stage = await inside();
    const answers = Array.from({ length: 40 }, () => ask(stage, INFO));
    expect(answers.at(0)).toContain("<identity");
    expect(answers.at(-1)).toBe("policy-violation");
    stage.advance(11_000);
    expect(ask(stage, INFO)).toContain("<identity");
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { XmlElement, XmlNode } from "#xml/element.ts";
import {
  createClientStage,
  enterAsKing,
  KING,
  matchPresence,
  matchState,
  ROOM,
  type ClientStage,
} from "#testing/client-stage.ts";
import { parseXml } from "#testing/parse-xml.ts";

const NAMESPACES = [
  "jabber:client",
  "http://jabber.org/protocol/mmog",
  "http://jabber.org/protocol/mmog#user",
  "http://jabber.org/protocol/mmog/dga",
  "jabber:x:data",
  "urn:xmpp:delay",
  "",
];
const NAMES = [
  "game",
  "x",
  "item",
  "status",
  "state",
  "pc",
  "pcs",
  "npc",
  "npcs",
  "start",
  "turn",
  "clock",
  "moves",
  "move",
  "location",
  "rotation",
  "linear",
  "angular",
  "shots",
  "shot",
  "view",
  "losses",
  "loss",
  "power",
  "repairs",
  "repair",
  "body",
  "subject",
  "error",
  "conflict",
  "destroy",
  "saved",
  "invalid-turn",
  "pause",
  "field",
  "value",
  "won",
  "actor",
  "configuration-changed",
  "delay",
  "show",
];
const ATTRIBUTES = [
  "x",
  "y",
  "z",
  "w",
  "t",
  "tuid",
  "chid",
  "jid",
  "nick",
  "name",
  "model",
  "team",
  "role",
  "affiliation",
  "code",
  "node",
  "value",
  "var",
  "type",
  "position",
  "visiname",
  "weapon",
  "ammo",
  "stamp",
  "by",
];
const VALUES = [
  "",
  "0",
  "1",
  "-1",
  "NaN",
  "Infinity",
  "1e308",
  "-1e308",
  "1e-400",
  "0x1",
  "king",
  "earl1",
  "k1",
  "e1",
  "Tank",
  "Head",
  "Hull",
  "King",
  "york",
  "none",
  "all",
  "owner",
  "moderator",
  "active",
  "paused",
  "inactive",
  "adjourned",
  "110",
  "303",
  "307",
  "333",
  "999999999999",
  "mmog/dga#state_seed",
  "FORM_TYPE",
  "http://jabber.org/protocol/mmog/dga#state",
  "result",
  KING,
  `${ROOM}/king`,
  "a b@c",
  "__proto__",
  "constructor",
  "\u202e",
];

const word = fc.oneof(fc.constantFrom(...VALUES), fc.string({ maxLength: 12 }));
const attributes = fc.dictionary(fc.constantFrom(...ATTRIBUTES), word, { maxKeys: 5 });
const namespace = fc.option(fc.constantFrom(...NAMESPACES), { nil: undefined });

const tree = fc.letrec<{ element: XmlElement; node: XmlNode }>((tie) => ({
  node: fc.oneof({ depthSize: "small" }, word, tie("element")),
  element: fc
    .record({
      name: fc.oneof(fc.constantFrom(...NAMES), fc.constant("a:b")),
      ns: namespace,
      attributes,
      children: fc.array(tie("node"), { maxLength: 4 }),
    })
    .map(({ name, ns, attributes: attrs, children }) => ({
      name,
      attrs: { ...attrs, ...(ns !== undefined && { xmlns: ns }) },
      children,
    })),
})).element;

const stanza: fc.Arbitrary<XmlElement> = fc
  .record({
    name: fc.constantFrom("presence", "message", "iq", "stream:features"),
    from: fc.constantFrom(
      ROOM,
      `${ROOM}/king`,
      `${ROOM}/earl1`,
      `${ROOM}/x`,
      KING,
      "",
      "not an address@",
      "evil@games.shakespeare.lit/a",
    ),
    type: fc.constantFrom("", "groupchat", "unavailable", "error", "chat", "subscribe"),
    id: fc.option(word, { nil: undefined }),
    children: fc.array(tree, { maxLength: 4 }),
  })
  .map(({ name, from, type, id, children }) => ({
    name,
    attrs: { xmlns: "jabber:client", from, ...(type !== "" && { type }), ...(id !== undefined && { id }) },
    children,
  }));

const U = "http://jabber.org/protocol/mmog#user";
const MOVE =
  "<move node='Tank'><location x='1' y='0' z='2'/><rotation x='0' y='0' z='0' w='1'/><linear x='1' y='0' z='0'/><angular x='0' y='0.1' z='0'/></move>";
const SHOT =
  "<shot node='Turmkanone' weapon='KwK42L70' ammo='Pzgr39_42'><location x='1' y='2' z='3'/><view x='0' y='0' z='1'/></shot>";
const POWER = "<power value='10'/>";
/** One of each kind of what a room sends; the test breaks one thing in it. */
const SOUND = [
  `<message xmlns='jabber:client' type='groupchat' from='${ROOM}/earl1'><turn xmlns='${U}' tuid='a-1'><clock xmlns='http://jabber.org/protocol/mmog/dga' t='20'/><pc chid='e1'><moves>${MOVE}</moves><shots>${SHOT}</shots></pc></turn></message>`,
  `<message xmlns='jabber:client' type='groupchat' from='${ROOM}'><turn xmlns='${U}' tuid='referee-1'><clock xmlns='http://jabber.org/protocol/mmog/dga' t='20'/><pc chid='k1'><moves>${MOVE}</moves><losses><loss node='Hull' by='e1'>${POWER}</loss></losses><repairs><repair node='Head'>${POWER}</repair></repairs></pc></turn></message>`,
  `<message xmlns='jabber:client' type='groupchat' from='${ROOM}/earl1'><start xmlns='${U}' jid='${ROOM}' battlefield='Valley' match='Single Battle'><pc jid='${ROOM}/earl1' chid='e1' name='earl1' model='King' team='york' position='0'/><pcs><pc chid='e1' name='earl1' model='King'/></pcs><npcs><npc chid='n1' name='House01' model='Building'/></npcs></start></message>`,
  `<presence xmlns='jabber:client' from='${ROOM}/earl1'><game xmlns='${U}'><item affiliation='member' role='participant' team='york' jid='harritudur@shakespeare.lit/pda'/><status code='100'/></game><game xmlns='http://jabber.org/protocol/mmog'><item affiliation='member' team='york'/></game></presence>`,
  `<presence xmlns='jabber:client' from='${ROOM}/earl1' type='unavailable'><game xmlns='${U}'><item affiliation='none' role='none' nick='henryvii'><actor nick='king'/><reason>So.</reason></item><status code='303'/></game></presence>`,
  matchPresence(
    "active",
    matchState(
      {},
      `<pcs><pc jid='${KING}' chid='k1' name='richardiii' model='King' team='york'><moves>${MOVE}</moves><losses><loss node='Hull'>${POWER}</loss></losses></pc></pcs><npcs><npc chid='n1' name='House01' model='Building'><moves>${MOVE}</moves></npc></npcs>`,
    ),
  ),
].map(parseXml);

/** A sound stanza in which one attribute, anywhere, has another value or is gone. */
const broken: fc.Arbitrary<XmlElement> = fc
  .record({ sound: fc.constantFrom(...SOUND), at: fc.nat(200), value: fc.option(word, { nil: undefined }) })
  .map(({ sound, at, value }) => {
    const count = countAttributes(sound);
    let left = at % count;
    const walk = (element: XmlElement): XmlElement => ({
      name: element.name,
      attrs: Object.fromEntries(
        Object.entries(element.attrs).flatMap(([name, old]) =>
          left-- === 0 ? (value === undefined ? [] : [[name, value]]) : [[name, old]],
        ),
      ),
      children: element.children.map((child) => (typeof child === "string" ? child : walk(child))),
    });
    return walk(sound);
  });

function countAttributes(element: XmlElement): number {
  const inner = element.children.map((child) => (typeof child === "string" ? 0 : countAttributes(child)));
  return Object.keys(element.attrs).length + inner.reduce((sum, each) => sum + each, 0);
}

async function fighting(): Promise<ClientStage> {
  const stage = createClientStage();
  await enterAsKing(stage);
  const place =
    "<moves><move node='Tank'><location x='1' y='0' z='0'/><rotation x='0' y='0' z='0' w='1'/></move></moves>";
  stage.line.receive(
    matchPresence(
      "active",
      matchState(
        {},
        `<pcs><pc jid='${KING}' chid='k1' name='richardiii' model='King' team='york'>${place}</pc><pc chid='e1' name='harritudur' model='King' team='lancaster'>${place}</pc></pcs>`,
      ),
    ),
  );
  return stage;
}

describe("whatever arrives", () => {
  it("throws nothing, sends nothing that is no number, and leaves no such thing in the battle model", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(stanza, broken, broken), { minLength: 1, maxLength: 60 }),
        async (stanzas) => {
          const stage = await fighting();
          for (const each of stanzas) {
            stage.line.receive(each);
            stage.advance(20);
            stage.client.drive(
              { throttle: 1, steer: 0.3, aimYaw: 1, aimPitch: 0, fire: true },
              stage.nowMs(),
            );
          }
          stage.frame();
          const { battle } = stage.client;
          battle.sample(stage.nowMs());
          expect(battle.motions.every(Number.isFinite)).toBe(true);
          expect(battle.power.every(Number.isFinite)).toBe(true);
          expect(stage.line.sent.join("")).not.toMatch(/NaN|Infinity|undefined/);
          const faults = stage.stores.console
            .getState()
            .lines.filter((line) => line.reason?.startsWith("A fault"));
          expect(faults).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);

  it("is counted when refused, and shown with what was wrong and where", async () => {
    const stage = await fighting();
    stage.line.receive(
      `<presence xmlns='jabber:client' from='${ROOM}/earl1'><game xmlns='http://jabber.org/protocol/mmog#user'><item affiliation='emperor'/></game></presence>`,
    );
    stage.frame();
    expect(stage.stores.console.getState().refusals).toBe(1);
    expect(stage.stores.console.getState().lines).toMatchObject([
      {
        direction: "refused",
        reason: expect.stringContaining("game/item/@affiliation: 'emperor' is none of"),
      },
    ]);
    expect(stage.stores.room.getState().occupants.has("earl1")).toBe(false);
  });

  it("writes traffic into the console only while somebody records, and keeps no more than 500 lines", async () => {
    const stage = await fighting();
    stage.line.traffic({ direction: "in", text: "<a/>" });
    stage.frame();
    expect(stage.stores.console.getState().lines).toEqual([]);
    stage.stores.console.setState({ recording: true });
    for (let index = 0; index < 700; index += 1)
      stage.line.traffic({ direction: "out", text: `<a n='${index}'/>` });
    stage.frame();
    expect(stage.stores.console.getState().lines).toHaveLength(500);
    expect(stage.stores.console.getState().lines.at(-1)?.text).toBe("<a n='699'/>");
    expect(stage.stores.console.getState().refusals).toBe(0);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { el, elements, withAttrs, type XmlElement } from "#xml/element.ts";
import { bareOf } from "#protocol/jid.ts";
import { NS } from "#protocol/namespaces.ts";
import { createGameService } from "#service/game-service.ts";
import { createMemoryStorage } from "#service/storage/memory.ts";
import { ALL_STORIES } from "#service/stories/all-stories.ts";
import { createRig } from "#service/stories/rig.ts";

const games = "games.shakespeare.lit";
const cast = [
  "richardiii@shakespeare.lit/desktop",
  "harritudur@shakespeare.lit/pda",
  "elizabeth@shakespeare.lit/tablet",
];

function createStage() {
  const sent: XmlElement[] = [];
  const link = {
    domain: games,
    send: (stanza: XmlElement) => void sent.push(stanza),
    fanOut: (stanza: XmlElement, to: readonly string[]) =>
      void sent.push(...to.map((address) => withAttrs(stanza, { to: address }))),
  };
  return { sent, link, rig: createRig(link, createMemoryStorage(), { roomsPerCreator: 2 }) };
}

/** Every stanza that anybody sends in the stories: what clients really say. */
const spoken = ALL_STORIES.flatMap((story) =>
  story.steps.flatMap((step) => (step.kind === "send" ? [step.stanza] : [])),
);

const name = fc.constantFrom(
  "presence",
  "message",
  "iq",
  "query",
  "save",
  "load",
  "destroy",
  "x",
  "field",
  "value",
  "game",
  "item",
  "options",
  "turn",
  "start",
  "pc",
  "npc",
  "moves",
  "move",
  "location",
  "history",
  "body",
  "subject",
  "error",
  "set",
  "max",
);
const namespace = fc.constantFrom(...Object.values(NS), undefined);
const attribute = fc.constantFrom(
  "type",
  "id",
  "to",
  "var",
  "jid",
  "nick",
  "role",
  "team",
  "affiliation",
  "chid",
  "name",
  "model",
  "node",
  "x",
  "y",
  "z",
  "w",
  "t",
  "tuid",
  "maxstanzas",
  "since",
  "value",
  "code",
);
const text = fc.oneof(
  fc.constantFrom(
    "",
    "0",
    "-1",
    "NaN",
    "1e308",
    "get",
    "set",
    "result",
    "error",
    "submit",
    "cancel",
    "none",
    "York",
    "owner",
    "king",
    "constructor",
    "__proto__",
    "unavailable",
    "groupchat",
  ),
  fc.string({ unit: "binary", maxLength: 20 }),
);

const { tree } = fc.letrec<{ tree: XmlElement; node: XmlElement | string }>((tie) => ({
  tree: fc.record({
    name,
    attrs: fc
      .tuple(namespace, fc.dictionary(attribute, text, { maxKeys: 4 }))
      .map(([ns, attrs]) => (ns === undefined ? attrs : { ...attrs, xmlns: ns })),
    children: fc.array(tie("node"), { maxLength: 4 }),
  }),
  node: fc.oneof({ depthSize: "small" }, text, tie("tree")),
}));

/** A stanza out of the stories with some of its attributes and children replaced by anything. */
const twisted = fc
  .tuple(
    fc.constantFrom(...spoken),
    fc.infiniteStream(fc.nat(11)),
    fc.infiniteStream(tree),
    fc.infiniteStream(text),
  )
  .map(([stanza, dice, trees, texts]) => {
    const twist = (element: XmlElement, depth: number): XmlElement => {
      const attrs = { ...element.attrs };
      for (const key of Object.keys(attrs)) {
        if (depth === 0 && key === "to") continue;
        const die = dice.next().value;
        if (die === 0) delete attrs[key];
        if (die === 1) attrs[key] = texts.next().value;
      }
      const children = element.children.flatMap((child) => {
        const die = dice.next().value;
        if (die === 0) return [];
        if (die === 1) return [trees.next().value];
        if (die === 2) return [child, child];
        return typeof child === "string" ? [child] : [twist(child, depth + 1)];
      });
      return { name: element.name, attrs, children };
    };
    return twist(stanza, 0);
  });

const address = fc.constantFrom(
  games,
  `england@${games}`,
  `england@${games}/king`,
  `england@${games}/earl1`,
  `wales@${games}/king`,
  `bosworth@${games}`,
  `bosworth@${games}/king`,
  "nowhere",
  "@",
  "",
);

function fillIn(stanza: XmlElement, from: string, to: string): XmlElement {
  const filled = (stanza.attrs["to"] ?? to).replace("{games}", games);
  return withAttrs(stanza, { from, to: filled });
}

describe("the service", () => {
  it("answers anything without a fault, and every request exactly once", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.oneof(twisted, tree), fc.constantFrom(...cast), address), { maxLength: 60 }),
        (stanzas) => {
          const { sent, rig } = createStage();
          for (const [index, [stanza, from, to]] of stanzas.entries()) {
            const request = withAttrs(fillIn(stanza, from, to), { id: `r${index}` });
            rig.receive(request);
            if (index % 10 === 0) rig.wait(1);
            const { type } = request.attrs;
            const asks =
              request.name === "iq" &&
              (type === "get" || type === "set") &&
              (request.attrs["to"] ?? "").endsWith(games);
            const answers = sent.filter((each) => each.name === "iq" && each.attrs["id"] === `r${index}`);
            if (asks) expect(answers.map((each) => each.attrs["to"])).toEqual([from]);
          }
          expect(rig.faults).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);

  it("says nothing back to errors and results", () => {
    const { sent, rig } = createStage();
    for (const type of ["error", "result"])
      rig.receive({
        name: "iq",
        attrs: { from: cast[0], to: `england@${games}`, type, id: "x" },
        children: [],
      });
    rig.receive({
      name: "message",
      attrs: { from: cast[0], to: `england@${games}`, type: "error", id: "x" },
      children: [],
    });
    rig.receive({
      name: "presence",
      attrs: { from: cast[0], to: `england@${games}/king`, type: "error" },
      children: [],
    });
    expect(sent).toEqual([]);
  });

  it("answers a fault of its own with internal-server-error and logs it", () => {
    const sent: XmlElement[] = [];
    const log: string[] = [];
    const storage = createMemoryStorage();
    const service = createGameService({
      link: { domain: games, send: (stanza) => void sent.push(stanza), fanOut: () => undefined },
      storage: {
        ...storage,
        putRoom() {
          throw new Error("The disk is full.");
        },
      },
      now: () => 0,
      random: { next: () => 0.5, id: () => "id" },
      log: (sentence) => void log.push(sentence),
      options: { standingRooms: [] },
    });
    service.start();
    service.receive({
      name: "presence",
      attrs: { from: cast[0], to: `england@${games}/king` },
      children: [{ name: "game", attrs: { xmlns: NS.mmog, var: NS.dga }, children: [] }],
    });
    sent.length = 0;
    service.receive({
      name: "iq",
      attrs: { from: cast[0], to: `england@${games}`, type: "set", id: "c" },
      children: [
        {
          name: "query",
          attrs: { xmlns: NS.owner },
          children: [{ name: "x", attrs: { xmlns: NS.form, type: "submit" }, children: [] }],
        },
      ],
    });
    expect(sent.at(-1)).toMatchObject({ name: "iq", attrs: { type: "error", id: "c" } });
    expect(
      elements(sent.at(-1) ?? { name: "", attrs: {}, children: [] }).some((child) =>
        elements(child).some((each) => each.name === "internal-server-error"),
      ),
    ).toBe(true);
    expect(log.join()).toContain("The disk is full.");
  });

  it("MMOG-10.1.1-1, MMOG-10.1.1-2, MMOG-14.6-2: lets one user have only so many rooms, be they given away or not", () => {
    const { sent, rig } = createStage();
    const [king = "", earl1 = ""] = cast;
    const create = (who: string, room: string): XmlElement | undefined => {
      rig.receive({
        name: "presence",
        attrs: { from: who, to: `${room}@${games}/nick`, id: room },
        children: [{ name: "game", attrs: { xmlns: NS.mmog, var: NS.dga }, children: [] }],
      });
      return sent.findLast((each) => each.attrs["id"] === room);
    };
    const giveAway = (room: string): XmlElement | undefined => {
      const owners = el("field", { var: "mmog#roomconfig_roomowners" }, el("value", {}, bareOf(earl1)));
      const form = el("options", {}, el("x", { xmlns: NS.form, type: "submit" }, owners));
      const request = { from: king, to: `${room}@${games}`, type: "set", id: "c" };
      rig.receive(el("iq", request, el("query", { xmlns: NS.owner }, form)));
      return sent.findLast((each) => each.attrs["id"] === "c");
    };
    for (const room of ["england", "wales"]) {
      expect(create(king, room)?.attrs["type"]).toBeUndefined();
      expect(giveAway(room)?.attrs["type"]).toBe("result");
    }
    rig.kill();
    const refused = create(king, "scotland");
    expect(refused?.attrs["type"]).toBe("error");
    expect(JSON.stringify(refused)).toMatch(/"type":"cancel".*"not-allowed"/);
    // Nobody can use up somebody else's rooms by making it their owner.
    expect(create(earl1, "ireland")?.attrs["type"]).toBeUndefined();
  });
});

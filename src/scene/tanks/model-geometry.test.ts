import { expect, test } from "vitest";
import { MODELS } from "#game/catalogue/models.ts";
import { NPC_MODELS } from "#game/catalogue/npc-models.ts";
import { nodeGeometry } from "./model-geometry.ts";
import { placeMarks } from "./mark-places.ts";
import { markOutline, markShapeOf } from "./team-marks.ts";

const every = [...MODELS, ...NPC_MODELS].flatMap((model) =>
  model.nodes.map((node, index) => ({ model, node, index })),
);

test.each(every.map((each) => [`${each.model.id} ${each.node.name}`, each] as const))(
  "%s has a shape about as large as the box that shells hit, of finite numbers",
  (_, { model, node, index }) => {
    for (const fine of [true, false]) {
      const geometry = nodeGeometry(model, index, fine);
      if (!node.box) {
        expect(geometry).toBeUndefined();
        continue;
      }
      for (const name of ["position", "normal", "albedo", "finish"]) {
        const { array } = geometry!.getAttribute(name);
        expect(array.length).toBeGreaterThan(0);
        expect([...array].every((value) => Number.isFinite(value))).toBe(true);
      }
      geometry!.computeBoundingBox();
      const { min, max } = geometry!.boundingBox!;
      const { centre, half } = node.box;
      expect(max.x - min.x).toBeGreaterThan(half.x * 1.6);
      expect(max.z - min.z).toBeGreaterThan(half.z * 1.6);
      // The drawn shape reaches to where shells hit, within a hand's breadth and what is only ornament.
      expect(Math.abs(max.z - (centre.z + half.z))).toBeLessThan(model.kind === "cannon" ? 6 : 1.2);
    }
  },
);

test("every character that has a box carries its team's mark on both sides", () => {
  for (const model of [...MODELS, ...NPC_MODELS]) {
    const places = placeMarks(model, model.turretNode >= 0 ? model.turretNode : model.vitalNode);
    expect(places.length).toBeGreaterThanOrEqual(2);
    expect(Math.sign(places[0]![0]!)).toBe(-Math.sign(places[1]![0]!));
  }
});

test("York is a diamond and Lancaster a disc wherever they stand; others go by their place, strangers get a ring", () => {
  const teams = ["Red", "lancaster", "YORK", "Blue"];
  expect(teams.map((team) => markShapeOf(team, teams))).toEqual(["triangle", "disc", "diamond", "square"]);
  expect(markShapeOf("none", teams)).toBe("ring");
});

test("outlines run counter-clockwise, so that marks look outwards", () => {
  for (const shape of [
    "diamond",
    "disc",
    "triangle",
    "square",
    "hexagon",
    "cross",
    "chevron",
    "star",
  ] as const) {
    const corners = markOutline(shape);
    const area = corners.reduce((sum, [x, y], at) => {
      const [nextX, nextY] = corners[(at + 1) % corners.length]!;
      return sum + x * nextY - nextX * y;
    }, 0);
    expect(area).toBeGreaterThan(0);
  }
});

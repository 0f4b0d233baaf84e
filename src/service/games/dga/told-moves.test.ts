import { expect, it } from "vitest";
import { createToldMoves } from "#service/games/dga/told-moves.ts";

const along = (x: number) => ({ x, y: 0, z: 0 });

it("all that turns have said is said together, each node moved on from its own last turn", () => {
  const told = createToldMoves();
  told.take(
    [
      { node: "Tank", location: along(0), linear: along(10) },
      { node: "Head", angular: along(1) },
    ],
    0,
  );
  told.take([{ node: "Head", rotation: { ...along(0), w: 1 } }], 200);
  const [tank, head] = told.whole(300);
  expect(tank).toEqual({ node: "Tank", location: along(3), linear: along(10) });
  expect(head?.rotation?.x).toBeCloseTo(Math.sin(0.05), 6);
  expect(head?.angular).toEqual(along(1));
});

it("what a sender never tells is not made up", () => {
  const told = createToldMoves();
  told.take([{ node: "Tank", location: along(1) }], 0);
  expect(told.whole(400)).toEqual([{ node: "Tank", location: along(1) }]);
});

import { expect, it, vi } from "vitest";
import type { BattleFrame } from "#features/match/battlefield-slot.ts";
import type { Client } from "#session/client.ts";
import { createBattleModel } from "#store/battle-model.ts";
import { createRadarPainter } from "./radar-painter.ts";

/** Where the N stands on a radar of 200 CSS pixels, from its middle. */
function placeOfNorth(aimYawRad: number, isMap: boolean): [x: number, y: number] {
  vi.stubGlobal("getComputedStyle", () => ({ getPropertyValue: () => "" }));
  let place: [number, number] = [Number.NaN, Number.NaN];
  const nothing = () => undefined;
  const context = {
    setTransform: nothing,
    clearRect: nothing,
    translate: nothing,
    beginPath: nothing,
    arc: nothing,
    stroke: nothing,
    fill: nothing,
    fillText: (_text: string, x: number, y: number) => (place = [x, y]),
  } as unknown as CanvasRenderingContext2D;
  const canvas = { clientWidth: 200, clientHeight: 200, ownerDocument: {} } as unknown as HTMLCanvasElement;
  const client = {
    battle: createBattleModel({ capacity: 1 }),
    vehicle: () => undefined,
  } as unknown as Client;
  const painter = createRadarPainter(canvas, context, client, [], isMap);
  painter({ pageMs: 0, aimYawRad, eyeX: 0, eyeZ: 0 } as BattleFrame);
  vi.unstubAllGlobals();
  return place;
}

it("the radar has the aim upwards: north is to the left of who aims east", () => {
  const [x, y] = placeOfNorth(Math.PI / 2, false);
  expect(x).toBeLessThan(-80);
  expect(y).toBeCloseTo(0);
});

it("beside the map it has north upwards, wherever one aims", () => {
  for (const aimYawRad of [0, 1, Math.PI / 2]) {
    const [x, y] = placeOfNorth(aimYawRad, true);
    expect(x).toBeCloseTo(0);
    expect(y).toBeLessThan(-80);
  }
});

/** The field seen from above with all its light, painted once: what draws it then only has to look it up. */
import type { CanvasTexture } from "three";
import { Color, DataTexture, LinearFilter } from "three";
import type { Battlefield } from "#game/battlefield.ts";
import type { Atmosphere } from "./atmosphere.ts";
import { screenCurve } from "./atmosphere.ts";
import { bakeLight } from "./baked-light.ts";
import { groundColour } from "./ground-colours.ts";

const gridM = 4;
/** What a corner of the grid gives off: by the sky (3) and by the sun (3), linear. */
const stride = 6;
const curveSteps = 4096;
/** What is brighter is white. */
const curveReach = 1;

/** Paints the field with its chart (ground-chart.ts) and as large, in the colours that the screen is told. */
export function paintGround(
  battlefield: Battlefield,
  atmosphere: Atmosphere,
  chart: CanvasTexture<HTMLCanvasElement>,
): DataTexture {
  const sidePx = chart.image.width;
  const drawn = chart.image.getContext("2d")?.getImageData(0, 0, sidePx, sidePx).data;
  const texels = new Uint8Array(sidePx * sidePx * 4);
  if (drawn) paint(texels, drawn, cornerLight(battlefield, atmosphere), battlefield.sizeM, sidePx);
  const picture = new DataTexture(texels, sidePx, sidePx);
  picture.minFilter = LinearFilter;
  picture.magFilter = LinearFilter;
  picture.needsUpdate = true;
  return picture;
}

/** The light of every corner of the grid. */
function cornerLight(battlefield: Battlefield, atmosphere: Atmosphere): Float32Array {
  const side = Math.round(battlefield.sizeM / gridM) + 1;
  const half = battlefield.sizeM / 2;
  const light = new Float32Array(side * side * stride);
  const colour = new Color();
  const normal = [0, 1, 0];
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const x = column * gridM - half;
      const z = row * gridM - half;
      battlefield.normalAt(x, z, normal);
      const height = battlefield.heightAt(x, z);
      groundColour(colour, battlefield, x, z, height, normal[1]!);
      bakeLight(light, (row * side + column) * stride, colour, normal, atmosphere);
    }
  }
  return light;
}

function paint(
  texels: Uint8Array,
  drawn: Uint8ClampedArray,
  light: Float32Array,
  sizeM: number,
  sidePx: number,
): void {
  const cells = Math.round(sizeM / gridM);
  const curve = Uint8Array.from({ length: curveSteps + 1 }, (_, step) =>
    Math.round(255 * screenCurve((step / curveSteps) * curveReach)),
  );
  for (let row = 0; row < sidePx; row++) {
    const along = ((row + 0.5) / sidePx) * cells;
    const z = Math.min(cells - 1, Math.floor(along));
    const v = along - z;
    for (let column = 0; column < sidePx; column++) {
      const across = ((column + 0.5) / sidePx) * cells;
      const x = Math.min(cells - 1, Math.floor(across));
      const u = across - x;
      const a = (z * (cells + 1) + x) * stride;
      const b = a + (cells + 1) * stride;
      const at = (row * sidePx + column) * 4;
      const sunShare = drawn[at]! / 255;
      const trodden = drawn[at + 1]! / 255;
      const lush = 0.72 + (0.56 * drawn[at + 2]!) / 255;
      for (let channel = 0; channel < 3; channel++) {
        const bySky = between(light, a + channel, b + channel, u, v);
        const bySun = between(light, a + channel + 3, b + channel + 3, u, v);
        const sum = bySky + bySun * sunShare;
        // As in the ground's shader: trodden earth, and how lush it grows.
        const tint = lush + (earthTint[channel]! - lush) * trodden;
        const step = Math.min(curveSteps, Math.round((sum * tint * curveSteps) / curveReach));
        texels[at + channel] = curve[step]!;
      }
      texels[at + 3] = 255;
    }
  }
}

/** What lies between four corners of the grid: those of the near line from `a` on, of the far one from `b` on. */
function between(light: Float32Array, a: number, b: number, u: number, v: number): number {
  const near = light[a]! + (light[a + stride]! - light[a]!) * u;
  const far = light[b]! + (light[b + stride]! - light[b]!) * u;
  return near + (far - near) * v;
}

const earthTint = [1.32 * 1.12, 1.02 * 1.12, 0.78 * 1.12] as const;

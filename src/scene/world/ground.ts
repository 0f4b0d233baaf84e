/** The land: the battlefield's own grid in nine parts, and hills of no consequence around it up to the haze. */
import type { Material } from "three";
import { BufferAttribute, BufferGeometry, Color, Group, Mesh } from "three";
import { mergeGeometries } from "three/addons/utils/BufferGeometryUtils.js";
import type { Battlefield } from "#game/battlefield.ts";
import { fractalNoise, smoothStep } from "#game/battlefield/noise.ts";
import { groundColour } from "./ground-colours.ts";

const cellM = 4;
/** How far the land goes from the middle of the field, metres. */
export const outerReachM = 2600;
const overlapM = 8;
const overlapDropM = 1.5;

/**
 * Makes the land. Heights of the corners are exactly those of the rules; with `step` 2 every other line outside
 * the middle is left out; lines run through, so that no crack opens.
 */
export function createGround(battlefield: Battlefield, material: Material, step: 1 | 2): Group {
  const group = new Group();
  const half = battlefield.sizeM / 2;
  const inside = (x: number, z: number): number => battlefield.heightAt(x, z);
  const bands = fieldBands(half, step);
  for (const zs of bands) {
    for (const xs of bands) group.add(still(new Mesh(gridGeometry(battlefield, xs, zs, inside), material)));
  }
  const around = createOuterLand(battlefield, { rings: 16, lines: 40 });
  group.add(still(new Mesh(mergeGeometries(around), material)));
  for (const part of around) part.dispose();
  return group;
}

/** The hills around the field in four parts: so many rings outwards, and so many lines along the field. */
export function createOuterLand(
  battlefield: Battlefield,
  figures: { readonly rings: number; readonly lines: number },
): BufferGeometry[] {
  const heightAt = outerHeight(battlefield);
  return outerParts(battlefield.sizeM / 2, figures.rings, figures.lines).map(({ xs, zs }) =>
    gridGeometry(battlefield, xs, zs, heightAt),
  );
}

/** Grid lines of the field in three bands. The middle, where the fighting is, always has every line. */
function fieldBands(half: number, step: 1 | 2): readonly number[][] {
  const inner = Math.floor(half / 3 / (2 * cellM)) * 2 * cellM;
  const line = (from: number, to: number, by: number): number[] =>
    Array.from({ length: Math.round((to - from) / by) + 1 }, (_, at) => from + at * by);
  return [line(-half, -inner, cellM * step), line(-inner, inner, cellM), line(inner, half, cellM * step)];
}

function still(mesh: Mesh): Mesh {
  mesh.matrixAutoUpdate = false;
  mesh.receiveShadow = true;
  return mesh;
}

/** The height outside: the field's edge goes over into hills that nobody drives on. */
export function outerHeight(battlefield: Battlefield): (x: number, z: number) => number {
  const half = battlefield.sizeM / 2;
  const sea = battlefield.name === "Coast" ? -1 : 1;
  return (x, z) => {
    const out = Math.max(Math.abs(x), Math.abs(z)) - half;
    const edge = battlefield.heightAt(x, z);
    // Lowered where the strips lie under the field's edge.
    if (out <= 0) return edge - overlapDropM * Math.min(1, -out / overlapM);
    const away = Math.hypot(x, z);
    const hills =
      (fractalNoise(x / 420, z / 420, battlefield.seed + 601, 4) * 0.5 + 0.5) *
      150 *
      smoothStep(500, 1900, away);
    // The sea of the Coast goes on to the horizon.
    const dry = sea < 0 ? smoothStep(-200, 250, z) : 1;
    return edge * (1 - 0.5 * smoothStep(0, 700, out)) + hills * dry * smoothStep(0, 400, out) - (1 - dry) * 2;
  };
}

/**
 * Four strips around the field whose lines lie farther apart the farther out they are. They begin a little inside,
 * a little lower than the field: coarse lines beside fine ones then leave no gap to see the sky through.
 */
function outerParts(half: number, ringCount: number, lines: number): { xs: number[]; zs: number[] }[] {
  const rings = Array.from(
    { length: ringCount + 1 },
    (_, ring) => half + (outerReachM - half) * (ring / ringCount) ** 1.7,
  );
  const out = [half - overlapM, ...rings];
  const back = out.map((place) => -place).toReversed();
  const along = Array.from({ length: lines + 1 }, (_, line) => (line / lines) * 2 * half - half);
  const whole = [...back, ...along.slice(1, -1), ...out];
  return [
    { xs: whole, zs: out },
    { xs: whole, zs: back },
    { xs: out, zs: along },
    { xs: back, zs: along },
  ];
}

function gridGeometry(
  battlefield: Battlefield,
  xs: readonly number[],
  zs: readonly number[],
  heightAt: (x: number, z: number) => number,
): BufferGeometry {
  const count = xs.length * zs.length;
  const positions = new Float32Array(count * 3);
  const normals = new Float32Array(count * 3);
  const albedo = new Float32Array(count * 3);
  const colour = new Color();
  let at = 0;
  for (let row = 0; row < zs.length; row++) {
    for (let column = 0; column < xs.length; column++) {
      const x = xs[column]!;
      const z = zs[row]!;
      const y = heightAt(x, z);
      // The slope over the cell that this corner shades.
      const dx = (xs[column + 1] ?? x) - (xs[column - 1] ?? x);
      const dz = (zs[row + 1] ?? z) - (zs[row - 1] ?? z);
      const slopeX = (heightAt(xs[column + 1] ?? x, z) - heightAt(xs[column - 1] ?? x, z)) / dx;
      const slopeZ = (heightAt(x, zs[row + 1] ?? z) - heightAt(x, zs[row - 1] ?? z)) / dz;
      const length = Math.sqrt(slopeX * slopeX + 1 + slopeZ * slopeZ);
      positions.set([x, y, z], at);
      normals.set([-slopeX / length, 1 / length, -slopeZ / length], at);
      groundColour(colour, battlefield, x, z, y, 1 / length);
      albedo.set([colour.r, colour.g, colour.b], at);
      at += 3;
    }
  }
  const index = new Uint16Array((xs.length - 1) * (zs.length - 1) * 6);
  let corner = 0;
  for (let row = 0; row + 1 < zs.length; row++) {
    for (let column = 0; column + 1 < xs.length; column++) {
      const a = row * xs.length + column;
      const b = a + 1;
      const c = a + xs.length;
      const d = c + 1;
      index.set([b, a, c, c, d, b], corner);
      corner += 6;
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(positions, 3));
  geometry.setAttribute("normal", new BufferAttribute(normals, 3));
  geometry.setAttribute("albedo", new BufferAttribute(albedo, 3));
  geometry.setIndex(new BufferAttribute(index, 1));
  geometry.computeBoundingSphere();
  return geometry;
}

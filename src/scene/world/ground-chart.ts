/**
 * A chart of the field drawn once: where the sun reaches the ground (red), where earth is trodden (green) and
 * how lush it grows (blue, half is plain). Trees and hills throw their long shadows here for nothing.
 */
import type { Vector3 } from "three";
import { CanvasTexture, LinearFilter, LinearMipmapLinearFilter } from "three";
import type { Battlefield } from "#game/battlefield.ts";
import type { Cover } from "#game/cover.ts";
import { fractalNoise } from "#game/battlefield/noise.ts";

const hillGrid = 320;
const HIGHEST_M = 62;
const shadeColour = "rgb(38 255 255)";

/** Draws the chart of a battlefield, `sidePx` wide and high; u runs along x, v along z. */
export function drawGroundChart(
  battlefield: Battlefield,
  sunDirection: Vector3,
  sidePx: number,
  fine: boolean,
): CanvasTexture<HTMLCanvasElement> {
  const canvas = document.createElement("canvas");
  canvas.width = sidePx;
  canvas.height = sidePx;
  const pen = canvas.getContext("2d", { willReadFrequently: !fine });
  if (pen) {
    pen.fillStyle = "rgb(255 0 128)";
    pen.fillRect(0, 0, sidePx, sidePx);
    // From here on one unit is one metre and the origin is the middle of the field.
    pen.scale(sidePx / battlefield.sizeM, sidePx / battlefield.sizeM);
    pen.translate(battlefield.sizeM / 2, battlefield.sizeM / 2);
    drawSoil(pen, battlefield);
    drawHills(pen, battlefield, sunDirection);
    drawShadows(pen, battlefield, sunDirection);
  }
  const texture = new CanvasTexture(canvas);
  texture.flipY = false;
  // Without a graphics card choosing among sizes costs more than all the rest of the ground.
  texture.generateMipmaps = fine;
  texture.minFilter = fine ? LinearMipmapLinearFilter : LinearFilter;
  texture.magFilter = LinearFilter;
  texture.anisotropy = fine ? 4 : 1;
  return texture;
}

function drawSoil(pen: CanvasRenderingContext2D, battlefield: Battlefield): void {
  const spot = (x: number, z: number, radius: number, inner: string, outer: string): void => {
    const fill = pen.createRadialGradient(x, z, 0, x, z, radius);
    fill.addColorStop(0, inner);
    fill.addColorStop(1, outer);
    pen.fillStyle = fill;
    pen.fillRect(x - radius, z - radius, 2 * radius, 2 * radius);
  };
  const houses = battlefield.cover.filter((piece) => piece.kind === "house");
  pen.globalCompositeOperation = "lighten";
  pen.lineCap = "round";
  pen.lineJoin = "round";
  for (const path of paths(houses)) {
    // A soft verge and a trodden middle.
    for (const [width, strength] of [
      [4.6, 70],
      [2.6, 165],
    ] as const) {
      pen.strokeStyle = `rgb(0 ${strength} 0)`;
      pen.lineWidth = width;
      pen.beginPath();
      path.forEach(([x, z], at) => (at === 0 ? pen.moveTo(x, z) : pen.lineTo(x, z)));
      pen.stroke();
    }
  }
  for (const house of houses) spot(house.x, house.z, house.radiusM * 1.9, "rgb(0 190 0)", "rgb(0 0 0)");
  // Litter under trees and along hedges.
  pen.globalCompositeOperation = "multiply";
  for (const piece of battlefield.cover) {
    if (piece.kind === "tree")
      spot(piece.x, piece.z, piece.heightM * 0.42, "rgb(235 255 150)", "rgb(255 255 255)");
    if (piece.kind === "rock")
      spot(piece.x, piece.z, piece.radiusM * 1.8, "rgb(200 255 150)", "rgb(255 255 255)");
  }
}

/** Paths from each house to its nearest neighbours, winding a little. */
function paths(houses: readonly Cover[]): [number, number][][] {
  const found: [number, number][][] = [];
  houses.forEach((from, at) => {
    const rest = houses
      .slice(at + 1)
      .map((to) => ({ to, distance: Math.hypot(to.x - from.x, to.z - from.z) }))
      .sort((a, b) => a.distance - b.distance);
    const nearest = rest[0];
    if (!nearest || nearest.distance > 420) return;
    const steps = Math.max(4, Math.round(nearest.distance / 6));
    found.push(
      Array.from({ length: steps + 1 }, (_, step) => {
        const share = step / steps;
        const x = from.x + (nearest.to.x - from.x) * share;
        const z = from.z + (nearest.to.z - from.z) * share;
        const bend = Math.sin(share * Math.PI) * 14;
        return [
          x + fractalNoise(x / 40, z / 40, 91, 2) * bend,
          z + fractalNoise(x / 40, z / 40, 92, 2) * bend,
        ];
      }),
    );
  });
  return found;
}

/** The shade of the land on itself: one march towards the sun for each cell of a coarse grid. */
function drawHills(pen: CanvasRenderingContext2D, battlefield: Battlefield, sunDirection: Vector3): void {
  const small = document.createElement("canvas");
  small.width = hillGrid;
  small.height = hillGrid;
  const smallPen = small.getContext("2d");
  if (!smallPen) return;
  const image = smallPen.createImageData(hillGrid, hillGrid);
  const flat = Math.hypot(sunDirection.x, sunDirection.z);
  const stepX = sunDirection.x / flat;
  const stepZ = sunDirection.z / flat;
  const rise = sunDirection.y / flat;
  // Nothing on the field stands so high that its shadow reaches farther.
  const reach = Math.min(420, HIGHEST_M / rise);
  const half = battlefield.sizeM / 2;
  for (let row = 0; row < hillGrid; row++) {
    for (let column = 0; column < hillGrid; column++) {
      const x = ((column + 0.5) / hillGrid) * battlefield.sizeM - half;
      const z = ((row + 0.5) / hillGrid) * battlefield.sizeM - half;
      const y = battlefield.heightAt(x, z);
      let clear = 1;
      for (let way = 6; way < reach && clear > 0; way *= 1.22) {
        const above = y + rise * way - battlefield.heightAt(x + stepX * way, z + stepZ * way);
        clear = Math.min(clear, 0.5 + above / (0.05 * way + 0.6));
      }
      const at = (row * hillGrid + column) * 4;
      image.data[at] = 38 + 217 * Math.min(1, Math.max(0, clear));
      image.data[at + 1] = 255;
      image.data[at + 2] = 255;
      image.data[at + 3] = 255;
    }
  }
  smallPen.putImageData(image, 0, 0);
  pen.globalCompositeOperation = "multiply";
  pen.imageSmoothingQuality = "high";
  pen.drawImage(small, -half, -half, battlefield.sizeM, battlefield.sizeM);
}

/** The shadows of what stands, as far as the sun is low. */
function drawShadows(pen: CanvasRenderingContext2D, battlefield: Battlefield, sunDirection: Vector3): void {
  pen.globalCompositeOperation = "multiply";
  pen.fillStyle = shadeColour;
  for (const piece of battlefield.cover) {
    // The tip lies where the line from the top along the light meets the ground.
    const flat = Math.hypot(sunDirection.x, sunDirection.z);
    const rise = sunDirection.y / flat;
    const alongX = -sunDirection.x / flat;
    const alongZ = -sunDirection.z / flat;
    let reach = 0;
    const top = piece.y + piece.heightM;
    while (reach < 90) {
      const ground = battlefield.heightAt(piece.x + alongX * reach, piece.z + alongZ * reach);
      if (top - rise * reach <= ground) break;
      reach += 0.5;
    }
    if (piece.round) drawRoundShadow(pen, piece, alongX, alongZ, reach);
    else drawBoxShadow(pen, piece, alongX * reach, alongZ * reach);
  }
}

function drawRoundShadow(
  pen: CanvasRenderingContext2D,
  piece: Cover,
  alongX: number,
  alongZ: number,
  reach: number,
): void {
  pen.save();
  pen.translate(piece.x, piece.z);
  pen.rotate(Math.atan2(alongZ, alongX));
  pen.beginPath();
  if (piece.kind === "rock") {
    pen.ellipse(reach * 0.4, 0, piece.radiusM + reach * 0.4, piece.radiusM, 0, 0, 2 * Math.PI);
  } else {
    const crown = piece.heightM * 0.26;
    pen.rect(0, -piece.radiusM * 0.7, reach * 0.5, piece.radiusM * 1.4);
    pen.ellipse(reach * 0.62, 0, reach * 0.38, crown, 0, 0, 2 * Math.PI);
  }
  pen.fill();
  pen.restore();
}

/** The hull of the foot and of the foot moved to where the top's shadow lies. */
function drawBoxShadow(pen: CanvasRenderingContext2D, piece: Cover, byX: number, byZ: number): void {
  const corners: [number, number][] = [];
  for (const [length, width] of [
    [1, 1],
    [1, -1],
    [-1, -1],
    [-1, 1],
  ] as const) {
    const along = length * piece.halfLengthM;
    const across = width * piece.halfWidthM;
    const x = piece.x + piece.directionX * along - piece.directionZ * across;
    const z = piece.z + piece.directionZ * along + piece.directionX * across;
    corners.push([x, z], [x + byX, z + byZ]);
  }
  const hull = convexHull(corners);
  pen.beginPath();
  hull.forEach(([x, z], at) => (at === 0 ? pen.moveTo(x, z) : pen.lineTo(x, z)));
  pen.fill();
}

/** The convex hull of points in the plane, counter-clockwise (Andrew's monotone chain). */
export function convexHull(points: readonly [number, number][]): [number, number][] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const chain = (ordered: readonly [number, number][]): [number, number][] => {
    const line: [number, number][] = [];
    for (const point of ordered) {
      for (;;) {
        const a = line.at(-2);
        const b = line.at(-1);
        if (!a || !b) break;
        if ((b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]) > 0) break;
        line.pop();
      }
      line.push(point);
    }
    line.pop();
    return line;
  };
  return [...chain(sorted), ...chain(sorted.toReversed())];
}

import type { Cover } from "../cover.ts";
import { createRandom, type Random } from "../random.ts";
import type { Landscape } from "./landscapes.ts";
import { valueNoise } from "./noise.ts";

/** A place that must stay free. */
export type Clearing = { readonly x: number; readonly z: number; readonly radiusM: number };

export type ScatterSetup = {
  readonly seed: number;
  readonly sizeM: number;
  readonly landscape: Landscape;
  readonly heightAt: (x: number, z: number) => number;
  readonly clearings: readonly Clearing[];
};

type Try = { readonly x: number; readonly z: number; readonly random: Random };

const EDGE_M = 12;
const TRIES = 14;

/** Strews cover over a field: villages and field walls first, then hedges, rocks and woods around them. */
export function scatterCover(setup: ScatterSetup): readonly Cover[] {
  const { landscape, seed } = setup;
  const cover: Cover[] = [];
  const put = (count: number, salt: number, build: (place: Try) => Cover | undefined) => {
    const random = createRandom(seed * 31 + salt);
    for (let each = 0; each < count; each++) {
      for (let attempt = 0; attempt < TRIES; attempt++) {
        const span = setup.sizeM - 2 * EDGE_M;
        const place = { x: (random() - 0.5) * span, z: (random() - 0.5) * span, random };
        const made = build(place);
        if (made === undefined || !fits(setup, cover, made)) continue;
        cover.push(made);
        break;
      }
    }
  };
  const villages = [1, 2, 3].map((each) => {
    const random = createRandom(seed * 17 + each);
    return { x: (random() - 0.5) * 340, z: (random() - 0.5) * 520 };
  });
  put(landscape.houses, 1, ({ x, z, random }) => {
    const village = villages[Math.floor(random() * villages.length)]!;
    const near = { x: village.x + x * 0.09, z: village.z + z * 0.09 };
    return box(setup, "house", near, random, 4 + random() * 2.5, 3 + random(), 5 + random() * 2);
  });
  put(landscape.walls, 2, ({ x, z, random }) =>
    box(setup, "wall", { x: x * 0.6, z: z * 0.7 }, random, 5 + random() * 5, 0.4, 1.3 + random() * 0.5),
  );
  put(landscape.hedges, 3, ({ x, z, random }) =>
    box(setup, "hedge", { x: x * 0.65, z: z * 0.8 }, random, 6 + random() * 9, 0.8, 1.7 + random()),
  );
  put(landscape.rocks, 4, ({ x, z, random }) => {
    const radiusM = 0.9 + random() * random() * 2.4;
    return round(setup, "rock", x, z, radiusM, radiusM * (0.9 + random() * 0.6));
  });
  put(landscape.trees, 5, ({ x, z, random }) => {
    // Trees keep together in woods; a few stand alone.
    const wood = valueNoise(x / 70, z / 70, seed + 71);
    if (wood < 0.15 && random() > 0.12) return undefined;
    return round(setup, "tree", x, z, 0.35 + random() * 0.2, 6 + random() * 7);
  });
  return cover;
}

function fits(setup: ScatterSetup, cover: readonly Cover[], made: Cover): boolean {
  const { landscape, heightAt, clearings, sizeM } = setup;
  const reach = sizeM / 2 - EDGE_M;
  if (Math.abs(made.x) > reach || Math.abs(made.z) > reach) return false;
  if (landscape.waterLevelM !== undefined && made.y < landscape.waterLevelM + 0.5) return false;
  const step = Math.max(2, made.radiusM);
  const slopeX = Math.abs(heightAt(made.x + step, made.z) - heightAt(made.x - step, made.z)) / (2 * step);
  const slopeZ = Math.abs(heightAt(made.x, made.z + step) - heightAt(made.x, made.z - step)) / (2 * step);
  if (slopeX + slopeZ > (made.kind === "house" ? 0.22 : 0.7)) return false;
  if (clearings.some((clearing) => within(made, clearing, made.radiusM + clearing.radiusM))) return false;
  // Between two pieces a tank passes, or nothing does: no gaps to get stuck in.
  const gap = made.kind === "tree" ? 3.2 : 7.5;
  return !cover.some((other) => within(made, other, made.radiusM + other.radiusM + gap));
}

function within(a: { x: number; z: number }, b: { x: number; z: number }, distance: number): boolean {
  const dx = a.x - b.x;
  const dz = a.z - b.z;
  return dx * dx + dz * dz < distance * distance;
}

function round(
  setup: ScatterSetup,
  kind: "tree" | "rock",
  x: number,
  z: number,
  radiusM: number,
  heightM: number,
): Cover {
  return {
    kind,
    x,
    y: lowestGround(setup, x, z, radiusM),
    z,
    radiusM,
    heightM,
    halfLengthM: radiusM,
    halfWidthM: radiusM,
    directionX: 0,
    directionZ: 1,
    round: true,
    blocksShells: true,
    blocksTanks: true,
  };
}

function box(
  setup: ScatterSetup,
  kind: "house" | "hedge" | "wall",
  place: { readonly x: number; readonly z: number },
  random: Random,
  halfLengthM: number,
  halfWidthM: number,
  heightM: number,
): Cover {
  // A random direction without sine and cosine, whose last digits differ between engines.
  const towardsX = random() - 0.5;
  const towardsZ = random() - 0.5;
  const length = Math.sqrt(towardsX * towardsX + towardsZ * towardsZ);
  const radiusM = Math.sqrt(halfLengthM * halfLengthM + halfWidthM * halfWidthM);
  return {
    kind,
    x: place.x,
    y: lowestGround(setup, place.x, place.z, radiusM),
    z: place.z,
    radiusM,
    heightM,
    halfLengthM,
    halfWidthM,
    directionX: length > 0 ? towardsX / length : 0,
    directionZ: length > 0 ? towardsZ / length : 1,
    round: false,
    blocksShells: kind !== "hedge",
    blocksTanks: kind !== "hedge",
  };
}

function lowestGround({ heightAt }: ScatterSetup, x: number, z: number, radiusM: number): number {
  return Math.min(
    heightAt(x, z),
    heightAt(x + radiusM, z),
    heightAt(x - radiusM, z),
    heightAt(x, z + radiusM),
    heightAt(x, z - radiusM),
  );
}

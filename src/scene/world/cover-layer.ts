/** Everything that stands on the field, exactly where the rules have it: one instanced mesh for each look. */
import type { BufferGeometry, Material } from "three";
import { DynamicDrawUsage, Group, InstancedMesh, Matrix4, Quaternion, Sphere, Vector3 } from "three";
import type { Battlefield } from "#game/battlefield.ts";
import type { Cover } from "#game/cover.ts";
import { createRandom } from "#game/random.ts";
import type { Eye } from "../camera/eye.ts";
import type { Atmosphere } from "./atmosphere.ts";
import type { CoverBatch, CoverPiece } from "./cover-batch.ts";
import { createCoverBatch } from "./cover-batch.ts";
import type { Detail } from "./cover-shapes.ts";
import {
  birchGeometry,
  hedgeGeometry,
  houseGeometry,
  oakGeometry,
  pineGeometry,
  rockGeometry,
  wallGeometry,
} from "./cover-shapes.ts";

type Look = "pine" | "oak" | "birch" | "rock" | "house" | "hedge" | "wall";

const shapes: Readonly<Record<Look, (detail: Detail) => BufferGeometry>> = {
  pine: pineGeometry,
  oak: oakGeometry,
  birch: birchGeometry,
  rock: rockGeometry,
  house: houseGeometry,
  hedge: hedgeGeometry,
  wall: wallGeometry,
};

/** Farther away trees are drawn with fewer triangles, metres. */
const farM = 140;
/** From here on the batch has everything. */
const batchFromM = 60;

export interface CoverLayer {
  readonly group: Group;
  /** Draws only what the eye may see. */
  update(eye: Eye): void;
}

type Stand = {
  /** Missing where near and far are drawn alike, by the batch. */
  readonly near: InstancedMesh | undefined;
  /** What is far; without one the batch's pieces from `firstPiece` on, or without these the near look. */
  readonly far: InstancedMesh | undefined;
  readonly firstPiece: number;
  readonly matrices: Float32Array;
  readonly spheres: readonly Sphere[];
};

export type CoverLayerOptions = {
  readonly still: Material;
  readonly foliage: Material;
  readonly fine: boolean;
  /** Where the processor draws: the light that far cover is given once, and the woods around the field. */
  readonly bare?: { readonly atmosphere: Atmosphere; readonly woods: readonly Matrix4[] } | undefined;
};

export function createCoverLayer(battlefield: Battlefield, options: CoverLayerOptions): CoverLayer {
  const { still, foliage, fine, bare } = options;
  const group = new Group();
  const random = createRandom(battlefield.seed + 777);
  const byLook = new Map<Look, { matrices: Matrix4[]; spheres: Sphere[] }>();
  for (const piece of battlefield.cover) {
    const look = lookOf(piece, random());
    const found = byLook.get(look) ?? { matrices: [], spheres: [] };
    byLook.set(look, found);
    found.matrices.push(coverMatrix(piece, look, random));
    const reach = Math.max(piece.radiusM * 1.2, piece.heightM * 0.62);
    found.spheres.push(new Sphere(new Vector3(piece.x, piece.y + piece.heightM / 2, piece.z), reach));
  }
  const stands: Stand[] = [];
  const pieces: CoverPiece[] = [];
  /** Takes a stand's far look into the batch and says where it begins there. */
  function toBatch(look: Look, matrices: readonly Matrix4[]): number {
    const first = pieces.length;
    const geometry = shapes[look](isAlike(look) ? "plain" : "sparse");
    for (const matrix of matrices) pieces.push({ geometry, matrix, isLeaf: isLeafy(look) });
    return first;
  }
  for (const [look, { matrices, spheres }] of byLook) {
    const material = isLeafy(look) ? foliage : still;
    const make = (detail: Detail): InstancedMesh => {
      const mesh = new InstancedMesh(shapes[look](detail), material, matrices.length);
      mesh.instanceMatrix.setUsage(DynamicDrawUsage);
      mesh.matrixAutoUpdate = false;
      mesh.frustumCulled = false;
      // Their own shadows lie on the chart already: the shadow map is for what moves.
      mesh.receiveShadow = material === still;
      mesh.renderOrder = -1;
      group.add(mesh);
      return mesh;
    };
    const flat = new Float32Array(matrices.length * 16);
    matrices.forEach((matrix, at) => matrix.toArray(flat, at * 16));
    stands.push({
      near: bare && isAlike(look) ? undefined : make(fine ? "fine" : "plain"),
      far: !bare && isTree(look) ? make(fine ? "plain" : "rough") : undefined,
      firstPiece: bare ? toBatch(look, matrices) : -1,
      matrices: flat,
      spheres,
    });
  }
  if (bare) {
    const spheres = bare.woods.map((matrix) => {
      const { elements } = matrix;
      return new Sphere(new Vector3(elements[12], elements[13], elements[14]), elements[5]);
    });
    const firstPiece = toBatch("pine", bare.woods);
    stands.push({ near: undefined, far: undefined, firstPiece, matrices: new Float32Array(), spheres });
  }
  const batch = bare && createCoverBatch(bare.atmosphere, pieces);
  if (batch) group.add(batch.mesh);

  return {
    group,
    update(eye) {
      batch?.clear();
      for (const stand of stands) fillStand(stand, eye, batch);
      batch?.upload();
    },
  };
}

function isTree(look: Look): boolean {
  return look === "pine" || look === "oak" || look === "birch";
}

function isLeafy(look: Look): boolean {
  return isTree(look) || look === "hedge";
}

/** Rocks and houses have so few corners that the batch has them near and far. */
function isAlike(look: Look): boolean {
  return look === "rock" || look === "house";
}

function fillStand(stand: Stand, eye: Eye, batch: CoverBatch | undefined): void {
  const { near, far, matrices, spheres } = stand;
  if (near) near.count = 0;
  if (far) far.count = 0;
  const reach2 = ((batch ? batchFromM : farM) * eye.magnification) ** 2;
  for (let at = 0; at < spheres.length; at++) {
    const { center, radius } = spheres[at]!;
    if (!eye.sees(center.x, center.y, center.z, radius)) continue;
    const isFar = eye.place.distanceToSquared(center) > reach2;
    if (batch && (isFar || !near)) {
      batch.show(stand.firstPiece + at);
      continue;
    }
    const mesh = isFar && far ? far : near;
    if (!mesh) continue;
    const out = mesh.instanceMatrix.array;
    const to = mesh.count * 16;
    for (let i = 0; i < 16; i++) out[to + i] = matrices[at * 16 + i]!;
    mesh.count += 1;
  }
  for (let each = 0; each < 2; each++) {
    const mesh = each === 0 ? near : far;
    if (!mesh) continue;
    mesh.visible = mesh.count > 0;
    mesh.instanceMatrix.needsUpdate = true;
  }
}

function lookOf(piece: Cover, chance: number): Look {
  if (piece.kind !== "tree") return piece.kind;
  // Tall ones are pines, the rest broad with some gold in between.
  if (piece.heightM > 9.5) return chance < 0.8 ? "pine" : "oak";
  if (chance < 0.2) return "birch";
  return chance < 0.35 ? "pine" : "oak";
}

/** Where a piece stands and how large it is drawn; what blocks is drawn as large as it blocks. */
export function coverMatrix(piece: Cover, look: Look, random: () => number): Matrix4 {
  const place = new Vector3(piece.x, piece.y, piece.z);
  const up = new Vector3(0, 1, 0);
  const turn = new Quaternion();
  const scale = new Vector3();
  if (piece.round) {
    turn.setFromAxisAngle(up, random() * 2 * Math.PI);
    if (look === "rock") scale.set(piece.radiusM, piece.heightM, piece.radiusM);
    else {
      const spread = piece.heightM * (0.9 + random() * 0.25);
      scale.set(spread, piece.heightM, spread);
    }
  } else {
    // The shapes' length runs along z.
    turn.setFromAxisAngle(up, Math.atan2(piece.directionX, piece.directionZ));
    scale.set(piece.halfWidthM, piece.heightM, piece.halfLengthM);
  }
  return new Matrix4().compose(place, turn, scale);
}

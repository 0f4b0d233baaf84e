/** One instanced mesh for a part that any number of tanks have, with the paint and roll of each. */
import type { BufferGeometry, Material } from "three";
import { DynamicDrawUsage, InstancedBufferAttribute, InstancedMesh } from "three";

export interface PartPool {
  readonly mesh: InstancedMesh;
  readonly capacity: number;
  /** Column-major 4x4 matrices, one an instance. */
  readonly matrices: Float32Array;
  /** Red, green, blue of the team (linear) and how burnt, one an instance. */
  readonly paint: Float32Array;
  /** Metres that a track has run, one an instance. */
  readonly roll: Float32Array;
  /** Whose instance it was when it was last painted, -1 for nobody's yet. */
  readonly painted: Int32Array;
  /** Whether an instance is near enough to throw a shadow. */
  isNear: boolean;
  /** Gives all instances back. */
  clear(): void;
  /** Takes the next free instance and gives its number, or -1 when the pool is full. */
  take(): number;
  paintChanged(): void;
  /** Forgets whose instances were painted. */
  unpaint(): void;
  /** Marks what moves every frame for upload; a pool of no instances is not drawn at all. */
  upload(): void;
  dispose(): void;
}

export function createPartPool(
  geometry: BufferGeometry,
  material: Material,
  capacity: number,
  options: { readonly castShadow: boolean; readonly rolls: boolean },
): PartPool {
  const mesh = new InstancedMesh(geometry, material, capacity);
  const painted = new Int32Array(capacity).fill(-1);
  const paint = new InstancedBufferAttribute(new Float32Array(capacity * 4), 4);
  const roll = new InstancedBufferAttribute(new Float32Array(capacity), 1);
  mesh.instanceMatrix.setUsage(DynamicDrawUsage);
  if (options.rolls) roll.setUsage(DynamicDrawUsage);
  geometry.setAttribute("instancePaint", paint);
  geometry.setAttribute("instanceRoll", roll);
  // The bounding sphere of moving instances would be that of where they started.
  mesh.frustumCulled = false;
  mesh.matrixAutoUpdate = false;
  mesh.castShadow = options.castShadow;
  mesh.receiveShadow = true;
  mesh.count = 0;
  return {
    mesh,
    capacity,
    matrices: mesh.instanceMatrix.array as Float32Array,
    paint: paint.array as Float32Array,
    roll: roll.array as Float32Array,
    painted,
    isNear: false,
    clear() {
      mesh.count = 0;
      this.isNear = false;
    },
    take() {
      if (mesh.count >= capacity) return -1;
      mesh.count += 1;
      return mesh.count - 1;
    },
    paintChanged() {
      paint.needsUpdate = true;
    },
    unpaint() {
      painted.fill(-1);
    },
    upload() {
      mesh.visible = mesh.count > 0;
      mesh.castShadow = options.castShadow && this.isNear;
      if (!mesh.visible) return;
      mesh.instanceMatrix.needsUpdate = true;
      if (options.rolls) roll.needsUpdate = true;
    },
    dispose() {
      mesh.dispose();
      geometry.dispose();
    },
  };
}

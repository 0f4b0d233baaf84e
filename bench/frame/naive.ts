/** The usual way: one Object3D a node in a tree, moved by @geckos.io/snapshot-interpolation. */
import { SnapshotInterpolation, type Types } from "@geckos.io/snapshot-interpolation";
import type { BufferGeometry } from "three";
import { Mesh, MeshBasicMaterial, Object3D, Scene } from "three";
import { motionStride } from "#game/dead-reckoning.ts";
import { nodeGeometry } from "#scene/tanks/model-geometry.ts";
import type { Contestant } from "./contestant.ts";
import { modelOf, turnsPerSecond, writeTruth } from "./fleet.ts";

let virtualMs = 0;
SnapshotInterpolation.Now = () => Math.floor(virtualMs);

type Drawn = { x: number; y: number; z: number; q: { x: number; y: number; z: number; w: number } };

export function createNaive(tanks: number): Contestant {
  const scene = new Scene();
  const material = new MeshBasicMaterial();
  const geometries = new Map<string, BufferGeometry | undefined>();
  const told = new Float64Array(8 * motionStride);
  let id = 0;
  const all = Array.from({ length: tanks }, (_, tank) => {
    const model = modelOf(tank);
    const objects: Object3D[] = [];
    model.nodes.forEach((node, index) => {
      const key = `${model.id}/${node.part}`;
      if (!geometries.has(key)) geometries.set(key, nodeGeometry(model, index, false));
      const geometry = geometries.get(key);
      const object = geometry ? new Mesh(geometry, material) : new Object3D();
      object.frustumCulled = false;
      (objects[node.parent] ?? scene).add(object);
      objects.push(object);
    });
    // One for each tank: its look-up of an entity is linear, so all tanks in one would cost it ever more.
    return { interpolation: new SnapshotInterpolation(turnsPerSecond), objects };
  });
  return {
    scene,
    receive(tank, stampMs, arrivalMs) {
      virtualMs = arrivalMs;
      writeTruth(tank, stampMs, told);
      const state: Types.State = all[tank]!.objects.map((_, node) => {
        const at = node * motionStride;
        const [x, y, z, qx, qy, qz, qw] = told.subarray(at, at + 7);
        return { id: String(node), x: x!, y: y!, z: z!, q: { x: qx!, y: qy!, z: qz!, w: qw! } };
      });
      id += 1;
      all[tank]!.interpolation.snapshot.add({ id: String(id), time: stampMs, state });
    },
    compose(nowMs) {
      virtualMs = nowMs;
      for (const { interpolation, objects } of all) {
        const drawn = interpolation.calcInterpolation("x y z q(quat)");
        if (!drawn) continue;
        const state = drawn.state as unknown as Drawn[];
        for (let node = 0; node < objects.length; node++) {
          const { x, y, z, q } = state[node]!;
          objects[node]!.position.set(x, y, z);
          objects[node]!.quaternion.set(q.x, q.y, q.z, q.w);
        }
      }
      scene.updateMatrixWorld();
    },
    shown: () => all.filter(({ objects }) => objects[0]!.position.lengthSq() > 0).length,
  };
}

/** Woods on the hills outside the field: nobody gets there, they only give the skyline its scale. */
import type { Material } from "three";
import { InstancedMesh, Matrix4, Quaternion, Vector3 } from "three";
import type { Battlefield } from "#game/battlefield.ts";
import { valueNoise } from "#game/battlefield/noise.ts";
import { createRandom } from "#game/random.ts";
import { pineGeometry } from "./cover-shapes.ts";
import { outerHeight } from "./ground.ts";

/** Where its trees stand and how tall they are. */
export function farWoodPlaces(battlefield: Battlefield, wanted: number): Matrix4[] {
  const random = createRandom(battlefield.seed + 919);
  const heightAt = outerHeight(battlefield);
  const up = new Vector3(0, 1, 0);
  const half = battlefield.sizeM / 2;
  const places: Matrix4[] = [];
  for (let attempt = 0; attempt < wanted * 8 && places.length < wanted; attempt++) {
    const angle = random() * 2 * Math.PI;
    const away = half * (1.04 + random() * 1.7);
    const [x, z] = [Math.sin(angle) * away, Math.cos(angle) * away];
    if (Math.max(Math.abs(x), Math.abs(z)) < half + 8) continue;
    if (valueNoise(x / 160, z / 160, battlefield.seed + 920) < 0.05) continue;
    const y = heightAt(x, z);
    if (y < (battlefield.waterLevelM ?? -Infinity) + 2) continue;
    const tall = 9 + random() * 9;
    const turn = new Quaternion().setFromAxisAngle(up, random() * 6.28);
    places.push(new Matrix4().compose(new Vector3(x, y - 0.5, z), turn, new Vector3(tall, tall, tall)));
  }
  return places;
}

export function createFarWoods(battlefield: Battlefield, material: Material, wanted: number): InstancedMesh {
  const places = farWoodPlaces(battlefield, wanted);
  const mesh = new InstancedMesh(pineGeometry("rough"), material, places.length);
  places.forEach((place, at) => mesh.setMatrixAt(at, place));
  mesh.frustumCulled = false;
  mesh.matrixAutoUpdate = false;
  return mesh;
}

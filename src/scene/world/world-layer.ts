/** The battlefield without anybody on it: land, water, cover, sky and the light on them. */
import type { ShaderMaterial, Texture, Vector3 } from "three";
import { Color, DirectionalLight, Group, InstancedMesh, Matrix4, Mesh } from "three";
import type { Battlefield } from "#game/battlefield.ts";
import type { Eye } from "../camera/eye.ts";
import type { QualityFigures } from "../quality.ts";
import type { Atmosphere } from "./atmosphere.ts";
import type { BareGround } from "./bare-ground.ts";
import { createBareGround } from "./bare-ground.ts";
import { createBareWater } from "./bare-water.ts";
import { createCoverLayer } from "./cover-layer.ts";
import { createFarWoods, farWoodPlaces } from "./far-woods.ts";
import { createGrain } from "./grain.ts";
import type { GrassColour } from "./grass.ts";
import { createGrass } from "./grass.ts";
import { createGround, outerReachM } from "./ground.ts";
import { groundColour } from "./ground-colours.ts";
import { paintGround } from "./ground-picture.ts";
import { drawGroundChart } from "./ground-chart.ts";
import { createPaintedSky } from "./painted-sky.ts";
import { createSky } from "./sky.ts";
import { createWater } from "./water.ts";
import { createWorldMaterial } from "./world-material.ts";

export interface WorldLayer {
  readonly group: Group;
  /** The material of everything that moves. */
  readonly vehicleMaterial: ShaderMaterial;
  /** Prepares what this eye sees. */
  update(eye: Eye): void;
  /** Moves the one shadow map to where it is looked at. */
  fitShadow(x: number, y: number, z: number): void;
  dispose(): void;
}

/** Half the side of the square that the shadow map covers, metres. */
const shadowReachM = 48;

export function createWorldLayer(
  battlefield: Battlefield,
  atmosphere: Atmosphere,
  figures: QualityFigures,
): WorldLayer {
  const group = new Group();
  const sunDirection = atmosphere.uniforms.sunDirection.value;
  const chart = drawGroundChart(battlefield, sunDirection, figures.chartPx, figures.fine);
  const shared = { atmosphere, chart, chartSizeM: battlefield.sizeM, shadows: figures.shadowMapPx > 0 };
  const grain = createGrain(figures.fine);
  const textures: Texture[] = [chart, grain];
  const still = createWorldMaterial({ ...shared, kind: "still" });
  const foliage = createWorldMaterial({ ...shared, kind: "foliage" });
  const vehicle = createWorldMaterial({ ...shared, kind: "vehicle" });
  const cover = createCoverLayer(battlefield, {
    still,
    foliage,
    fine: figures.fine,
    bare: figures.bare ? { atmosphere, woods: farWoodPlaces(battlefield, figures.farTrees) } : undefined,
  });
  const painted = figures.bare ? createPaintedSky(atmosphere, grain) : undefined;
  const bare = figures.bare ? bareGround() : undefined;
  group.add(
    bare?.group ?? fullGround(),
    cover.group,
    painted?.mesh ?? createSky(atmosphere, grain, figures.fine),
  );
  if (!figures.bare) group.add(createFarWoods(battlefield, foliage, figures.farTrees));
  const grass =
    figures.grass > 0
      ? createGrass(battlefield, atmosphere, chart, grassColour(battlefield), figures.grass)
      : undefined;
  if (grass) group.add(grass.mesh);
  if (battlefield.waterLevelM !== undefined) {
    group.add(
      figures.bare
        ? createBareWater(battlefield, atmosphere, grain, battlefield.waterLevelM)
        : createWater(atmosphere, battlefield.waterLevelM, 2 * outerReachM),
    );
  }
  const sun = createSun(sunDirection, figures.shadowMapPx);
  group.add(sun, sun.target);
  /** How the eye stood at the last update: while it stands still nothing is to be done. */
  const seen = new Matrix4().makeScale(0, 0, 0);
  const texelM = figures.shadowMapPx > 0 ? (2 * shadowReachM) / figures.shadowMapPx : 1;

  function bareGround(): BareGround {
    const picture = paintGround(battlefield, atmosphere, chart);
    textures.push(picture);
    return createBareGround(battlefield, atmosphere, picture, still);
  }

  function fullGround(): Group {
    const material = createWorldMaterial({
      ...shared,
      kind: "ground",
      grain: figures.fine ? grain : undefined,
    });
    return createGround(battlefield, material, figures.groundStep);
  }

  return {
    group,
    vehicleMaterial: vehicle,
    update(eye) {
      if (seen.equals(eye.toClip)) return;
      seen.copy(eye.toClip);
      cover.update(eye);
      bare?.update(eye);
      grass?.update(eye.place.x, eye.place.z);
    },
    fitShadow(x, y, z) {
      if (!sun.castShadow) return;
      // In whole texels, or the edges of shadows swim as the camera moves.
      const snap = (value: number): number => Math.round(value / (texelM * 8)) * texelM * 8;
      sun.target.position.set(snap(x), snap(y), snap(z));
      sun.position.copy(sun.target.position).addScaledVector(sunDirection, 160);
      sun.updateMatrixWorld();
      sun.target.updateMatrixWorld();
    },
    dispose() {
      disposeAll(group, [still, foliage, vehicle]);
      painted?.dispose();
      for (const texture of textures) texture.dispose();
      sun.shadow.map?.dispose();
      sun.dispose();
    },
  };
}

/** Grass has the colour of the ground it grows on; none on rock, on the shore and in the water. */
function grassColour(battlefield: Battlefield): GrassColour {
  const colour = new Color();
  const normal = [0, 1, 0];
  return (x, z, out, at) => {
    battlefield.normalAt(x, z, normal);
    const height = battlefield.heightAt(x, z);
    groundColour(colour, battlefield, x, z, height, normal[1]!);
    out[at] = colour.r * 1.1;
    out[at + 1] = colour.g * 1.12;
    out[at + 2] = colour.b * 0.9;
    return normal[1]! > 0.9 && height > (battlefield.waterLevelM ?? -Infinity) + 0.9;
  };
}

function createSun(sunDirection: Vector3, shadowMapPx: number): DirectionalLight {
  const sun = new DirectionalLight("#ffffff", 1);
  sun.position.copy(sunDirection).multiplyScalar(160);
  sun.castShadow = shadowMapPx > 0;
  if (sun.castShadow) {
    sun.shadow.mapSize.set(shadowMapPx, shadowMapPx);
    const { camera } = sun.shadow;
    camera.left = -shadowReachM;
    camera.right = shadowReachM;
    camera.top = shadowReachM;
    camera.bottom = -shadowReachM;
    camera.near = 1;
    camera.far = 420;
    camera.updateProjectionMatrix();
    sun.shadow.bias = -0.0012;
    sun.shadow.normalBias = 0.13;
    sun.shadow.radius = 1;
  }
  return sun;
}

function disposeAll(group: Group, materials: readonly ShaderMaterial[]): void {
  group.traverse((object) => {
    if (!(object instanceof Mesh)) return;
    object.geometry.dispose();
    if (object instanceof InstancedMesh) object.dispose();
    for (const material of Array.isArray(object.material) ? object.material : [object.material])
      material.dispose();
  });
  for (const material of materials) material.dispose();
}

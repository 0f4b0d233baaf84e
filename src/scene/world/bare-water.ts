/** Water where the processor draws: nothing shines through it, and it lies only where the ground is low enough. */
import type { Texture } from "three";
import { BufferAttribute, BufferGeometry, Mesh, ShaderMaterial } from "three";
import type { Battlefield } from "#game/battlefield.ts";
import type { Atmosphere } from "./atmosphere.ts";
import { atmosphereGlsl, screenGlsl, shine } from "./atmosphere.ts";
import { outerHeight, outerReachM } from "./ground.ts";

const nearCellM = 50;
const farCellM = 200;
/** The ground is looked at so often across a cell. */
const looks = 8;

const vertexShader = /* glsl */ `
${atmosphereGlsl}
${screenGlsl}
varying vec2 vAt;
varying vec3 vWay;
varying vec4 vHaze;
void main() {
  vAt = position.xz * vec2(0.011, 0.031);
  vWay = position - cameraPosition;
  vHaze = haze(position);
  vHaze.rgb = toScreen(vHaze.rgb);
  gl_Position = projectionMatrix * viewMatrix * vec4(position, 1.0);
}
`;

const fragmentShader = /* glsl */ `
uniform vec3 deep;
uniform vec3 mirrored;
uniform float timeS;
uniform sampler2D grain;
varying vec2 vAt;
varying vec3 vWay;
varying vec4 vHaze;
void main() {
  float down = -vWay.y * inversesqrt(dot(vWay, vWay));
  float wave = texture2D(grain, vAt + timeS * vec2(0.009, 0.013)).r - 0.5;
  float glance = clamp(1.0 - down + wave * 0.16, 0.0, 1.0);
  glance *= glance;
  vec3 colour = mix(deep, mix(mirrored, vHaze.rgb, glance), 0.3 + 0.7 * glance * glance);
  gl_FragColor = vec4(mix(colour, vHaze.rgb, vHaze.a), 1.0);
}
`;

/** The water of a battlefield that has some; `grain` tiles and gives the waves. */
export function createBareWater(
  battlefield: Battlefield,
  atmosphere: Atmosphere,
  grain: Texture,
  levelM: number,
): Mesh {
  const { figures } = atmosphere;
  const material = new ShaderMaterial({
    name: "bare water",
    vertexShader,
    fragmentShader,
    uniforms: {
      ...atmosphere.uniforms,
      grain: { value: grain },
      deep: { value: shine(figures.waterColour).convertLinearToSRGB() },
      mirrored: {
        value: shine(figures.middleColour).lerp(shine(figures.coolHorizon), 0.4).convertLinearToSRGB(),
      },
    },
  });
  const water = new Mesh(surface(battlefield, levelM), material);
  water.matrixAutoUpdate = false;
  water.frustumCulled = false;
  water.renderOrder = 2;
  return water;
}

/** Squares of water, small ones on the field and large ones around it. */
function surface(battlefield: Battlefield, levelM: number): BufferGeometry {
  const half = battlefield.sizeM / 2;
  const outside = outerHeight(battlefield);
  const corners: number[] = [];
  const add = (from: number, cellM: number, isIn: (x: number, z: number) => boolean): void => {
    for (let x = from; x < -from; x += cellM)
      for (let z = from; z < -from; z += cellM)
        if (isIn(x, z) && isWet(x, z, cellM))
          for (const [dx, dz] of [
            [0, 0],
            [0, 1],
            [1, 1],
            [1, 0],
          ] as const)
            corners.push(x + dx * cellM, levelM, z + dz * cellM);
  };
  const isWet = (x: number, z: number, cellM: number): boolean => {
    for (let row = 0; row <= looks; row++)
      for (let column = 0; column <= looks; column++) {
        const [atX, atZ] = [x + (column / looks) * cellM, z + (row / looks) * cellM];
        const isOut = Math.max(Math.abs(atX), Math.abs(atZ)) > half;
        if ((isOut ? outside(atX, atZ) : battlefield.heightAt(atX, atZ)) < levelM + 0.3) return true;
      }
    return false;
  };
  add(-half, nearCellM, () => true);
  const rim = Math.ceil((outerReachM - half) / farCellM) * farCellM + half;
  add(-rim, farCellM, (x, z) => x < -half || z < -half || x >= half || z >= half);
  const squares = corners.length / 12;
  const index = new Uint16Array(squares * 6);
  for (let square = 0; square < squares; square++) {
    const at = square * 4;
    index.set([at, at + 1, at + 2, at, at + 2, at + 3], square * 6);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(Float32Array.from(corners), 3));
  geometry.setIndex(new BufferAttribute(index, 1));
  return geometry;
}

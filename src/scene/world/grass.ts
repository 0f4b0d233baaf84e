/** Tufts of grass around the camera: a patch that repeats, moved along in whole patches. */
import { DoubleSide, InstancedBufferAttribute, InstancedBufferGeometry, Mesh, ShaderMaterial } from "three";
import type { Texture } from "three";
import type { Battlefield } from "#game/battlefield.ts";
import { createRandom } from "#game/random.ts";
import { addTriangle, brush, buildGeometry, createShape } from "../shapes/shape.ts";
import type { Atmosphere } from "./atmosphere.ts";
import { atmosphereGlsl } from "./atmosphere.ts";

/** Side of the patch, metres; tufts are seen up to half of it away. */
const patchM = 76;

const vertexShader = /* glsl */ `
${atmosphereGlsl}
uniform vec3 sunLight;
uniform vec3 skyLight;
uniform float timeS;
uniform sampler2D chart;
uniform float chartSizeM;
attribute vec3 albedo;
attribute vec4 tuft; // place, turn and size
attribute vec3 tint;
varying vec3 vColour;
void main() {
  vec3 at = tuft.xyz;
  float away = length(at.xz - cameraPosition.xz) / ${(patchM / 2).toFixed(1)};
  float size = tuft.w * (1.0 - smoothstep(0.65, 1.0, away));
  vec3 bent = position * size;
  float turn = fract(at.x * 0.37 + at.z * 0.71) * 6.2832;
  bent.xz = mat2(cos(turn), -sin(turn), sin(turn), cos(turn)) * bent.xz;
  bent.x += position.y * position.y * size * (0.18 + 0.16 * sin(timeS * 1.9 + at.x * 0.45 + at.z * 0.3));
  vec3 place = at + bent;
  vec4 drawn = textureLod(chart, at.xz / chartSizeM + 0.5, 0.0);
  float lit = 0.16 + 0.52 * position.y;
  // Blades stand upright, yet a low sun has little left for them.
  lit *= clamp(sunDirection.y * 3.07, 0.3, 1.0);
  vec3 colour = tint * albedo * (sunLight * lit * drawn.r + skyLight * (0.4 + 0.4 * position.y));
  colour *= 0.72 + 0.56 * drawn.b;
  vec4 mist = haze(place);
  vColour = mix(colour, mist.rgb, mist.a);
  gl_Position = projectionMatrix * viewMatrix * vec4(place, 1.0);
}
`;

const fragmentShader = /* glsl */ `
varying vec3 vColour;
void main() {
  gl_FragColor = vec4(vColour, 1.0);
  #include <colorspace_fragment>
}
`;

export interface Grass {
  readonly mesh: Mesh;
  /** Moves the tufts that fell behind to the front. */
  update(cameraX: number, cameraZ: number): void;
}

/** What the ground looks like at a place, to be written into an array at an index; false where nothing grows. */
export type GrassColour = (x: number, z: number, out: Float32Array, at: number) => boolean;

export function createGrass(
  battlefield: Battlefield,
  atmosphere: Atmosphere,
  chart: Texture,
  colourAt: GrassColour,
  count: number,
): Grass {
  const random = createRandom(battlefield.seed + 313);
  const shape = createShape();
  brush(shape, "#ffffff");
  for (let blade = 0; blade < 4; blade++) {
    const angle = (blade / 4) * Math.PI * 2 + 0.4;
    const [x, z] = [Math.cos(angle), Math.sin(angle)];
    const wide = 0.11;
    addTriangle(
      shape,
      [x * 0.12 - z * wide, 0, z * 0.12 + x * wide],
      [x * 0.12 + z * wide, 0, z * 0.12 - x * wide],
      [x * 0.5, 0.75 + (blade % 2) * 0.3, z * 0.5],
    );
  }
  const blades = buildGeometry(shape);
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute("position", blades.getAttribute("position"));
  geometry.setAttribute("albedo", blades.getAttribute("albedo"));
  const tufts = new InstancedBufferAttribute(new Float32Array(count * 4), 4);
  const tints = new InstancedBufferAttribute(new Float32Array(count * 3), 3);
  geometry.setAttribute("tuft", tufts);
  geometry.setAttribute("tint", tints);
  geometry.instanceCount = count;
  const home = new Float32Array(count * 3);
  // In clumps, as grass grows.
  for (let at = 0; at < count; at++) {
    const clump = at % 9 === 0 || at === 0;
    const from = Math.max(0, at - (at % 9)) * 3;
    home[at * 3] = clump ? random() * patchM : home[from]! + (random() - 0.5) * 2.2;
    home[at * 3 + 1] = clump ? random() * patchM : home[from + 1]! + (random() - 0.5) * 2.2;
    home[at * 3 + 2] = 0.16 + random() * random() * 0.36;
  }
  const material = new ShaderMaterial({
    vertexShader,
    fragmentShader,
    uniforms: { ...atmosphere.uniforms, chart: { value: chart }, chartSizeM: { value: battlefield.sizeM } },
    side: DoubleSide,
  });
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  mesh.matrixAutoUpdate = false;
  const places = tufts.array as Float32Array;
  const colours = tints.array as Float32Array;
  let lastX = NaN;
  let lastZ = NaN;
  return {
    mesh,
    update(cameraX, cameraZ) {
      if (Math.abs(cameraX - lastX) < 1.5 && Math.abs(cameraZ - lastZ) < 1.5) return;
      lastX = cameraX;
      lastZ = cameraZ;
      let changed = false;
      const half = battlefield.sizeM / 2;
      for (let at = 0; at < count; at++) {
        const x = home[at * 3]! + Math.round((cameraX - home[at * 3]!) / patchM) * patchM;
        const z = home[at * 3 + 1]! + Math.round((cameraZ - home[at * 3 + 1]!) / patchM) * patchM;
        if (places[at * 4] === Math.fround(x) && places[at * 4 + 2] === Math.fround(z)) continue;
        changed = true;
        const grows = Math.abs(x) < half && Math.abs(z) < half && colourAt(x, z, colours, at * 3);
        places[at * 4] = x;
        places[at * 4 + 1] = battlefield.heightAt(x, z) - 0.03;
        places[at * 4 + 2] = z;
        places[at * 4 + 3] = grows ? home[at * 3 + 2]! : 0;
      }
      if (!changed) return;
      tufts.needsUpdate = true;
      tints.needsUpdate = true;
    },
  };
}

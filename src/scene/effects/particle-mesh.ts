import {
  CustomBlending,
  DataTexture,
  DynamicDrawUsage,
  BufferAttribute,
  BufferGeometry,
  LinearFilter,
  Mesh,
  OneFactor,
  OneMinusSrcAlphaFactor,
  RedFormat,
  ShaderMaterial,
} from "three";
import { fractalNoise } from "#game/battlefield/noise.ts";
import type { Atmosphere } from "../world/atmosphere.ts";
import { atmosphereGlsl, screenGlsl } from "../world/atmosphere.ts";
import type { ParticlePool } from "./particle-pool.ts";

const vertexShader = /* glsl */ `
${atmosphereGlsl}
${screenGlsl}
uniform vec3 sunLight;
uniform vec3 skyLight;
attribute vec4 puffPlace;
attribute vec4 puffLook;
attribute vec2 puffTurn;
varying vec2 vAt;
varying vec2 vTurned;
varying vec4 vLook;
varying vec3 vLit;
varying vec3 vShade;
varying vec2 vSun;
varying float vGlow;
void main() {
  float c = cos(puffTurn.x);
  float s = sin(puffTurn.x);
  vAt = position.xy;
  vTurned = mat2(c, s, -s, c) * position.xy * 0.5 + 0.5;
  vec4 eye = viewMatrix * vec4(puffPlace.xyz, 1.0);
  eye.xy += position.xy * puffPlace.w;
  vec4 mist = haze(puffPlace.xyz);
  vGlow = puffTurn.y;
  vLook = puffLook;
  // Nobody's view is closed by a puff right before the eye.
  vLook.a *= smoothstep(1.5, 12.0, -eye.z);
  vec3 lit = puffLook.rgb * (sunLight * 0.33 + skyLight * 0.45);
  vec3 shade = puffLook.rgb * (sunLight * 0.06 + skyLight * 0.62);
  vLit = mix(mix(lit, mist.rgb, mist.a), puffLook.rgb * (1.0 - 0.5 * mist.a), vGlow);
  vShade = mix(mix(shade, mist.rgb, mist.a), vLit, vGlow);
  // The pixel mixes what the screen is told: no power is taken there.
  vLit = toBrightScreen(vLit);
  vShade = toBrightScreen(vShade);
  vSun = normalize((viewMatrix * vec4(sunDirection, 0.0)).xy + vec2(1e-4));
  gl_Position = projectionMatrix * eye;
  // As deep as its near side, so that the ground does not cut it in a line.
  vec4 nearer = projectionMatrix * vec4(eye.xy, min(eye.z + puffPlace.w, -0.5), 1.0);
  gl_Position.z = nearer.z / nearer.w * gl_Position.w;
}
`;

const fragmentShader = /* glsl */ `
uniform sampler2D puff;
varying vec2 vAt;
varying vec2 vTurned;
varying vec4 vLook;
varying vec3 vLit;
varying vec3 vShade;
varying vec2 vSun;
varying float vGlow;
void main() {
  float thick = texture2D(puff, vTurned).r;
  // As it fades the thin parts go first: the puff breaks up instead of turning to glass.
  float alpha = smoothstep(0.5 - 0.45 * min(1.0, vLook.a * 1.4), 0.76, thick) * min(1.0, vLook.a * 1.3);
  if (alpha < 0.01) discard;
  float sunny = clamp(dot(vAt, vSun) * 0.7 + 0.5 + (thick - 0.5) * 0.35, 0.0, 1.0);
  vec3 colour = mix(vShade, vLit, sunny);
  // Multiplied by alpha: what glows adds light and hides little.
  gl_FragColor = vec4(colour * alpha, alpha * (1.0 - vGlow));
}
`;

/** The thickness of a puff, drawn once: round, with lumps. */
function puffTexels(side: number): Uint8Array<ArrayBuffer> {
  const texels = new Uint8Array(side * side);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const x = ((column + 0.5) / side) * 2 - 1;
      const y = ((row + 0.5) / side) * 2 - 1;
      const lumps = fractalNoise(x * 2.1 + 5, y * 2.1 + 9, 77, 3);
      const round = 1 - Math.hypot(x, y);
      texels[row * side + column] =
        255 * Math.min(1, Math.max(0, round * 1.5 + lumps * 0.34 * Math.min(1, round * 4)));
    }
  }
  return texels;
}

export interface ParticleMesh {
  readonly mesh: Mesh;
  upload(): void;
  dispose(): void;
}

/** Left and low to right and high: where a puff's four corners lie around it. */
const square = Float32Array.of(-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0);

/** All puffs in one draw call. Not instanced: to a processor that draws, an instance costs as much as many corners. */
export function createParticleMesh(pool: ParticlePool, atmosphere: Atmosphere): ParticleMesh {
  const { capacity } = pool;
  const geometry = new BufferGeometry();
  const corners = new Float32Array(capacity * square.length);
  const index = new Uint16Array(capacity * 6);
  for (let puff = 0; puff < capacity; puff++) {
    corners.set(square, puff * square.length);
    const at = puff * 4;
    index.set([at, at + 1, at + 2, at, at + 2, at + 3], puff * 6);
  }
  geometry.setAttribute("position", new BufferAttribute(corners, 3));
  geometry.setIndex(new BufferAttribute(index, 1));
  const added = (name: string, each: number): BufferAttribute => {
    const attribute = new BufferAttribute(new Float32Array(capacity * 4 * each), each);
    geometry.setAttribute(name, attribute.setUsage(DynamicDrawUsage));
    return attribute;
  };
  const places = added("puffPlace", 4);
  const looks = added("puffLook", 4);
  const turns = added("puffTurn", 2);
  const side = 64;
  const puff = new DataTexture(puffTexels(side), side, side);

  puff.format = RedFormat;
  puff.minFilter = LinearFilter;
  puff.magFilter = LinearFilter;
  puff.needsUpdate = true;
  const material = new ShaderMaterial({
    name: "puffs",
    vertexShader,
    fragmentShader,
    uniforms: { ...atmosphere.uniforms, puff: { value: puff } },
    transparent: true,
    depthWrite: false,
    blending: CustomBlending,
    blendSrc: OneFactor,
    blendDst: OneMinusSrcAlphaFactor,
  });
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  mesh.matrixAutoUpdate = false;
  mesh.renderOrder = 10;
  return {
    mesh,
    upload() {
      const { count } = pool;
      geometry.setDrawRange(0, count * 6);
      mesh.visible = count > 0;
      if (count === 0) return;
      fillCorners(places, pool.places, count);
      fillCorners(looks, pool.looks, count);
      fillCorners(turns, pool.turns, count);
    },
    dispose() {
      geometry.dispose();
      material.dispose();
      puff.dispose();
    },
  };
}

/** Gives each of a puff's four corners the puff's numbers. */
function fillCorners(attribute: BufferAttribute, numbers: Float32Array, count: number): void {
  const out = attribute.array;
  const each = attribute.itemSize;
  let to = 0;
  for (let puff = 0; puff < count; puff++) {
    for (let corner = 0; corner < 4; corner++)
      for (let i = 0; i < each; i++) out[to++] = numbers[puff * each + i]!;
  }
  attribute.needsUpdate = true;
}

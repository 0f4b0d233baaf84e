/** Lamps on the tanks when the light fails: two in front, two red ones behind. One draw call. */
import {
  AdditiveBlending,
  BufferAttribute,
  DynamicDrawUsage,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  ShaderMaterial,
} from "three";
import { rotateVec3 } from "#game/math/quat.ts";
import type { BattleModel } from "#store/battle-model.ts";
import type { Eye } from "../camera/eye.ts";
import type { Atmosphere } from "../world/atmosphere.ts";
import { atmosphereGlsl } from "../world/atmosphere.ts";
import { worldStride } from "./compose.ts";
import { frontLamp } from "./hull-shape.ts";
import type { TankLayer } from "./tank-layer.ts";

const vertexShader = /* glsl */ `
${atmosphereGlsl}
attribute vec3 lampPlace;
attribute vec4 lampFacing; // the way it shines; 1 in front, 0 behind
varying vec2 vAt;
varying vec3 vColour;
void main() {
  vAt = position.xy;
  vec4 eye = viewMatrix * vec4(lampPlace, 1.0);
  vec3 way = normalize(cameraPosition - lampPlace);
  float front = lampFacing.w;
  // Who stands behind a lamp doesn't see it.
  float seen = smoothstep(-0.05, 0.35, dot(way, lampFacing.xyz));
  float radius = max(mix(0.22, 0.62, front), -eye.z * 0.0034) * seen;
  vColour = mix(vec3(0.9, 0.07, 0.03), vec3(1.0, 0.8, 0.46), front) * (1.0 - 0.7 * haze(lampPlace).a);
  // In front of the glass, on the line to the eye.
  eye.xyz *= 1.0 - 0.3 / max(length(eye.xyz), 1.0);
  eye.xy += position.xy * radius;
  gl_Position = projectionMatrix * eye;
}
`;

const fragmentShader = /* glsl */ `
varying vec2 vAt;
varying vec3 vColour;
void main() {
  float near = max(1.0 - length(vAt), 0.0);
  float light = near * near * near * 0.55 + smoothstep(0.72, 0.92, near);
  gl_FragColor = vec4(vColour * light + vec3(0.4) * smoothstep(0.8, 0.98, near), 1.0);
  #include <colorspace_fragment>
}
`;

/** On which side and which end of the hull they hang: left and front are 1. */
const LAMPS = [
  [-1, 1],
  [1, 1],
  [-1, -1],
  [1, -1],
] as const;

export interface Lamps {
  readonly mesh: Mesh;
  /** Hangs them on everybody that this eye sees. */
  update(eye: Pick<Eye, "sees">): void;
  dispose(): void;
}

/** The lamps of everybody that the layer draws and that still drives. */
export function createLamps(model: BattleModel, tanks: TankLayer, atmosphere: Atmosphere): Lamps {
  const capacity = model.capacity * LAMPS.length;
  const geometry = new InstancedBufferGeometry();
  const corners = Float32Array.of(-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0);
  geometry.setAttribute("position", new BufferAttribute(corners, 3));
  geometry.setIndex([0, 1, 2, 0, 2, 3]);
  const places = new InstancedBufferAttribute(new Float32Array(capacity * 3), 3).setUsage(DynamicDrawUsage);
  const facings = new InstancedBufferAttribute(new Float32Array(capacity * 4), 4).setUsage(DynamicDrawUsage);
  geometry.setAttribute("lampPlace", places);
  geometry.setAttribute("lampFacing", facings);
  const material = new ShaderMaterial({
    vertexShader,
    fragmentShader,
    uniforms: { ...atmosphere.uniforms },
    transparent: true,
    depthWrite: false,
    blending: AdditiveBlending,
  });
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  mesh.matrixAutoUpdate = false;
  mesh.renderOrder = 9;
  const place = places.array as Float32Array;
  const facing = facings.array as Float32Array;
  const local = new Float64Array(3);
  const turned = new Float64Array(3);
  let count = 0;

  function hang(slot: number, eye: Pick<Eye, "sees">): void {
    const drawn = tanks.modelOf(slot);
    const hull = drawn?.kind === "tank" ? drawn.nodes[drawn.vitalNode] : undefined;
    if (drawn === undefined || hull?.box === undefined) return;
    const lamp = frontLamp(hull.box, hull.offset.y);
    const at = (slot * model.nodesPerCharacter + drawn.vitalNode) * worldStride;
    if (!eye.sees(tanks.world[at]!, tanks.world[at + 1]!, tanks.world[at + 2]!, drawn.boundingRadiusM))
      return;
    for (let each = 0; each < LAMPS.length; each++) {
      const [side, end] = LAMPS[each]!;
      local[0] = side * lamp.x;
      local[1] = lamp.y;
      local[2] = end * (lamp.z + 0.08);
      rotateVec3(turned, 0, tanks.world, at + 3, local, 0);
      for (let axis = 0; axis < 3; axis++) place[count * 3 + axis] = tanks.world[at + axis]! + turned[axis]!;
      local[0] = 0;
      local[1] = 0;
      local[2] = end;
      rotateVec3(turned, 0, tanks.world, at + 3, local, 0);
      for (let axis = 0; axis < 3; axis++) facing[count * 4 + axis] = turned[axis]!;
      facing[count * 4 + 3] = end === 1 ? 1 : 0;
      count += 1;
    }
  }

  return {
    mesh,
    update(eye) {
      count = 0;
      const { characters } = model;
      for (let index = 0; index < characters.length; index++) {
        const { slot } = characters[index]!;
        if (tanks.isShown[slot] === 1 && model.isAlive[slot] === 1) hang(slot, eye);
      }
      geometry.instanceCount = count;
      mesh.visible = count > 0;
      places.needsUpdate = true;
      facings.needsUpdate = true;
    },
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}

import {
  AdditiveBlending,
  BufferAttribute,
  DynamicDrawUsage,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  ShaderMaterial,
} from "three";
import { SHELL_STEP_S } from "#game/ballistics.ts";
import type { TracerPool } from "./tracer-pool.ts";

const vertexShader = /* glsl */ `
attribute vec4 tracerHead; // place and width
attribute vec3 tracerTail;
varying float vAlong;
varying float vAcross;
void main() {
  vec4 head = viewMatrix * vec4(tracerHead.xyz, 1.0);
  vec4 tail = viewMatrix * vec4(tracerTail, 1.0);
  vec3 middle = mix(tail.xyz, head.xyz, position.y);
  vec3 way = head.xyz - tail.xyz;
  vec3 side = normalize(cross(way, middle) + vec3(1e-5));
  // Never thinner than about a pixel and a half, however far.
  float width = max(tracerHead.w, -middle.z * 0.0016);
  vAlong = position.y;
  vAcross = position.x;
  gl_Position = projectionMatrix * vec4(middle + side * position.x * width, 1.0);
}
`;

const fragmentShader = /* glsl */ `
varying float vAlong;
varying float vAcross;
void main() {
  float core = 1.0 - abs(vAcross);
  float light = core * core * vAlong * vAlong;
  gl_FragColor = vec4(vec3(1.0, 0.62, 0.24) * light * 1.6 + vec3(1.0) * pow(core * vAlong, 6.0), 1.0);
  #include <colorspace_fragment>
}
`;

export interface TracerMesh {
  readonly mesh: Mesh;
  update(): void;
  dispose(): void;
}

/** Streaks of light behind the shells: one draw call. */
export function createTracerMesh(pool: TracerPool): TracerMesh {
  const capacity = pool.tracers.length;
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute(
    "position",
    new BufferAttribute(Float32Array.of(-1, 0, 0, 1, 0, 0, 1, 1, 0, -1, 1, 0), 3),
  );
  geometry.setIndex([0, 1, 2, 0, 2, 3]);
  const heads = new InstancedBufferAttribute(new Float32Array(capacity * 4), 4).setUsage(DynamicDrawUsage);
  const tails = new InstancedBufferAttribute(new Float32Array(capacity * 3), 3).setUsage(DynamicDrawUsage);
  geometry.setAttribute("tracerHead", heads);
  geometry.setAttribute("tracerTail", tails);
  geometry.instanceCount = 0;
  const material = new ShaderMaterial({
    name: "tracers",
    vertexShader,
    fragmentShader,
    transparent: true,
    depthWrite: false,
    blending: AdditiveBlending,
    side: 2,
  });
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  mesh.matrixAutoUpdate = false;
  mesh.renderOrder = 11;
  return {
    mesh,
    update() {
      const head = heads.array as Float32Array;
      const tail = tails.array as Float32Array;
      let count = 0;
      for (let t = 0; t < capacity; t++) {
        const tracer = pool.tracers[t]!;
        if (!tracer.alive) continue;
        const { location, velocity, ageS } = tracer.shell;
        const ahead = tracer.partStep * SHELL_STEP_S;
        // The streak is what an eye sees in a twentieth of a second, never longer than the way flown.
        const trail = Math.min(0.035, ageS + ahead);
        for (let axis = 0; axis < 3; axis++) {
          const here = location[axis]! + velocity[axis]! * ahead;
          head[count * 4 + axis] = here;
          tail[count * 3 + axis] = here - velocity[axis]! * trail;
        }
        head[count * 4 + 3] = 0.09 * tracer.size;
        count += 1;
      }
      geometry.instanceCount = count;
      mesh.visible = count > 0;
      if (count === 0) return;
      heads.needsUpdate = true;
      tails.needsUpdate = true;
    },
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}

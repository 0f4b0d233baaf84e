/** Scorched hollows where shells struck: a ring of flat discs on the ground in one draw call. */
import type { Material } from "three";
import { InstancedMesh, Matrix4, MultiplyBlending, ShaderMaterial, Vector3 } from "three";
import type { Battlefield } from "#game/battlefield.ts";
import { addTriangle, buildGeometry, createShape } from "../shapes/shape.ts";

export interface Craters {
  readonly mesh: InstancedMesh;
  /** Adds a crater, in place of the oldest when there is no room; nothing for what is no finite number. */
  add(x: number, z: number, radiusM: number): void;
  /** The ground is whole again. */
  clear(): void;
  dispose(): void;
}

const vertexShader = /* glsl */ `
varying float vOut;
varying float vFade;
void main() {
  vOut = length(position.xz);
  vec4 place = modelMatrix * instanceMatrix * vec4(position, 1.0);
  vFade = clamp(1.0 - length(place.xyz - cameraPosition) / 320.0, 0.0, 1.0);
  gl_Position = projectionMatrix * viewMatrix * place;
}
`;

const fragmentShader = /* glsl */ `
varying float vOut;
varying float vFade;
void main() {
  float hollow = 1.0 - smoothstep(0.25, 0.62, vOut);
  float scorch = 1.0 - smoothstep(0.3, 1.0, vOut);
  float dark = (hollow * 0.45 + scorch * 0.4) * vFade;
  gl_FragColor = vec4(mix(vec3(1.0), vec3(0.16, 0.12, 0.1), dark), 1.0);
}
`;

function discGeometry() {
  const shape = createShape();
  const corners = 12;
  for (let corner = 0; corner < corners; corner++) {
    const a = (corner / corners) * 2 * Math.PI;
    const b = ((corner + 1) / corners) * 2 * Math.PI;
    addTriangle(shape, [0, 0, 0], [Math.sin(a), 0, Math.cos(a)], [Math.sin(b), 0, Math.cos(b)]);
  }
  return buildGeometry(shape);
}

export function createCraters(battlefield: Battlefield, capacity: number): Craters {
  const material: Material = new ShaderMaterial({
    name: "craters",
    vertexShader,
    fragmentShader,
    transparent: true,
    depthWrite: false,
    blending: MultiplyBlending,
    premultipliedAlpha: true,
    polygonOffset: true,
    polygonOffsetFactor: -4,
    polygonOffsetUnits: -8,
  });
  const mesh = new InstancedMesh(discGeometry(), material, capacity);
  mesh.count = 0;
  mesh.frustumCulled = false;
  mesh.matrixAutoUpdate = false;
  mesh.renderOrder = 2;
  const matrix = new Matrix4();
  const up = new Vector3();
  const side = new Vector3();
  const front = new Vector3();
  const normal = [0, 1, 0];
  let next = 0;
  return {
    mesh,
    add(x, z, radiusM) {
      if (!Number.isFinite(x + z + radiusM)) return;
      battlefield.normalAt(x, z, normal);
      up.set(normal[0]!, normal[1]!, normal[2]!);
      side.set(1, 0, 0).addScaledVector(up, -up.x).normalize();
      front.crossVectors(side, up);
      side.multiplyScalar(radiusM);
      front.multiplyScalar(radiusM);
      matrix.makeBasis(side, up, front);
      matrix.setPosition(x, battlefield.heightAt(x, z) + 0.06, z);
      mesh.setMatrixAt(next, matrix);
      mesh.instanceMatrix.needsUpdate = true;
      next = (next + 1) % capacity;
      mesh.count = Math.min(capacity, mesh.count + 1);
    },
    clear() {
      next = 0;
      mesh.count = 0;
    },
    dispose() {
      mesh.geometry.dispose();
      material.dispose();
      mesh.dispose();
    },
  };
}

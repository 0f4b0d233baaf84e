/** A soft dark patch under each tank, where there is no shadow map: without it tanks seem to float. */
import type { Vector3 } from "three";
import { InstancedMesh, MultiplyBlending, PlaneGeometry, ShaderMaterial } from "three";
import type { BattleModel } from "#store/battle-model.ts";
import type { Eye } from "../camera/eye.ts";
import { worldStride, writeMatrix } from "./compose.ts";
import type { TankLayer } from "./tank-layer.ts";

const vertexShader = /* glsl */ `
varying vec2 vAt;
void main() {
  vAt = position.xz;
  gl_Position = projectionMatrix * viewMatrix * instanceMatrix * vec4(position, 1.0);
}
`;

const fragmentShader = /* glsl */ `
varying vec2 vAt;
void main() {
  float dark = 1.0 - smoothstep(0.35, 1.0, length(vAt));
  gl_FragColor = vec4(mix(vec3(1.0), vec3(0.34, 0.35, 0.42), dark), 1.0);
}
`;

export interface ContactShade {
  readonly mesh: InstancedMesh;
  /** Lays a patch under everybody that this eye sees. */
  update(eye: Pick<Eye, "sees">): void;
  dispose(): void;
}

export function createContactShade(
  model: BattleModel,
  tanks: TankLayer,
  sunDirection: Vector3,
): ContactShade {
  const geometry = new PlaneGeometry(2, 2).rotateX(-Math.PI / 2);
  const material = new ShaderMaterial({
    name: "contact shade",
    vertexShader,
    fragmentShader,
    transparent: true,
    depthWrite: false,
    blending: MultiplyBlending,
    premultipliedAlpha: true,
    polygonOffset: true,
    polygonOffsetFactor: -6,
    polygonOffsetUnits: -12,
  });
  const mesh = new InstancedMesh(geometry, material, model.capacity);
  mesh.frustumCulled = false;
  mesh.matrixAutoUpdate = false;
  mesh.renderOrder = 1;
  const matrices = mesh.instanceMatrix.array as Float32Array;

  function stretch(at: number, column: number, factor: number): void {
    for (let row = 0; row < 3; row++) matrices[at + column * 4 + row]! *= factor;
  }

  return {
    mesh,
    update(eye) {
      const { characters, nodesPerCharacter } = model;
      mesh.count = 0;
      for (let c = 0; c < characters.length; c++) {
        const { slot } = characters[c]!;
        const drawn = tanks.modelOf(slot);
        if (tanks.isShown[slot] === 0 || drawn?.kind !== "tank") continue;
        const from = slot * nodesPerCharacter * worldStride;
        const [x, y, z] = [tanks.world[from]!, tanks.world[from + 1]!, tanks.world[from + 2]!];
        if (!eye.sees(x, y, z, drawn.boundingRadiusM)) continue;
        const at = mesh.count * 16;
        mesh.count += 1;
        writeMatrix(matrices, at, tanks.world, from);
        stretch(at, 0, drawn.radiusM * 0.95);
        stretch(at, 2, drawn.radiusM * 1.35);
        // A little away from the sun, as the shadow would lie.
        matrices[at + 12]! -= sunDirection.x * 1.1;
        matrices[at + 13]! += 0.1;
        matrices[at + 14]! -= sunDirection.z * 1.1;
      }
      mesh.instanceMatrix.needsUpdate = true;
    },
    dispose() {
      geometry.dispose();
      material.dispose();
      mesh.dispose();
    },
  };
}

/** The land where the processor draws: one picture on few triangles, nearest first, so that little is drawn twice. */
import type { Material, Texture } from "three";
import { BufferAttribute, BufferGeometry, DynamicDrawUsage, Group, Mesh, ShaderMaterial } from "three";
import type { Battlefield } from "#game/battlefield.ts";
import type { Eye } from "../camera/eye.ts";
import type { Atmosphere } from "./atmosphere.ts";
import { atmosphereGlsl, screenGlsl } from "./atmosphere.ts";
import { createOuterLand } from "./ground.ts";
import { createTriangulation } from "./triangulation.ts";

const cellM = 4;
/** Corners a side: a power of two and one more, no fewer than the field has. */
const side = 257;
const mostTriangles = 8192;
const coarse = { rings: 8, lines: 14 };

const vertexShader = /* glsl */ `
${atmosphereGlsl}
${screenGlsl}
uniform float sizeM;
#ifdef DIM
uniform vec4 flash;
varying vec3 vFlash;
#endif
varying vec2 vAt;
varying vec4 vHaze;
void main() {
  vAt = position.xz / sizeM + 0.5;
  vHaze = haze(position);
  vHaze.rgb = toScreen(vHaze.rgb);
  #ifdef DIM
  vec3 toFlash = flash.xyz - position;
  vFlash = vec3(1.0, 0.66, 0.34) * flash.w * (1.0 - vHaze.a) / (1.0 + dot(toFlash, toFlash) * 0.012);
  #endif
  gl_Position = projectionMatrix * viewMatrix * vec4(position, 1.0);
}
`;

const fragmentShader = /* glsl */ `
uniform sampler2D picture;
#ifdef DIM
varying vec3 vFlash;
#endif
varying vec2 vAt;
varying vec4 vHaze;
void main() {
  vec3 colour = texture2D(picture, vAt).rgb;
  #ifdef DIM
  colour += colour * vFlash;
  #endif
  gl_FragColor = vec4(mix(colour, vHaze.rgb, vHaze.a), 1.0);
}
`;

export interface BareGround {
  readonly group: Group;
  /** Chooses the triangles that this eye needs. */
  update(eye: Eye): void;
}

/** `picture` is the field from above (ground-picture.ts); `outer` colours the hills around it by their corners. */
export function createBareGround(
  battlefield: Battlefield,
  atmosphere: Atmosphere,
  picture: Texture,
  outer: Material,
): BareGround {
  const positions = fieldCorners(battlefield);
  const triangles = createTriangulation(positions, side, mostTriangles);
  const geometry = new BufferGeometry();
  const index = new BufferAttribute(triangles.index, 1).setUsage(DynamicDrawUsage);
  geometry.setAttribute("position", new BufferAttribute(positions, 3));
  geometry.setIndex(index);
  const material = new ShaderMaterial({
    name: "bare ground",
    vertexShader,
    fragmentShader,
    defines: atmosphere.figures.isDim ? { DIM: "" } : {},
    uniforms: {
      ...atmosphere.uniforms,
      picture: { value: picture },
      sizeM: { value: battlefield.sizeM },
    },
  });
  const field = new Mesh(geometry, material);
  field.frustumCulled = false;
  field.matrixAutoUpdate = false;
  const group = new Group();
  group.add(field);
  for (const part of createOuterLand(battlefield, coarse)) {
    const hills = new Mesh(part, outer);
    hills.matrixAutoUpdate = false;
    hills.renderOrder = 1;
    group.add(hills);
  }
  return {
    group,
    update(eye) {
      geometry.setDrawRange(0, triangles.fill(eye));
      index.needsUpdate = true;
    },
  };
}

/** Corners every 4 m as high as the rules have them; what the square has more than the field lies on its edge. */
function fieldCorners(battlefield: Battlefield): Float32Array {
  const half = battlefield.sizeM / 2;
  const positions = new Float32Array(side * side * 3);
  const place = (line: number): number => Math.max(-half, Math.min(half, (line - (side - 1) / 2) * cellM));
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const x = place(column);
      const z = place(row);
      positions.set([x, battlefield.heightAt(x, z), z], (row * side + column) * 3);
    }
  }
  return positions;
}

/**
 * What stands on the field in one mesh, lit once. Where the processor draws each instance costs as much as some
 * dozens of corners: there, far cover is copied out for good, and each frame only lists the corners that are seen.
 */
import type { BufferGeometry, Matrix4 } from "three";
import {
  BufferAttribute,
  BufferGeometry as Geometry,
  Color,
  DynamicDrawUsage,
  Matrix3,
  Mesh,
  ShaderMaterial,
  Vector3,
} from "three";
import type { Atmosphere } from "./atmosphere.ts";
import { atmosphereGlsl, screenGlsl } from "./atmosphere.ts";
import { bakeLight } from "./baked-light.ts";

const vertexShader = /* glsl */ `
${atmosphereGlsl}
${screenGlsl}
attribute vec3 light;
varying vec3 vColour;
void main() {
  vec4 mist = haze(position);
  vColour = toScreen(mix(light, mist.rgb, mist.a));
  gl_Position = projectionMatrix * viewMatrix * vec4(position, 1.0);
}
`;

const fragmentShader = /* glsl */ `
varying vec3 vColour;
void main() {
  gl_FragColor = vec4(vColour, 1.0);
}
`;

export interface CoverBatch {
  readonly mesh: Mesh;
  /** Forgets what was shown. */
  clear(): void;
  /** Shows a piece by its place in the list, each once. */
  show(piece: number): void;
  upload(): void;
}

export type CoverPiece = {
  readonly geometry: BufferGeometry;
  readonly matrix: Matrix4;
  readonly isLeaf: boolean;
};

/** `pieces` share few geometries, each with an index; the geometries are not kept. */
export function createCoverBatch(atmosphere: Atmosphere, pieces: readonly CoverPiece[]): CoverBatch {
  const cornersOf = ({ geometry }: CoverPiece): number => geometry.getAttribute("position").count;
  const indexOf = ({ geometry }: CoverPiece): ArrayLike<number> => geometry.getIndex()!.array;
  const corners = pieces.reduce((sum, piece) => sum + cornersOf(piece), 0);
  const whole = pieces.reduce((sum, piece) => sum + indexOf(piece).length, 0);
  const positions = new Float32Array(corners * 3);
  const light = new Float32Array(corners * 3);
  /** The corners of all pieces' triangles, piece by piece, and where each piece begins in them. */
  const all = new Uint32Array(whole);
  const starts = new Uint32Array(pieces.length + 1);
  let corner = 0;
  pieces.forEach((piece, at) => {
    starts[at + 1] = starts[at]! + indexOf(piece).length;
    for (let i = starts[at]!; i < starts[at + 1]!; i++) all[i] = indexOf(piece)[i - starts[at]!]! + corner;
    copyOut(piece, positions, light, corner, atmosphere);
    corner += cornersOf(piece);
  });
  const shown = new Uint32Array(whole);
  const index = new BufferAttribute(shown, 1).setUsage(DynamicDrawUsage);
  const geometry = new Geometry();
  geometry.setAttribute("position", new BufferAttribute(positions, 3));
  geometry.setAttribute("light", new BufferAttribute(light, 3));
  geometry.setIndex(index);
  const material = new ShaderMaterial({
    name: "cover batch",
    vertexShader,
    fragmentShader,
    uniforms: { ...atmosphere.uniforms },
  });
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  mesh.matrixAutoUpdate = false;
  mesh.renderOrder = -1;
  let count = 0;
  return {
    mesh,
    clear() {
      count = 0;
    },
    show(piece) {
      const end = starts[piece + 1]!;
      for (let i = starts[piece]!; i < end; i++) shown[count++] = all[i]!;
    },
    upload() {
      geometry.setDrawRange(0, count);
      mesh.visible = count > 0;
      index.addUpdateRange(0, count);
      index.needsUpdate = true;
    },
  };
}

/** Writes a piece's corners where it stands, with the light on them. */
function copyOut(
  { geometry, matrix, isLeaf }: CoverPiece,
  positions: Float32Array,
  light: Float32Array,
  from: number,
  atmosphere: Atmosphere,
): void {
  const place = new Vector3();
  const normal = new Vector3();
  const turn = new Matrix3().getNormalMatrix(matrix);
  const colour = new Color();
  const lit = new Float32Array(6);
  const position = geometry.getAttribute("position");
  const albedo = geometry.getAttribute("albedo");
  const normals = geometry.getAttribute("normal");
  for (let corner = 0; corner < position.count; corner++) {
    const at = (from + corner) * 3;
    place.fromBufferAttribute(position, corner).applyMatrix4(matrix).toArray(positions, at);
    normal.fromBufferAttribute(normals, corner).applyMatrix3(turn).normalize();
    colour.setRGB(albedo.getX(corner), albedo.getY(corner), albedo.getZ(corner));
    bakeLight(lit, 0, colour, normal.toArray(), atmosphere, isLeaf);
    for (let channel = 0; channel < 3; channel++) light[at + channel] = lit[channel]! + lit[channel + 3]!;
  }
}

/** The sky where the processor draws: the same dome, unrolled into a picture once, and that on a dome of few corners. */
import type { Texture } from "three";
import {
  BackSide,
  Camera,
  DoubleSide,
  LinearFilter,
  Mesh,
  RepeatWrapping,
  ShaderMaterial,
  SphereGeometry,
  WebGLRenderTarget,
} from "three";
import type { Atmosphere } from "./atmosphere.ts";
import { createSky } from "./sky.ts";

const widthPx = 1024;
/** From the horizon to overhead. */
const heightPx = 256;

const vertexShader = /* glsl */ `
varying vec2 vAt;
void main() {
  vAt = vec2(uv.x, uv.y * 2.0 - 1.0);
  vec4 place = projectionMatrix * mat4(mat3(viewMatrix)) * vec4(position, 1.0);
  gl_Position = place.xyww;
}
`;

const fragmentShader = /* glsl */ `
uniform sampler2D picture;
varying vec2 vAt;
void main() {
  gl_FragColor = vec4(texture2D(picture, vAt).rgb, 1.0);
}
`;

export interface PaintedSky {
  readonly mesh: Mesh;
  dispose(): void;
}

/** The dome is painted before it is drawn for the first time in a context; its clouds stand still. */
export function createPaintedSky(atmosphere: Atmosphere, grain: Texture): PaintedSky {
  const target = new WebGLRenderTarget(widthPx, heightPx, { depthBuffer: false });
  target.texture.wrapS = RepeatWrapping;
  target.texture.minFilter = LinearFilter;
  target.texture.magFilter = LinearFilter;
  const original = createSky(atmosphere, grain, true);
  const paint = original.material as ShaderMaterial;
  paint.defines["UNROLLED"] = "";
  paint.side = DoubleSide;
  const material = new ShaderMaterial({
    name: "painted sky",
    vertexShader,
    fragmentShader,
    uniforms: { picture: { value: target.texture } },
    side: BackSide,
    depthWrite: false,
  });
  const mesh = new Mesh(new SphereGeometry(1, 24, 10), material);
  mesh.frustumCulled = false;
  mesh.matrixAutoUpdate = false;
  mesh.renderOrder = 5;
  let paintedIn: unknown;
  mesh.onBeforeRender = (renderer) => {
    // They are others after a lost context, and what was painted is lost with it.
    if (paintedIn === renderer.properties) return;
    paintedIn = renderer.properties;
    const shown = renderer.getRenderTarget();
    renderer.setRenderTarget(target);
    renderer.render(original, new Camera());
    renderer.setRenderTarget(shown);
  };
  return {
    mesh,
    dispose() {
      target.dispose();
      original.geometry.dispose();
      paint.dispose();
    },
  };
}

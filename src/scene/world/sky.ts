import { BackSide, Mesh, ShaderMaterial, SphereGeometry } from "three";
import type { Texture } from "three";
import type { Atmosphere } from "./atmosphere.ts";
import { atmosphereGlsl } from "./atmosphere.ts";

const vertexShader = /* glsl */ `
${atmosphereGlsl}
varying vec3 vDirection;
varying vec3 vColour;
void main() {
  vDirection = position;
  vColour = skyColour(normalize(position));
  // Without the camera's place the dome is always around it; z = w puts it behind everything.
  vec4 place = projectionMatrix * mat4(mat3(viewMatrix)) * vec4(position, 1.0);
  gl_Position = place.xyww;
}
`;

const fragmentShader = /* glsl */ `
${atmosphereGlsl}
varying vec3 vDirection;
varying vec3 vColour;
uniform sampler2D grain;
uniform float timeS;
void main() {
  vec3 direction = normalize(vDirection);
  #ifdef FINE
  vec3 colour = skyColour(direction);
  #else
  vec3 colour = vColour;
  #endif
  float near = dot(direction, sunDirection);
  colour += vec3(1.6, 1.25, 0.7) * smoothstep(0.9995, 0.9998, near);
  // Streaks of high cloud on a ceiling, drifting; lit from below where the sun is.
  float height = max(direction.y, 0.0);
  vec2 at = direction.xz / (height + 0.16) * vec2(0.05, 0.115) + timeS * vec2(0.00012, 0.0001);
  float thick = texture2D(grain, at).r;
  #ifdef FINE
  thick = mix(thick, texture2D(grain, at * 2.7 + 0.37 + thick * 0.06).r, 0.36);
  #endif
  float cover = smoothstep(0.5, 0.74, thick) * smoothstep(0.015, 0.16, height);
  float towards = near * 0.5 + 0.5;
  vec3 cloud = mix(vec3(0.78, 0.62, 0.56), vec3(1.1, 0.74, 0.42), towards * towards * towards);
  cloud = mix(cloud, vec3(0.9, 0.84, 0.8), smoothstep(0.1, 0.6, height) * 0.7);
  colour = mix(colour, max(cloud, colour), cover * 0.7);
  #ifdef FINE
  // Half a step of noise hides the bands of eight bits.
  float grain = fract(sin(dot(gl_FragCoord.xy, vec2(12.9898, 78.233))) * 43758.5453);
  colour *= 1.0 + (grain - 0.5) * 0.012;
  #endif
  gl_FragColor = vec4(colour, 1.0);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}
`;

/** The dome of the sky, drawn after what hides it. `grain` tiles and gives the clouds their shape. */
export function createSky(atmosphere: Atmosphere, grain: Texture, fine: boolean): Mesh {
  const material = new ShaderMaterial({
    vertexShader,
    fragmentShader,
    defines: fine ? { FINE: "" } : {},
    uniforms: { ...atmosphere.uniforms, grain: { value: grain } },
    side: BackSide,
    depthWrite: false,
  });
  const sky = new Mesh(new SphereGeometry(1, 40, 28), material);
  sky.frustumCulled = false;
  sky.matrixAutoUpdate = false;
  sky.renderOrder = 5;
  return sky;
}

import { BackSide, Mesh, ShaderMaterial, SphereGeometry } from "three";
import type { Texture } from "three";
import type { Atmosphere } from "./atmosphere.ts";
import { atmosphereGlsl, screenGlsl, shine } from "./atmosphere.ts";

/** Where the clouds are looked up, how they are lit, and how much of them is seen: all but their shape. */
const cloudGlsl = /* glsl */ `
uniform float timeS;
uniform vec3 coolCloud;
uniform vec3 warmCloud;
uniform vec3 highCloud;
// Streaks of high cloud on a ceiling, drifting; lit from below where the sun is.
vec2 cloudPlace(vec3 direction) {
  return direction.xz / (max(direction.y, 0.0) + 0.16) * vec2(0.05, 0.115) + timeS * vec2(0.00012, 0.0001);
}
vec4 cloudLight(vec3 direction) {
  float height = max(direction.y, 0.0);
  float towards = dot(direction, sunDirection) * 0.5 + 0.5;
  vec3 cloud = mix(coolCloud, warmCloud, towards * towards * towards);
  return vec4(mix(cloud, highCloud, smoothstep(0.1, 0.6, height) * 0.7), 0.7 * smoothstep(0.015, 0.16, height));
}
`;

const vertexShader = /* glsl */ `
${atmosphereGlsl}
${cloudGlsl}
varying vec3 vDirection;
varying vec3 vColour;
varying vec4 vCloud;
varying vec2 vCloudAt;
void main() {
  vDirection = position;
  // Where pixels are dear, the dome's corners work out all that is smooth.
  #ifndef FINE
  vec3 direction = normalize(position);
  vColour = skyColour(direction);
  vCloud = cloudLight(direction);
  vCloudAt = cloudPlace(direction);
  #endif
  // Without the camera's place the dome is always around it; z = w puts it behind everything.
  vec4 place = projectionMatrix * mat4(mat3(viewMatrix)) * vec4(position, 1.0);
  gl_Position = place.xyww;
  #ifdef UNROLLED
  gl_Position = vec4(uv.x * 2.0 - 1.0, uv.y * 4.0 - 3.0, 0.0, 1.0);
  #endif
}
`;

const fragmentShader = /* glsl */ `
${atmosphereGlsl}
${screenGlsl}
${cloudGlsl}
varying vec3 vDirection;
varying vec3 vColour;
varying vec4 vCloud;
varying vec2 vCloudAt;
uniform sampler2D grain;
uniform vec3 sunDisc;
#ifdef STARS
uniform float stars;
// A star in some of the cells of a grid around the sky, each somewhere else in its own.
float starLight(vec3 direction) {
  vec2 place = direction.xz / (1.0 + direction.y) * 64.0;
  vec2 cell = floor(place);
  float chance = fract(sin(dot(cell, vec2(127.1, 311.7))) * 43758.5453);
  vec2 at = 0.2 + 0.6 * vec2(fract(chance * 91.7), fract(chance * 57.3));
  float near = length(fract(place) - at);
  return step(0.86, chance) * fract(chance * 331.0) * (1.0 - smoothstep(0.02, 0.075, near));
}
#endif
void main() {
  vec3 direction = normalize(vDirection);
  #ifdef FINE
  vec3 colour = skyColour(direction);
  vec4 cloud = cloudLight(direction);
  vec2 at = cloudPlace(direction);
  #else
  vec3 colour = vColour;
  vec4 cloud = vCloud;
  vec2 at = vCloudAt;
  #endif
  float near = dot(direction, sunDirection);
  #ifdef STARS
  colour += stars * starLight(direction) * smoothstep(0.3, 0.75, direction.y) * (1.0 - 0.6 * max(near, 0.0));
  #endif
  colour += sunDisc * smoothstep(0.9995, 0.9998, near);
  float thick = texture2D(grain, at).r;
  #ifdef FINE
  thick = mix(thick, texture2D(grain, at * 2.7 + 0.37 + thick * 0.06).r, 0.36);
  #endif
  colour = mix(colour, max(cloud.rgb, colour), smoothstep(0.5, 0.74, thick) * cloud.a);
  #ifdef FINE
  // Half a step of noise hides the bands of eight bits.
  float grain = fract(sin(dot(gl_FragCoord.xy, vec2(12.9898, 78.233))) * 43758.5453);
  colour *= 1.0 + (grain - 0.5) * 0.012;
  #endif
  gl_FragColor = vec4(toScreen(colour), 1.0);
}
`;

/** The dome of the sky, drawn after what hides it. `grain` tiles and gives the clouds their shape. */
export function createSky(atmosphere: Atmosphere, grain: Texture, fine: boolean): Mesh {
  const { figures } = atmosphere;
  const material = new ShaderMaterial({
    name: "sky",
    vertexShader,
    fragmentShader,
    defines: { ...(fine && { FINE: "" }), ...(fine && figures.stars > 0 && { STARS: "" }) },
    uniforms: {
      ...atmosphere.uniforms,
      grain: { value: grain },
      sunDisc: { value: shine(figures.sunDisc) },
      coolCloud: { value: shine(figures.coolCloud) },
      warmCloud: { value: shine(figures.warmCloud) },
      highCloud: { value: shine(figures.highCloud) },
      stars: { value: figures.stars },
    },
    side: BackSide,
    depthWrite: false,
  });
  const sky = new Mesh(new SphereGeometry(1, 40, 28), material);
  sky.frustumCulled = false;
  sky.matrixAutoUpdate = false;
  sky.renderOrder = 5;
  return sky;
}

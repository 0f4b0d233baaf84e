import { Mesh, PlaneGeometry, ShaderMaterial } from "three";
import type { Atmosphere } from "./atmosphere.ts";
import { atmosphereGlsl, shine } from "./atmosphere.ts";

const vertexShader = /* glsl */ `
${atmosphereGlsl}
varying vec3 vPlace;
varying vec4 vHaze;
void main() {
  vec4 place = modelMatrix * vec4(position, 1.0);
  vPlace = place.xyz;
  vHaze = haze(place.xyz);
  gl_Position = projectionMatrix * viewMatrix * place;
}
`;

const fragmentShader = /* glsl */ `
${atmosphereGlsl}
uniform float timeS;
uniform vec3 waterColour;
uniform vec3 glintColour;
varying vec3 vPlace;
varying vec4 vHaze;
void main() {
  vec3 way = normalize(vPlace - cameraPosition);
  // Waves of no common measure tilt the mirror; far away they are too fine to be seen one by one.
  vec2 p = vPlace.xz + 1.7 * vec2(sin(vPlace.z * 0.19 + timeS * 0.3), sin(vPlace.x * 0.23 - timeS * 0.26));
  float distance = length(vPlace - cameraPosition);
  vec2 slope = vec2(0.6, 0.8) * cos(dot(p, vec2(0.62, 0.81)) + timeS * 1.1)
    + vec2(-0.8, 0.6) * cos(dot(p, vec2(-1.27, 0.94)) + timeS * 1.4)
    + vec2(0.9, -0.4) * cos(dot(p, vec2(1.9, -0.83)) - timeS * 1.9)
    + vec2(-0.2, -1.0) * cos(dot(p, vec2(-0.53, -2.9)) + timeS * 2.3);
  float calm = (0.55 + 0.45 * sin(vPlace.x * 0.061 + 1.3) * sin(vPlace.z * 0.047)) / (1.0 + distance * 0.035);
  vec3 normal = normalize(vec3(slope.x * 0.03 * calm, 1.0, slope.y * 0.03 * calm));
  vec3 mirrored = reflect(way, normal);
  mirrored.y = abs(mirrored.y);
  float fresnel = 0.06 + 0.94 * pow(1.0 - max(dot(-way, normal), 0.0), 4.0);
  float glint = smoothstep(0.985, 0.999, dot(mirrored, sunDirection));
  vec3 colour = mix(waterColour, skyColour(mirrored), fresnel) + glintColour * glint;
  colour = mix(colour, vHaze.rgb, vHaze.a);
  gl_FragColor = vec4(colour, mix(0.72, 1.0, fresnel));
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}
`;

/** The surface of the water, as wide as the land around the field. */
export function createWater(atmosphere: Atmosphere, levelM: number, sizeM: number): Mesh {
  const geometry = new PlaneGeometry(sizeM, sizeM, 24, 24).rotateX(-Math.PI / 2);
  const material = new ShaderMaterial({
    name: "water",
    vertexShader,
    fragmentShader,
    uniforms: {
      ...atmosphere.uniforms,
      waterColour: { value: shine(atmosphere.figures.waterColour) },
      glintColour: { value: shine(atmosphere.figures.glint) },
    },
    transparent: true,
    depthWrite: false,
  });
  const water = new Mesh(geometry, material);
  water.position.y = levelM;
  water.updateMatrix();
  water.matrixAutoUpdate = false;
  water.renderOrder = 1;
  return water;
}

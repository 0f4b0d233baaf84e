/**
 * The one material of everything solid. What stands is flat-shaded and the land is smooth, so the light is worked
 * out at the corners and the pixel only mixes: cheap enough for a computer without a graphics card.
 */
import type { Texture } from "three";
import { ShaderMaterial, UniformsLib, UniformsUtils } from "three";
import type { Atmosphere } from "./atmosphere.ts";
import { atmosphereGlsl, screenGlsl } from "./atmosphere.ts";

export type WorldMaterialOptions = {
  readonly atmosphere: Atmosphere;
  /** The light chart of the ground and the side of the field it covers, in metres. */
  readonly chart: Texture;
  readonly chartSizeM: number;
  /**
   * - `ground`: reads the chart at every pixel.
   * - `still`: things that stand on the ground; the chart does not touch them.
   * - `foliage`: as still, swaying in the wind, lit softly.
   * - `vehicle`: reads the chart once a corner; painted with its team's colour by `instancePaint`.
   */
  readonly kind: "ground" | "still" | "foliage" | "vehicle";
  /** Whether there is a shadow map to look into. */
  readonly shadows: boolean;
  /** A tiling grain for the ground, where the graphics can afford it. */
  readonly grain?: Texture | undefined;
};

const vertexShader = /* glsl */ `
#include <common>
#include <shadowmap_pars_vertex>
${atmosphereGlsl}
${screenGlsl}
uniform vec3 sunLight;
uniform vec3 skyLight;
uniform vec3 groundLight;
uniform float timeS;
uniform sampler2D chart;
uniform float chartSizeM;
#ifdef DIM
uniform vec4 flash;
#endif
attribute vec3 albedo;
#ifdef VEHICLE
attribute vec2 finish; // the share of team paint; metres along the track, negative off the track
attribute vec4 instancePaint; // the team's colour and how burnt
attribute float instanceRoll;
varying float vSunShare;
#endif
#ifdef GROUND
varying vec2 vChartAt;
#endif
varying vec3 vAmbient;
varying vec3 vSunlit;
varying vec4 vHaze;

void main() {
  // Nothing here hangs on a parent: an instance's matrix, or the object's own, is all there is up to the world.
  #ifdef USE_INSTANCING
  vec4 place = instanceMatrix * vec4(position, 1.0);
  mat3 turn = mat3(instanceMatrix);
  vec3 stretch = vec3(dot(turn[0], turn[0]), dot(turn[1], turn[1]), dot(turn[2], turn[2]));
  vec3 worldNormal = normalize(turn * (normal / max(stretch, vec3(1e-6))));
  #else
  vec4 place = modelMatrix * vec4(position, 1.0);
  vec3 worldNormal = normal;
  #endif
  #ifdef FOLIAGE
  float sway = position.y * position.y * 0.035;
  place.xz += vec2(0.9, 0.4) * sway * sin(timeS * 1.3 + place.x * 0.31 + place.z * 0.23);
  #endif
  vec4 worldPosition = place;
  vec4 mvPosition = viewMatrix * place;
  gl_Position = projectionMatrix * mvPosition;
  vec3 transformedNormal = mat3(viewMatrix) * worldNormal;
  #include <shadowmap_vertex>

  float facing = dot(worldNormal, sunDirection);
  #ifdef FOLIAGE
  // Leaves let the light through: the far side is dim, not dark.
  float lit = max(facing * 0.62 + 0.32, 0.0);
  #else
  float lit = max(facing, 0.0);
  #endif
  vec3 colour = albedo;
  #ifdef VEHICLE
  float burnt = instancePaint.a;
  colour = mix(colour, pow(instancePaint.rgb, vec3(1.25)) * (0.35 + 1.5 * dot(albedo, vec3(0.333))), finish.x);
  if (finish.y >= 0.0) colour *= 0.55 + 0.9 * step(0.5, fract((finish.y + instanceRoll) * 2.2));
  colour = mix(colour, vec3(0.018, 0.015, 0.013) + colour * 0.05, burnt);
  vec2 chartAt = place.xz / chartSizeM + 0.5;
  vSunShare = textureLod(chart, chartAt, 0.0).r;
  // A rim of sky and sun on edges that look away: the silhouette stays readable in shade.
  vec3 away = normalize(place.xyz - cameraPosition);
  float rim = 1.0 - abs(dot(worldNormal, away));
  colour += (1.0 - burnt) * 0.10 * rim * rim * rim * skyLight;
  #endif
  #ifdef GROUND
  vChartAt = place.xz / chartSizeM + 0.5;
  #endif
  vAmbient = colour * mix(groundLight, skyLight, worldNormal.y * 0.5 + 0.5);
  #ifdef DIM
  vec3 toFlash = flash.xyz - place.xyz;
  float farness = dot(toFlash, toFlash);
  float flashed = 0.25 + 0.75 * max(dot(worldNormal, toFlash * inversesqrt(farness + 0.01)), 0.0);
  vAmbient += colour * vec3(1.0, 0.66, 0.34) * flash.w * flashed / (1.0 + farness * 0.012);
  #endif
  vSunlit = colour * sunLight * lit;
  vHaze = haze(place.xyz);
  #ifdef PLAIN
  // Without shadows nothing is left for the pixel to decide.
  #ifdef VEHICLE
  vSunlit *= vSunShare;
  #endif
  vAmbient = toScreen(mix(vAmbient + vSunlit, vHaze.rgb, vHaze.a));
  #endif
}
`;

const fragmentShader = /* glsl */ `
#include <common>
#include <bsdfs>
#include <lights_pars_begin>
#include <shadowmap_pars_fragment>
#include <shadowmask_pars_fragment>
${screenGlsl}
varying vec3 vAmbient;
varying vec3 vSunlit;
#ifdef GROUND
varying vec2 vChartAt;
uniform sampler2D chart;
#ifdef FINE
uniform sampler2D grain;
uniform float chartSizeM;
#endif
#endif
#ifdef VEHICLE
varying float vSunShare;
#endif
varying vec4 vHaze;

void main() {
  #ifdef PLAIN
  gl_FragColor = vec4(vAmbient, 1.0);
  #else
  float sunShare = 1.0;
  vec3 ambient = vAmbient;
  vec3 sunlit = vSunlit;
  #ifdef GROUND
  vec4 drawn = texture2D(chart, vChartAt);
  sunShare = drawn.r;
  // Green: trodden earth. Blue: how lush it grows.
  vec3 tint = mix(vec3(0.72 + 0.56 * drawn.b), vec3(1.32, 1.02, 0.78) * 1.12, drawn.g);
  #ifdef FINE
  // Two sizes of grain, so that neither shows its repetition.
  vec2 metres = vChartAt * chartSizeM;
  float rough = texture2D(grain, metres / 7.3).r + texture2D(grain, metres.yx / 41.0).r - 1.0;
  tint *= 1.0 + rough * 0.62 * (1.0 - vHaze.a);
  #endif
  ambient *= tint;
  sunlit *= tint;
  #endif
  #ifdef VEHICLE
  sunShare = vSunShare;
  #endif
  #ifdef USE_SHADOWMAP
  sunShare = min(sunShare, getShadowMask());
  #endif
  vec3 colour = ambient + sunlit * sunShare;
  colour = mix(colour, vHaze.rgb, vHaze.a);
  gl_FragColor = vec4(toScreen(colour), 1.0);
  #endif
}
`;

export function createWorldMaterial(options: WorldMaterialOptions): ShaderMaterial {
  const defines: Record<string, string> = {};
  if (options.kind !== "still") defines[options.kind.toUpperCase()] = "";
  if (!options.shadows && options.kind !== "ground") defines["PLAIN"] = "";
  if (options.grain) defines["FINE"] = "";
  if (options.atmosphere.figures.isDim) defines["DIM"] = "";
  const material = new ShaderMaterial({
    name: options.kind,
    vertexShader,
    fragmentShader,
    defines,
    lights: true,
    uniforms: {
      ...UniformsUtils.clone(UniformsLib.lights),
      ...options.atmosphere.uniforms,
      chart: { value: options.chart },
      chartSizeM: { value: options.chartSizeM },
      grain: { value: options.grain ?? null },
    },
  });
  return material;
}

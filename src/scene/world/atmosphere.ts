/** The light of the hour: one sun, one sky and a haze of the sky's own colour, for every material. */
import { Color, Vector3, Vector4 } from "three";
import type { LightFigures } from "./lights.ts";

/** Across the line between the two teams' starts, so that neither looks into it. */
const sunAzimuth = new Vector3(0.4, 0, -0.92).normalize();

/** Uniforms that all materials share by reference. */
export type Atmosphere = {
  readonly uniforms: {
    /** The unit direction towards the sun. */
    readonly sunDirection: { value: Vector3 };
    readonly sunLight: { value: Color };
    readonly skyLight: { value: Color };
    readonly groundLight: { value: Color };
    readonly zenithColour: { value: Color };
    readonly middleColour: { value: Color };
    readonly coolHorizon: { value: Color };
    readonly warmHorizon: { value: Color };
    readonly glowColour: { value: Color };
    readonly hazePerM: { value: number };
    readonly timeS: { value: number };
    /** Where a gun flashes and how bright that still is. */
    readonly flash: { value: Vector4 };
  };
  readonly figures: LightFigures;
};

/** A colour with its strength, as the shaders take it. */
export function shine([hex, strength]: readonly [hex: string, strength: number]): Color {
  return new Color(hex).multiplyScalar(strength);
}

export function createAtmosphere(figures: LightFigures): Atmosphere {
  const level = Math.cos(figures.sunElevationRad);
  const sun = new Vector3(sunAzimuth.x * level, Math.sin(figures.sunElevationRad), sunAzimuth.z * level);
  return {
    uniforms: {
      sunDirection: { value: sun },
      sunLight: { value: shine(figures.sunLight) },
      skyLight: { value: shine(figures.skyLight) },
      groundLight: { value: shine(figures.groundLight) },
      zenithColour: { value: shine(figures.zenithColour) },
      middleColour: { value: shine(figures.middleColour) },
      coolHorizon: { value: shine(figures.coolHorizon) },
      warmHorizon: { value: shine(figures.warmHorizon) },
      glowColour: { value: shine(figures.glowColour) },
      hazePerM: { value: figures.hazePerM },
      timeS: { value: 0 },
      flash: { value: new Vector4() },
    },
    figures,
  };
}

/** GLSL: `skyColour(direction)` and `haze(worldPosition)`, for vertex and fragment shaders alike. */
export const atmosphereGlsl = /* glsl */ `
uniform vec3 sunDirection;
uniform vec3 zenithColour;
uniform vec3 middleColour;
uniform vec3 coolHorizon;
uniform vec3 warmHorizon;
uniform vec3 glowColour;
uniform float hazePerM;

vec3 skyColour(vec3 direction) {
  float height = max(direction.y, 0.0);
  float towards = dot(normalize(direction.xz + vec2(1e-5)), normalize(sunDirection.xz)) * 0.5 + 0.5;
  vec3 horizon = mix(coolHorizon, warmHorizon, towards * towards);
  vec3 colour = mix(horizon, middleColour, smoothstep(0.0, 0.3, height) * (1.0 - 0.35 * towards));
  colour = mix(colour, zenithColour, smoothstep(0.08, 0.85, height));
  float near = max(dot(direction, sunDirection), 0.0);
  float near4 = near * near * near * near;
  float near16 = near4 * near4 * near4 * near4;
  return colour + glowColour * (0.1 * near4 + 0.3 * near16 * near16);
}

// The colour of the haze between the camera and a place, and its share of what is seen there. The same horizon as
// above without the sky over it: this runs for every corner of everything.
vec4 haze(vec3 place) {
  vec3 way = place - cameraPosition;
  float distance = max(length(way), 0.001);
  float near = dot(way, sunDirection) / distance;
  float towards = near * 0.5 + 0.5;
  towards *= towards;
  vec3 colour = mix(coolHorizon, warmHorizon, towards) + glowColour * (0.12 * towards * towards);
  // Mist lies in the low ground.
  float low = 1.0 + 0.6 / (1.0 + max(place.y + 2.0, 0.0) * 0.12);
  float depth = distance * hazePerM * low;
  return vec4(colour, 1.0 - exp(-depth * sqrt(depth)));
}
`;

/** What the screen is told of linear light, 0 to 1: sRGB's curve. */
export function screenCurve(light: number): number {
  const most = Math.min(1, Math.max(0, light));
  return most <= 0.0031308 ? most * 12.92 : 1.055 * most ** (1 / 2.4) - 0.055;
}

/**
 * GLSL: `toScreen(light)`, what the screen is told of linear light, and `toBrightScreen` with what outshines it. A fit of sRGB's curve by square roots, at most
 * one step of 255 off: a power for each pixel is most of what drawing by the processor costs.
 */
export const screenGlsl = /* glsl */ `
vec3 toBrightScreen(vec3 light) {
  vec3 linear = max(light, vec3(0.0));
  vec3 half_ = sqrt(linear);
  vec3 quarter = sqrt(half_);
  vec3 eighth = sqrt(quarter);
  return 0.662002687 * half_ + 0.684122060 * quarter - 0.323583601 * eighth - 0.022541147 * linear;
}
vec3 toScreen(vec3 light) {
  return clamp(toBrightScreen(light), 0.0, 1.0);
}
`;

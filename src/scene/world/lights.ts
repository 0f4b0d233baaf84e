/** The times of day: where the sun stands and what colour everything has by it. */
import { LIGHTS, type Light } from "#game/options.ts";

/** A colour (#rrggbb) and how strong it is. */
type Shine = readonly [hex: string, strength: number];

export type LightFigures = {
  readonly sunElevationRad: number;
  readonly sunLight: Shine;
  readonly skyLight: Shine;
  readonly groundLight: Shine;
  readonly zenithColour: Shine;
  readonly middleColour: Shine;
  readonly coolHorizon: Shine;
  readonly warmHorizon: Shine;
  readonly glowColour: Shine;
  readonly sunDisc: Shine;
  /** Clouds away from the sun, towards it and overhead. */
  readonly coolCloud: Shine;
  readonly warmCloud: Shine;
  readonly highCloud: Shine;
  readonly waterColour: Shine;
  readonly glint: Shine;
  readonly hazePerM: number;
  /** 0 without any, 1 for a clear night. */
  readonly stars: number;
  /** So dark that tanks have their lamps on and the flash of a gun lights what stands around it. */
  readonly isDim: boolean;
};

const degrees = Math.PI / 180;

const GOLDEN_HOUR: LightFigures = {
  sunElevationRad: 19 * degrees,
  sunLight: ["#ffc885", 2.95],
  skyLight: ["#a9bfe0", 0.74],
  groundLight: ["#8a6a4a", 0.42],
  zenithColour: ["#3d6da6", 1],
  middleColour: ["#a5bcc4", 1],
  coolHorizon: ["#d6b6a2", 1],
  warmHorizon: ["#ffcf8c", 1.05],
  glowColour: ["#ffab52", 1],
  sunDisc: ["#ffe5b3", 1.6],
  coolCloud: ["#e4cec5", 1],
  warmCloud: ["#ffd6a4", 1.1],
  highCloud: ["#f3ece7", 1],
  waterColour: ["#3f5956", 1],
  glint: ["#ffdba2", 1.4],
  hazePerM: 0.00125,
  stars: 0,
  isDim: false,
};

const DUSK: LightFigures = {
  sunElevationRad: 5 * degrees,
  sunLight: ["#ff8f52", 2.3],
  skyLight: ["#8d9ccf", 0.66],
  groundLight: ["#5f4d63", 0.34],
  zenithColour: ["#1d2f63", 1],
  middleColour: ["#6678a6", 1],
  coolHorizon: ["#77779c", 1],
  warmHorizon: ["#ffa765", 1],
  glowColour: ["#ff7a30", 1],
  sunDisc: ["#ffb070", 1.5],
  coolCloud: ["#6c6b94", 1],
  warmCloud: ["#ff9a66", 1.05],
  highCloud: ["#7a76a4", 1],
  waterColour: ["#1f2f45", 1],
  glint: ["#ff9a5a", 1.2],
  hazePerM: 0.0014,
  stars: 0.7,
  isDim: true,
};

const FIGURES: Readonly<Record<Light, LightFigures>> = { day: GOLDEN_HOUR, dusk: DUSK };

/** By the name that the match says; one that is not known is day. */
export function lightFigures(light: string): LightFigures {
  const name = LIGHTS.find((each) => each === light.toLowerCase()) ?? "day";
  return FIGURES[name];
}

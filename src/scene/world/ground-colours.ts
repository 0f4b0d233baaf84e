/** What colour the ground has: meadow, dry grass, earth, rock and shore by height, slope and a little noise. */
import { Color } from "three";
import type { Battlefield } from "#game/battlefield.ts";
import { fractalNoise, mixShare, smoothStep, valueNoise } from "#game/battlefield/noise.ts";
import type { BattlefieldName } from "#game/battlefield/names.ts";

type Palette = {
  readonly meadow: Color;
  readonly dry: Color;
  readonly lush: Color;
  readonly earth: Color;
  readonly rock: Color;
  readonly shore: Color;
  readonly bed: Color;
};

const palette = (
  meadow: string,
  dry: string,
  lush: string,
  earth: string,
  rock: string,
  shore: string,
  bed: string,
): Palette => ({
  meadow: new Color(meadow),
  dry: new Color(dry),
  lush: new Color(lush),
  earth: new Color(earth),
  rock: new Color(rock),
  shore: new Color(shore),
  bed: new Color(bed),
});

const palettes: Readonly<Record<BattlefieldName, Palette>> = {
  Valley: palette("#8f9a45", "#b9a25c", "#6a8440", "#8d6e48", "#93897c", "#c7ab78", "#6d6148"),
  Moor: palette("#94904c", "#b08a5a", "#7c8348", "#7c5f45", "#8d8a86", "#b59c70", "#5c5340"),
  Coast: palette("#8fa04c", "#c9b068", "#6f8d48", "#a08258", "#a39a8a", "#e3cb98", "#b3a077"),
};

/** Writes the ground's colour at a place into `out`. `upShare` is the y of its normal, 1 on the level. */
export function groundColour(
  out: Color,
  battlefield: Pick<Battlefield, "name" | "seed" | "waterLevelM">,
  x: number,
  z: number,
  heightM: number,
  upShare: number,
): void {
  const { name, seed, waterLevelM } = battlefield;
  const colours = palettes[name];
  const wide = fractalNoise(x / 95, z / 95, seed + 501, 3);
  const close = valueNoise(x / 11, z / 11, seed + 502);
  out.copy(colours.meadow);
  out.lerp(colours.dry, smoothStep(-0.08, 0.42, wide + close * 0.16));
  out.lerp(colours.lush, smoothStep(0.05, 0.5, -wide + close * 0.12));
  // High ground is drier.
  out.lerp(colours.dry, 0.6 * smoothStep(22, 60, heightM));
  const slope = 1 - upShare;
  out.lerp(colours.earth, smoothStep(0.035, 0.11, slope + close * 0.012));
  out.lerp(colours.rock, smoothStep(0.11, 0.22, slope + close * 0.02));
  if (waterLevelM !== undefined) {
    const above = heightM - waterLevelM + close * 0.25;
    out.lerp(colours.shore, 1 - smoothStep(0.5, 1.7, above));
    out.lerp(colours.bed, 1 - smoothStep(-0.9, 0.25, above));
  }
  // No two facets quite alike.
  out.multiplyScalar(mixShare(0.92, 1.08, close * 0.5 + 0.5));
}

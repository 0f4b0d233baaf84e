/** The light of the hour on what never moves, worked out once: as the world's shader does it for each corner. */
import type { Color } from "three";
import type { Atmosphere } from "./atmosphere.ts";

/**
 * Writes what a surface gives off at `out[at]`: by the sky (3) and by the sun (3), linear. Leaves let the light
 * through (`isLeaf`): their far side is dim, not dark.
 */
export function bakeLight(
  out: Float32Array,
  at: number,
  colour: Color,
  normal: ArrayLike<number>,
  { uniforms }: Atmosphere,
  isLeaf = false,
): void {
  const sun = uniforms.sunDirection.value;
  const facing = normal[0]! * sun.x + normal[1]! * sun.y + normal[2]! * sun.z;
  const lit = Math.max(0, isLeaf ? facing * 0.62 + 0.32 : facing);
  const up = normal[1]! * 0.5 + 0.5;
  for (const [channel, key] of (["r", "g", "b"] as const).entries()) {
    const below = uniforms.groundLight.value[key];
    out[at + channel] = colour[key] * (below + (uniforms.skyLight.value[key] - below) * up);
    out[at + 3 + channel] = colour[key] * uniforms.sunLight.value[key] * lit;
  }
}

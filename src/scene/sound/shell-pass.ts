/** A shell that flies by: when and how near. */
import type { Ammunition } from "#game/catalogue/weapons.ts";
import type { Ear } from "./hearing.ts";

export type ShellPass = {
  /** The point of its path nearest to the ear, world metres. */
  x: number;
  y: number;
  z: number;
  /** From there to the ear, metres; Infinity for a shell that flies away from it. */
  missM: number;
  /** From the shot until it is there, seconds. */
  afterS: number;
};

export function createShellPass(): ShellPass {
  return { x: 0, y: 0, z: 0, missM: Infinity, afterS: 0 };
}

/** Fills `out` for a shot from a muzzle along a unit direction. Over such distances its path is nearly straight. */
export function passShell(
  out: ShellPass,
  ear: Readonly<Ear>,
  muzzle: Float64Array,
  direction: Float64Array,
  { muzzleVelocityMps, dragPerM }: Ammunition,
): void {
  const [x, y, z] = [muzzle[0]!, muzzle[1]!, muzzle[2]!];
  const along = (ear.x - x) * direction[0]! + (ear.y - y) * direction[1]! + (ear.z - z) * direction[2]!;
  out.missM = Infinity;
  if (!(along > 0)) return;
  out.x = x + direction[0]! * along;
  out.y = y + direction[1]! * along;
  out.z = z + direction[2]! * along;
  out.missM = Math.hypot(out.x - ear.x, out.y - ear.y, out.z - ear.z);
  // Under quadratic drag the way is ln(1 + k v t) / k.
  out.afterS = Math.expm1(dragPerM * along) / (dragPerM * muzzleVelocityMps);
}

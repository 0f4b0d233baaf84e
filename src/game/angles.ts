/** The same angle within [-pi, pi]. */
export function wrapAngle(angleRad: number): number {
  if (angleRad >= -Math.PI && angleRad <= Math.PI) return angleRad;
  const turns = Math.round(angleRad / (2 * Math.PI));
  return angleRad - turns * 2 * Math.PI;
}

/** `value` moved towards `target` by at most `step`. */
export function approach(value: number, target: number, step: number): number {
  return value < target ? Math.min(target, value + step) : Math.max(target, value - step);
}

/** `value` within [min, max]; what is not a number becomes 0 first. */
export function clampFinite(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, Number.isFinite(value) ? value : 0));
}

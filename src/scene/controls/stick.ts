/**
 * A stick's deflection made usable: nothing inside the dead zone, gentle near it, full at the rim.
 * Returns -1 to 1, and 0 for what is not a number.
 */
export function shapeAxis(raw: number, deadZone: number): number {
  if (!Number.isFinite(raw)) return 0;
  const size = Math.min(1, Math.abs(raw));
  if (size <= deadZone) return 0;
  const live = (size - deadZone) / (1 - deadZone);
  return Math.sign(raw) * (0.4 * live + 0.6 * live * live * live);
}

/**
 * Directions as on the map of the battlefield: north is -z, east is +x. A bearing counts in degrees clockwise from
 * north, from 0 to below 360; the yaw of game/ counts in radians counter-clockwise from +z.
 */
const DEGREES = 180 / Math.PI;

/** The bearing of the way (dx, dz). */
export function bearingDeg(dx: number, dz: number): number {
  return turnDeg(Math.atan2(dx, -dz) * DEGREES);
}

/** The bearing that a yaw looks along. */
export function bearingOfYaw(yawRad: number): number {
  return turnDeg(180 - yawRad * DEGREES);
}

/** The same bearing from 0 to below 360. */
export function turnDeg(degrees: number): number {
  const turned = ((degrees % 360) + 360) % 360;
  // A hair below 0 rounds up to the full circle.
  return turned === 360 ? 0 : turned;
}

/** How far to turn from one bearing to another, from -180 (left) to 180 (right). */
export function betweenDeg(fromDeg: number, toDeg: number): number {
  const turn = turnDeg(toDeg - fromDeg);
  return turn > 180 ? turn - 360 : turn;
}

/** To a tenth of a degree, and never 360. */
export function tenthOfDegree(degrees: number): number {
  return (Math.round(degrees * 10) % 3600) / 10;
}

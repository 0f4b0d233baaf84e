/** The arithmetic of cameras: plain numbers, so that it can be tested without a canvas. */

/** The share of the way that is left after `elapsedS` when half of it is gone every `halfLifeS`. */
export function approach(current: number, target: number, halfLifeS: number, elapsedS: number): number {
  if (!Number.isFinite(current)) return target;
  if (!Number.isFinite(target)) return current;
  if (halfLifeS <= 0) return target;
  return target + (current - target) * 2 ** (-Math.max(0, elapsedS) / halfLifeS);
}

/** As `approach`, for angles: the shorter way round. */
export function approachAngle(current: number, target: number, halfLifeS: number, elapsedS: number): number {
  if (!Number.isFinite(current)) return target;
  if (!Number.isFinite(target)) return current;
  const way = Math.atan2(Math.sin(target - current), Math.cos(target - current));
  return current + way - approach(way, 0, halfLifeS, elapsedS);
}

/** Writes the unit direction of a yaw (0 = +z, counter-clockwise) and a pitch (up positive). */
export function writeDirection(out: Float64Array, yawRad: number, pitchRad: number): void {
  out[0] = Math.sin(yawRad) * Math.cos(pitchRad);
  out[1] = Math.sin(pitchRad);
  out[2] = Math.cos(yawRad) * Math.cos(pitchRad);
}

/** What knows how high the ground is: the battlefield. */
export interface Ground {
  heightAt(x: number, z: number): number;
}

/**
 * How far along the ray from (x, y, z) in the unit direction `way` the ground is met, in metres; `reachM` when it
 * is not. The steps grow with the distance; the crossing is then halved down to a few centimetres.
 */
export function groundAlong(
  ground: Ground,
  x: number,
  y: number,
  z: number,
  way: Readonly<Float64Array>,
  reachM: number,
): number {
  let before = 0;
  let distance = 0;
  while (distance < reachM) {
    distance = Math.min(reachM, distance + 1 + distance * 0.02);
    if (y + way[1]! * distance > ground.heightAt(x + way[0]! * distance, z + way[2]! * distance)) {
      before = distance;
      continue;
    }
    let far = distance;
    for (let halving = 0; halving < 8; halving++) {
      const middle = (before + far) / 2;
      if (y + way[1]! * middle > ground.heightAt(x + way[0]! * middle, z + way[2]! * middle)) before = middle;
      else far = middle;
    }
    return far;
  }
  return reachM;
}

/**
 * How far the camera may stand back from (x, y, z) along the unit direction `back` so that it and the way to it
 * stay `clearM` above the ground; at least `leastM`.
 */
export function clearDistance(
  ground: Ground,
  x: number,
  y: number,
  z: number,
  back: Readonly<Float64Array>,
  wantedM: number,
  clearM: number,
  leastM: number,
): number {
  const steps = 12;
  for (let step = 1; step <= steps; step++) {
    const distance = (wantedM * step) / steps;
    const floor = ground.heightAt(x + back[0]! * distance, z + back[2]! * distance);
    if (y + back[1]! * distance < floor + clearM) return Math.max(leastM, (wantedM * (step - 1)) / steps);
  }
  return wantedM;
}

/**
 * Vectors of three numbers that lie anywhere in a larger array: each is an array and the index of its x.
 * Nothing here allocates, and `out` may be one of the inputs.
 */
export type Numbers = Float64Array | number[];

/** Writes x, y and z at `out[at]`. */
export function setVec3(out: Numbers, at: number, x: number, y: number, z: number): void {
  out[at] = x;
  out[at + 1] = y;
  out[at + 2] = z;
}

/** out = a */
export function copyVec3(out: Numbers, at: number, a: Readonly<Numbers>, aAt: number): void {
  setVec3(out, at, a[aAt]!, a[aAt + 1]!, a[aAt + 2]!);
}

/** out = a + b */
export function addVec3(
  out: Numbers,
  at: number,
  a: Readonly<Numbers>,
  aAt: number,
  b: Readonly<Numbers>,
  bAt: number,
): void {
  setVec3(out, at, a[aAt]! + b[bAt]!, a[aAt + 1]! + b[bAt + 1]!, a[aAt + 2]! + b[bAt + 2]!);
}

/** out = a - b */
export function subtractVec3(
  out: Numbers,
  at: number,
  a: Readonly<Numbers>,
  aAt: number,
  b: Readonly<Numbers>,
  bAt: number,
): void {
  setVec3(out, at, a[aAt]! - b[bAt]!, a[aAt + 1]! - b[bAt + 1]!, a[aAt + 2]! - b[bAt + 2]!);
}

/** out = a · factor */
export function scaleVec3(out: Numbers, at: number, a: Readonly<Numbers>, aAt: number, factor: number): void {
  setVec3(out, at, a[aAt]! * factor, a[aAt + 1]! * factor, a[aAt + 2]! * factor);
}

/** out = a + b · factor */
export function addScaledVec3(
  out: Numbers,
  at: number,
  a: Readonly<Numbers>,
  aAt: number,
  b: Readonly<Numbers>,
  bAt: number,
  factor: number,
): void {
  setVec3(
    out,
    at,
    a[aAt]! + b[bAt]! * factor,
    a[aAt + 1]! + b[bAt + 1]! * factor,
    a[aAt + 2]! + b[bAt + 2]! * factor,
  );
}

/** The straight way from a (share 0) to b (share 1). */
export function lerpVec3(
  out: Numbers,
  at: number,
  a: Readonly<Numbers>,
  aAt: number,
  b: Readonly<Numbers>,
  bAt: number,
  share: number,
): void {
  setVec3(
    out,
    at,
    a[aAt]! + (b[bAt]! - a[aAt]!) * share,
    a[aAt + 1]! + (b[bAt + 1]! - a[aAt + 1]!) * share,
    a[aAt + 2]! + (b[bAt + 2]! - a[aAt + 2]!) * share,
  );
}

/** out = a × b (right-handed) */
export function crossVec3(
  out: Numbers,
  at: number,
  a: Readonly<Numbers>,
  aAt: number,
  b: Readonly<Numbers>,
  bAt: number,
): void {
  const ax = a[aAt]!;
  const ay = a[aAt + 1]!;
  const az = a[aAt + 2]!;
  const bx = b[bAt]!;
  const by = b[bAt + 1]!;
  const bz = b[bAt + 2]!;
  setVec3(out, at, ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx);
}

/** out = a with length 1; a vector without a length becomes `fallback` x, y, z. */
export function normaliseVec3(
  out: Numbers,
  at: number,
  a: Readonly<Numbers>,
  aAt: number,
  fallbackX = 0,
  fallbackY = 0,
  fallbackZ = 1,
): void {
  const length = lengthVec3(a, aAt);
  if (length > 1e-12 && length < Infinity) scaleVec3(out, at, a, aAt, 1 / length);
  else setVec3(out, at, fallbackX, fallbackY, fallbackZ);
}

/** a · b */
export function dotVec3(a: Readonly<Numbers>, aAt: number, b: Readonly<Numbers>, bAt: number): number {
  return a[aAt]! * b[bAt]! + a[aAt + 1]! * b[bAt + 1]! + a[aAt + 2]! * b[bAt + 2]!;
}

/** |a| */
export function lengthVec3(a: Readonly<Numbers>, aAt: number): number {
  return Math.sqrt(dotVec3(a, aAt, a, aAt));
}

/** |a - b| */
export function distanceVec3(a: Readonly<Numbers>, aAt: number, b: Readonly<Numbers>, bAt: number): number {
  const dx = a[aAt]! - b[bAt]!;
  const dy = a[aAt + 1]! - b[bAt + 1]!;
  const dz = a[aAt + 2]! - b[bAt + 2]!;
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}

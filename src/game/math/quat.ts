/**
 * Unit quaternions (x, y, z, w) that lie anywhere in a larger array, as the vectors of vec3.ts do.
 * Nothing here allocates, and `out` may be one of the inputs. (What runs for every node and frame writes its results
 * itself: fractions handed to a function that the engine does not inline are boxed.)
 */
import type { Numbers } from "./vec3.ts";

/** Writes x, y, z and w at `out[at]`. */
export function setQuat(out: Numbers, at: number, x: number, y: number, z: number, w: number): void {
  out[at] = x;
  out[at + 1] = y;
  out[at + 2] = z;
  out[at + 3] = w;
}

/** No rotation at all. */
export function identityQuat(out: Numbers, at: number): void {
  setQuat(out, at, 0, 0, 0, 1);
}

/** out = q */
export function copyQuat(out: Numbers, at: number, q: Readonly<Numbers>, qAt: number): void {
  setQuat(out, at, q[qAt]!, q[qAt + 1]!, q[qAt + 2]!, q[qAt + 3]!);
}

/** The inverse of a unit quaternion. */
export function conjugateQuat(out: Numbers, at: number, q: Readonly<Numbers>, qAt: number): void {
  out[at] = -q[qAt]!;
  out[at + 1] = -q[qAt + 1]!;
  out[at + 2] = -q[qAt + 2]!;
  out[at + 3] = q[qAt + 3]!;
}

/** out = q with length 1; what has no length becomes no rotation. */
export function normaliseQuat(out: Numbers, at: number, q: Readonly<Numbers>, qAt: number): void {
  const x = q[qAt]!;
  const y = q[qAt + 1]!;
  const z = q[qAt + 2]!;
  const w = q[qAt + 3]!;
  const length = Math.sqrt(x * x + y * y + z * z + w * w);
  const isUsable = length > 1e-9 && length < Infinity;
  out[at] = isUsable ? x / length : 0;
  out[at + 1] = isUsable ? y / length : 0;
  out[at + 2] = isUsable ? z / length : 0;
  out[at + 3] = isUsable ? w / length : 1;
}

/** out = a b: first b's rotation, then a's (parent before child when transforms are chained). */
export function multiplyQuat(
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
  const aw = a[aAt + 3]!;
  const bx = b[bAt]!;
  const by = b[bAt + 1]!;
  const bz = b[bAt + 2]!;
  const bw = b[bAt + 3]!;
  out[at] = aw * bx + ax * bw + ay * bz - az * by;
  out[at + 1] = aw * by - ax * bz + ay * bw + az * bx;
  out[at + 2] = aw * bz + ax * by - ay * bx + az * bw;
  out[at + 3] = aw * bw - ax * bx - ay * by - az * bz;
}

/** The rotation about the unit axis x, y, z by `angleRad`, counter-clockwise positive. */
export function axisAngleQuat(
  out: Numbers,
  at: number,
  x: number,
  y: number,
  z: number,
  angleRad: number,
): void {
  const s = Math.sin(angleRad / 2);
  setQuat(out, at, x * s, y * s, z * s, Math.cos(angleRad / 2));
}

/** The rotation of a rotation vector (axis times angle in radians) times `factor`. */
export function expQuat(
  out: Numbers,
  at: number,
  vector: Readonly<Numbers>,
  vectorAt: number,
  factor: number,
): void {
  const x = vector[vectorAt]! * factor;
  const y = vector[vectorAt + 1]! * factor;
  const z = vector[vectorAt + 2]! * factor;
  const angle = Math.sqrt(x * x + y * y + z * z);
  // sin(angle / 2) / angle, by its series where the quotient would lose its digits
  const s = angle > 1e-4 ? Math.sin(angle / 2) / angle : 0.5 - (angle * angle) / 48;
  out[at] = x * s;
  out[at + 1] = y * s;
  out[at + 2] = z * s;
  out[at + 3] = Math.cos(angle / 2);
}

/** The shortest rotation vector (axis times angle, at most pi) of a unit quaternion. */
export function logQuat(out: Numbers, at: number, q: Readonly<Numbers>, qAt: number): void {
  const sign = q[qAt + 3]! < 0 ? -1 : 1;
  const x = q[qAt]! * sign;
  const y = q[qAt + 1]! * sign;
  const z = q[qAt + 2]! * sign;
  const w = q[qAt + 3]! * sign;
  const sine = Math.sqrt(x * x + y * y + z * z);
  // w is not negative here, so that atan does; unlike atan2, no engine boxes its argument
  const s = sine > 1e-6 ? (2 * Math.atan(sine / w)) / sine : 2;
  out[at] = x * s;
  out[at + 1] = y * s;
  out[at + 2] = z * s;
}

/** out = v turned by the unit quaternion q */
export function rotateVec3(
  out: Numbers,
  at: number,
  q: Readonly<Numbers>,
  qAt: number,
  v: Readonly<Numbers>,
  vAt: number,
): void {
  const qx = q[qAt]!;
  const qy = q[qAt + 1]!;
  const qz = q[qAt + 2]!;
  const qw = q[qAt + 3]!;
  const vx = v[vAt]!;
  const vy = v[vAt + 1]!;
  const vz = v[vAt + 2]!;
  const tx = 2 * (qy * vz - qz * vy);
  const ty = 2 * (qz * vx - qx * vz);
  const tz = 2 * (qx * vy - qy * vx);
  out[at] = vx + qw * tx + qy * tz - qz * ty;
  out[at + 1] = vy + qw * ty + qz * tx - qx * tz;
  out[at + 2] = vz + qw * tz + qx * ty - qy * tx;
}

/** The shorter way from a (share 0) to b (share 1) at an even pace. */
export function slerpQuat(
  out: Numbers,
  at: number,
  a: Readonly<Numbers>,
  aAt: number,
  b: Readonly<Numbers>,
  bAt: number,
  share: number,
): void {
  const dot = dotQuat(a, aAt, b, bAt);
  const sign = dot < 0 ? -1 : 1;
  const angle = Math.acos(Math.min(1, Math.abs(dot)));
  const sine = Math.sin(angle);
  const shareA = sine > 1e-6 ? Math.sin((1 - share) * angle) / sine : 1 - share;
  const shareB = (sine > 1e-6 ? Math.sin(share * angle) / sine : share) * sign;
  setQuat(
    out,
    at,
    a[aAt]! * shareA + b[bAt]! * shareB,
    a[aAt + 1]! * shareA + b[bAt + 1]! * shareB,
    a[aAt + 2]! * shareA + b[bAt + 2]! * shareB,
    a[aAt + 3]! * shareA + b[bAt + 3]! * shareB,
  );
  normaliseQuat(out, at, out, at);
}

/** The four-dimensional dot product: 1 or -1 for the same rotation. */
export function dotQuat(a: Readonly<Numbers>, aAt: number, b: Readonly<Numbers>, bAt: number): number {
  return (
    a[aAt]! * b[bAt]! + a[aAt + 1]! * b[bAt + 1]! + a[aAt + 2]! * b[bAt + 2]! + a[aAt + 3]! * b[bAt + 3]!
  );
}

/** The angle in radians (0 to pi) between two rotations. */
export function angleBetweenQuat(
  a: Readonly<Numbers>,
  aAt: number,
  b: Readonly<Numbers>,
  bAt: number,
): number {
  // The vector part of a⁻¹ b keeps the digits of small angles, which acos of the dot product loses.
  const ax = -a[aAt]!;
  const ay = -a[aAt + 1]!;
  const az = -a[aAt + 2]!;
  const aw = a[aAt + 3]!;
  const bx = b[bAt]!;
  const by = b[bAt + 1]!;
  const bz = b[bAt + 2]!;
  const bw = b[bAt + 3]!;
  const x = aw * bx + ax * bw + ay * bz - az * by;
  const y = aw * by - ax * bz + ay * bw + az * bx;
  const z = aw * bz + ax * by - ay * bx + az * bw;
  return 2 * Math.atan2(Math.sqrt(x * x + y * y + z * z), Math.abs(aw * bw - ax * bx - ay * by - az * bz));
}

/**
 * Where a character is and how its gun points: the root node's transform and the two joints.
 * The vectors are arrays so that the functions of math/ work on them and nothing is allocated.
 */
export type Pose = {
  /** The root node's place on the ground, world space, metres: x, y, z. */
  readonly location: Float64Array;
  /** The root node's rotation, world space: unit quaternion x, y, z, w. */
  readonly rotation: Float64Array;
  /** World velocity of the root, m/s. */
  readonly linear: Float64Array;
  /** World angular velocity of the root, rad/s, counter-clockwise positive. */
  readonly angular: Float64Array;
  /** The gun's direction on the hull: counter-clockwise positive, 0 straight ahead. */
  turretYawRad: number;
  /** The gun's elevation over the turret's plane, up positive. */
  gunPitchRad: number;
};

export function createPose(): Pose {
  return {
    location: new Float64Array(3),
    rotation: Float64Array.of(0, 0, 0, 1),
    linear: new Float64Array(3),
    angular: new Float64Array(3),
    turretYawRad: 0,
    gunPitchRad: 0,
  };
}

/** out = from */
export function copyPose(out: Pose, from: Readonly<Pose>): void {
  out.location.set(from.location);
  out.rotation.set(from.rotation);
  out.linear.set(from.linear);
  out.angular.set(from.angular);
  out.turretYawRad = from.turretYawRad;
  out.gunPitchRad = from.gunPitchRad;
}

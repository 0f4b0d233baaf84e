/**
 * What the player wants this moment, whatever device it comes from. One object is reused for every frame.
 * `aimYawRad` is counter-clockwise about the up axis, 0 looks along +z; `aimPitchRad` is positive upwards.
 */
export type DriveIntent = {
  /** Backwards to forwards, -1 to 1. */
  throttle: number;
  /** Right to left turn as seen from above, -1 (clockwise, right) to 1 (counter-clockwise, left). */
  steer: number;
  /** Up and down in free flight, -1 to 1. */
  lift: number;
  aimYawRad: number;
  aimPitchRad: number;
  /** True while the trigger is held. */
  fire: boolean;
  /** True while the player looks through the gun sight. */
  sight: boolean;
  /** True while the repair key is held. */
  repair: boolean;
  /** Wheel or pinch since the last read, positive = closer. */
  zoomSteps: number;
  /** How far the map was dragged to the right and down since the last read, in heights of the picture. */
  panX: number;
  panY: number;
};

/** What happens once per press and is answered by a callback. */
export type DriveAction =
  | "repair"
  | "ammo1"
  | "ammo2"
  | "ammo3"
  | "map"
  | "scoreboard"
  | "scoreboard-end"
  | "chat"
  | "menu"
  | "follow-next"
  | "follow-previous"
  | "free"
  | "top"
  | "mute";

/** Nothing pressed, looking along +z. */
export function createDriveIntent(): DriveIntent {
  return {
    throttle: 0,
    steer: 0,
    lift: 0,
    aimYawRad: 0,
    aimPitchRad: 0,
    fire: false,
    sight: false,
    repair: false,
    zoomSteps: 0,
    panX: 0,
    panY: 0,
  };
}

/** How far the gun can be lifted or lowered by the aim, in radians. */
export const aimPitchLimitRad = 1.2;

/** The same direction in (-pi, pi]. */
export function wrapAngleRad(angleRad: number): number {
  const turned = angleRad % (2 * Math.PI);
  if (turned > Math.PI) return turned - 2 * Math.PI;
  if (turned <= -Math.PI) return turned + 2 * Math.PI;
  return turned;
}

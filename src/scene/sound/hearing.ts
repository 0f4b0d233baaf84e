/** What an ear makes of a sound somewhere in the world: how loud, from which side, when, and how dull. */

/** Where the listener is: world metres, and where it looks (0 is +z, counter-clockwise from above). */
export type Ear = { x: number; y: number; z: number; yawRad: number };

export type Heard = {
  /** 0 to 1. */
  gain: number;
  /** -1 is left, 1 is right. */
  pan: number;
  delayS: number;
  /** Above this the air and the ground have swallowed it, Hz. */
  cutoffHz: number;
};

const SOUND_MPS = 343;
/** What is within this is around the ear rather than on one side of it, metres. */
const CLOSE_M = 8;
/** One ear never hears nothing at all of what the other one hears. */
const WIDEST_PAN = 0.85;
const FULL_BAND_HZ = 16_000;
const LEAST_BAND_HZ = 220;
/** Over this distance the air takes half of the band, metres. */
const HALF_BAND_M = 110;
/** The last part of the reach, over which a sound fades out altogether. */
const FADE_SHARE = 0.3;

export function createHeard(): Heard {
  return { gain: 0, pan: 0, delayS: 0, cutoffHz: FULL_BAND_HZ };
}

/**
 * Fills `out` with how a sound at a place (world metres) reaches the ear. It is at its full strength within
 * `loudM` and gone at `reachM`. A place that is no finite number is not heard.
 */
export function hear(
  out: Heard,
  ear: Readonly<Ear>,
  x: number,
  y: number,
  z: number,
  loudM: number,
  reachM: number,
): void {
  const dx = x - ear.x;
  const dy = y - ear.y;
  const dz = z - ear.z;
  const level = Math.hypot(dx, dz);
  const away = Math.hypot(level, dy);
  out.gain = 0;
  out.pan = 0;
  out.delayS = 0;
  out.cutoffHz = FULL_BAND_HZ;
  if (!(away < reachM)) return;
  const fade = Math.min(1, (reachM - away) / (reachM * FADE_SHARE));
  // Less than by the law of distance, as ears are no meters: a far gun is to be heard at all.
  out.gain = Math.min(1, loudM / Math.max(away, 1e-3)) ** 0.85 * fade;
  // Whoever looks along +z has +x on the left.
  const right = Math.sin(ear.yawRad) * dz - Math.cos(ear.yawRad) * dx;
  if (level > 0) out.pan = WIDEST_PAN * (right / level) * Math.min(1, level / CLOSE_M);
  out.delayS = away / SOUND_MPS;
  const ahead = Math.sin(ear.yawRad) * dx + Math.cos(ear.yawRad) * dz;
  const behind = level > CLOSE_M ? Math.max(0, -ahead / level) : 0;
  out.cutoffHz = Math.max(
    LEAST_BAND_HZ,
    (FULL_BAND_HZ * (1 - 0.35 * behind)) / (1 + away / HALF_BAND_M) ** 1.4,
  );
}

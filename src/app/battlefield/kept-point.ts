import type { Aim } from "#scene/battle-view.ts";

/** Behind the tank the eye moves as the aim turns: so many frames find the point. */
const FRAMES = 3;

export interface KeptPoint {
  /** The eye is about to stand elsewhere: what is under the crosshair now is kept there. */
  keep(aim: Readonly<Aim>): void;
  /** After a frame: turns the aim to the point as long as it is kept. */
  look(aim: Readonly<Aim>): void;
}

/** Keeps the point under the crosshair while the eye goes into the gun sight or out of it. */
export function createKeptPoint(setAim: (yawRad: number, pitchRad: number) => void): KeptPoint {
  let x = 0;
  let y = 0;
  let z = 0;
  let frames = 0;
  return {
    keep({ pointX, pointY, pointZ }) {
      x = pointX;
      y = pointY;
      z = pointZ;
      frames = FRAMES;
    },
    look({ pointX, pointY, pointZ, yawRad, pitchRad, distanceM }) {
      if (frames === 0) return;
      frames -= 1;
      // The eye stands before the point that it sees.
      const level = Math.cos(pitchRad) * distanceM;
      const dx = x - (pointX - Math.sin(yawRad) * level);
      const dy = y - (pointY - Math.sin(pitchRad) * distanceM);
      const dz = z - (pointZ - Math.cos(yawRad) * level);
      setAim(Math.atan2(dx, dz), Math.atan2(dy, Math.hypot(dx, dz)));
    },
  };
}

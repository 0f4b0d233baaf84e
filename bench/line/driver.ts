/** Hands at the controls: drives about like somebody in a fight, and shoots now and then. */
import type { Client, Drive } from "#session/client.ts";
import type { Chance } from "../random.ts";

export interface Driver {
  /** A frame of the page. */
  frame(nowMs: number): void;
}

/** Farther out than this it turns back, metres from the middle of the field. */
const EDGE_M = 420;

export function createDriver(client: Client, chance: Chance): Driver {
  const drive: Drive = { throttle: 0, steer: 0, aimYaw: 0, aimPitch: 0, fire: false };
  let changesAtMs = 0;
  return {
    frame(nowMs) {
      const vehicle = client.vehicle();
      if (nowMs >= changesAtMs) {
        changesAtMs = nowMs + chance.between(300, 3_000);
        const mood = chance.next();
        drive.throttle = mood < 0.1 ? 0 : mood < 0.2 ? -1 : 1;
        drive.steer = chance.next() < 0.5 ? 0 : chance.pick([-1, 1, chance.between(-1, 1)]);
        drive.aimYaw = chance.between(-Math.PI, Math.PI);
        drive.aimPitch = chance.between(-0.05, 0.15);
        drive.fire = chance.next() < 0.3;
      }
      if (vehicle !== undefined && Math.hypot(vehicle.x, vehicle.z) > EDGE_M) {
        const off = Math.atan2(-vehicle.x, -vehicle.z) - vehicle.yaw;
        drive.throttle = 1;
        drive.steer = Math.max(-1, Math.min(1, 2 * Math.atan2(Math.sin(off), Math.cos(off))));
      }
      client.drive(drive, nowMs);
    },
  };
}

/** Enough for a correction that comes eight seconds late, whatever the frame rate. */
const ENTRIES = 256;
const EVERY_MS = 32;
const STRIDE = 5;

/** Where the own vehicle was of late, by the clock of the match: what a correction of the past is compared with. */
export interface PathMemory {
  readonly note: (clockMs: number, x: number, y: number, z: number, yawRad: number) => void;
  /** x, y, z and heading at the moment nearest to `clockMs`; undefined when that is out of memory. */
  readonly at: (clockMs: number | undefined) => readonly [number, number, number, number] | undefined;
  /** Corrects the past too, so that a second correction of the same error finds nothing left to do. */
  readonly shift: (dx: number, dy: number, dz: number, turned: number) => void;
  readonly clear: () => void;
}

export function createPathMemory(): PathMemory {
  const ring = new Float64Array(ENTRIES * STRIDE);
  let next = 0;
  let count = 0;
  let notedMs = -Infinity;
  return {
    note(clockMs, x, y, z, yawRad) {
      if (clockMs >= notedMs && clockMs - notedMs < EVERY_MS) return;
      notedMs = clockMs;
      const at = next * STRIDE;
      ring[at] = clockMs;
      ring[at + 1] = x;
      ring[at + 2] = y;
      ring[at + 3] = z;
      ring[at + 4] = yawRad;
      next = (next + 1) % ENTRIES;
      count = Math.min(count + 1, ENTRIES);
    },
    at(clockMs) {
      if (clockMs === undefined || count === 0) return undefined;
      let best = 0;
      let distance = Infinity;
      for (let entry = 0; entry < count; entry += 1) {
        const off = Math.abs(ring[entry * STRIDE]! - clockMs);
        if (off < distance) {
          distance = off;
          best = entry * STRIDE;
        }
      }
      return distance > 250
        ? undefined
        : [ring[best + 1]!, ring[best + 2]!, ring[best + 3]!, ring[best + 4]!];
    },
    shift(dx, dy, dz, turned) {
      for (let at = 0; at < count * STRIDE; at += STRIDE) {
        ring[at + 1]! += dx;
        ring[at + 2]! += dy;
        ring[at + 3]! += dz;
        ring[at + 4]! += turned;
      }
    },
    clear() {
      next = 0;
      count = 0;
      notedMs = -Infinity;
    },
  };
}

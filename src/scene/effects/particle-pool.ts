/** Puffs of smoke, dust and fire as numbers in typed arrays: a ring that overwrites its oldest. */

/** What a puff is born with. One object is filled again for every puff: nothing is allocated. */
export type Puff = {
  x: number;
  y: number;
  z: number;
  velocityX: number;
  velocityY: number;
  velocityZ: number;
  lifeS: number;
  /** Radius at birth and at the end, metres. */
  fromM: number;
  toM: number;
  red: number;
  green: number;
  blue: number;
  alpha: number;
  /** 1 shines by itself and adds light, 0 is lit by the sun. */
  glow: number;
  /** The share of its speed that it loses in a second, as a rate. */
  drag: number;
  /** Acceleration upwards, m/s²; negative falls. */
  riseMps2: number;
};

export function createPuff(): Puff {
  return {
    x: 0,
    y: 0,
    z: 0,
    velocityX: 0,
    velocityY: 0,
    velocityZ: 0,
    lifeS: 1,
    fromM: 1,
    toM: 1,
    red: 1,
    green: 1,
    blue: 1,
    alpha: 1,
    glow: 0,
    drag: 0,
    riseMps2: 0,
  };
}

export interface ParticlePool {
  readonly capacity: number;
  /** How many are alive. */
  readonly count: number;
  /** Four numbers for each living puff: x, y, z and radius. */
  readonly places: Float32Array;
  /** Red, green, blue, alpha of each. */
  readonly looks: Float32Array;
  /** Turn in radians and glow of each. */
  readonly turns: Float32Array;
  /** False when the puff holds something that is no finite number, or never lives. */
  add(puff: Readonly<Puff>, turnRad: number): boolean;
  /** Moves all on and packs the living into the arrays. */
  step(elapsedS: number, windX: number, windZ: number): void;
  clear(): void;
}

const stride = 16;
const px = 0;
const vx = 3;
const age = 6;
const life = 7;
const from = 8;
const to = 9;
const alphaAt = 10;
const glowAt = 11;
const dragAt = 12;
const riseAt = 13;
const turnAt = 14;

export function createParticlePool(capacity: number): ParticlePool {
  const state = new Float64Array(capacity * stride);
  const colours = new Float32Array(capacity * 3);
  const places = new Float32Array(capacity * 4);
  const looks = new Float32Array(capacity * 4);
  const turns = new Float32Array(capacity * 2);
  let next = 0;
  let count = 0;

  function write(at: number, index: number): void {
    const share = state[at + age]! / state[at + life]!;
    const grown = 1 - (1 - share) * (1 - share);
    const out = count * 4;
    places[out] = state[at + px]!;
    places[out + 1] = state[at + px + 1]!;
    places[out + 2] = state[at + px + 2]!;
    places[out + 3] = state[at + from]! + (state[at + to]! - state[at + from]!) * grown;
    looks[out] = colours[index * 3]!;
    looks[out + 1] = colours[index * 3 + 1]!;
    looks[out + 2] = colours[index * 3 + 2]!;
    const fadeIn = Math.min(1, share * 12);
    looks[out + 3] = state[at + alphaAt]! * fadeIn * (1 - share) ** 1.3;
    turns[count * 2] = state[at + turnAt]! + share * 0.8;
    turns[count * 2 + 1] = state[at + glowAt]!;
    count += 1;
  }

  return {
    capacity,
    get count() {
      return count;
    },
    places,
    looks,
    turns,
    add(puff, turnRad) {
      const sum =
        puff.x + puff.y + puff.z + puff.velocityX + puff.velocityY + puff.velocityZ + puff.fromM + puff.toM;
      if (!Number.isFinite(sum + puff.alpha + puff.lifeS + turnRad) || puff.lifeS <= 0) return false;
      const at = next * stride;
      state[at + px] = puff.x;
      state[at + px + 1] = puff.y;
      state[at + px + 2] = puff.z;
      state[at + vx] = puff.velocityX;
      state[at + vx + 1] = puff.velocityY;
      state[at + vx + 2] = puff.velocityZ;
      state[at + age] = 0;
      state[at + life] = puff.lifeS;
      state[at + from] = puff.fromM;
      state[at + to] = puff.toM;
      state[at + alphaAt] = puff.alpha;
      state[at + glowAt] = puff.glow;
      state[at + dragAt] = puff.drag;
      state[at + riseAt] = puff.riseMps2;
      state[at + turnAt] = turnRad;
      colours[next * 3] = puff.red;
      colours[next * 3 + 1] = puff.green;
      colours[next * 3 + 2] = puff.blue;
      next = (next + 1) % capacity;
      return true;
    },
    step(elapsedS, windX, windZ) {
      count = 0;
      if (!(elapsedS >= 0)) return;
      // From the oldest to the newest, so that what is drawn last is new.
      for (let step = 0; step < capacity; step++) {
        const index = (next + step) % capacity;
        const at = index * stride;
        if (state[at + life] === 0) continue;
        state[at + age]! += elapsedS;
        if (state[at + age]! >= state[at + life]!) {
          state[at + life] = 0;
          continue;
        }
        const kept = Math.exp(-state[at + dragAt]! * elapsedS);
        // What drag takes from the puff's own motion, the wind gives.
        state[at + vx] = windX + (state[at + vx]! - windX) * kept;
        state[at + vx + 1] = state[at + vx + 1]! * kept + state[at + riseAt]! * elapsedS;
        state[at + vx + 2] = windZ + (state[at + vx + 2]! - windZ) * kept;
        for (let axis = 0; axis < 3; axis++) state[at + px + axis]! += state[at + vx + axis]! * elapsedS;
        write(at, index);
      }
    },
    clear() {
      state.fill(0);
      count = 0;
    },
  };
}

/** What a shot, a hit, an explosion, a fire and moving tracks look like in puffs. */
import type { Random } from "#game/random.ts";
import type { ParticlePool } from "./particle-pool.ts";
import { createPuff } from "./particle-pool.ts";

type Vector = Readonly<ArrayLike<number>>;

export interface Recipes {
  /** A muzzle at `at` that fires along `way`; `size` 1 is a 7.5 cm gun. */
  muzzle(at: Vector, way: Vector, groundY: number, size: number): void;
  /** A shell in the ground or in cover. */
  groundHit(at: Vector, size: number): void;
  /** A shell on armour. */
  armourHit(at: Vector, size: number): void;
  explosion(at: Vector, size: number): void;
  /** A breath of a burning wreck. */
  fire(x: number, y: number, z: number): void;
  /** A breath of a damaged engine; `share` of its power is left. */
  damageSmoke(x: number, y: number, z: number, share: number): void;
  /** Dust behind a track that runs at `speedMps`. */
  trackDust(x: number, y: number, z: number, speedMps: number): void;
}

/** `plenty` 1 is full, less leaves puffs out. */
export function createRecipes(pool: ParticlePool, random: Random, plenty: number): Recipes {
  const puff = createPuff();
  const spread = (by: number): number => (random() * 2 - 1) * by;

  function colour(red: number, green: number, blue: number, alpha: number, glow: number): void {
    puff.red = red;
    puff.green = green;
    puff.blue = blue;
    puff.alpha = alpha;
    puff.glow = glow;
  }

  function size(fromM: number, toM: number, lifeS: number): void {
    puff.fromM = fromM;
    puff.toM = toM;
    puff.lifeS = lifeS * (0.75 + random() * 0.5);
  }

  function motion(x: number, y: number, z: number, drag: number, riseMps2: number): void {
    puff.velocityX = x;
    puff.velocityY = y;
    puff.velocityZ = z;
    puff.drag = drag;
    puff.riseMps2 = riseMps2;
  }

  function at(x: number, y: number, z: number): void {
    puff.x = x;
    puff.y = y;
    puff.z = z;
  }

  const add = (): void => {
    pool.add(puff, random() * 6.28);
  };
  const count = (most: number): number => Math.max(1, Math.round(most * plenty));

  function flash(place: Vector, radius: number, lifeS: number): void {
    at(place[0]!, place[1]!, place[2]!);
    motion(0, 0, 0, 0, 0);
    size(radius * 0.7, radius * 1.3, lifeS);
    colour(3.2, 2.1, 0.9, 1, 1);
    add();
    size(radius * 0.4, radius * 0.7, lifeS * 0.8);
    colour(3, 2.8, 2, 1, 1);
    add();
  }

  function sparks(place: Vector, many: number, speed: number): void {
    for (let each = count(many); each > 0; each--) {
      at(place[0]!, place[1]!, place[2]!);
      motion(spread(speed), random() * speed, spread(speed), 0.8, -9.8);
      size(0.11, 0.03, 0.7);
      colour(3.4, 1.7, 0.5, 1, 1);
      add();
    }
  }

  return {
    muzzle(place, way, groundY, scale) {
      for (let each = 0; each < count(5); each++) {
        const out = 4 + each * 4;
        at(
          place[0]! + way[0]! * each * 0.5,
          place[1]! + way[1]! * each * 0.5,
          place[2]! + way[2]! * each * 0.5,
        );
        motion(
          way[0]! * out + spread(1),
          way[1]! * out + 0.5 + spread(0.6),
          way[2]! * out + spread(1),
          3.2,
          0.3,
        );
        size(0.4 * scale, 1.9 * scale, 1.5);
        colour(0.72, 0.68, 0.62, 0.8, 0);
        add();
      }
      // The blast lifts dust off the ground in front.
      if (place[1]! - groundY < 4) {
        for (let each = 0; each < count(7); each++) {
          at(place[0]! + way[0]! * 1.5 + spread(1.6), groundY + 0.3, place[2]! + way[2]! * 1.5 + spread(1.6));
          motion(way[0]! * 3 + spread(4.5), 0.6 + random(), way[2]! * 3 + spread(4.5), 2.4, 0.1);
          size(0.5, 2.3, 1.8);
          colour(0.66, 0.54, 0.38, 0.7, 0);
          add();
        }
      }
      flash(place, 1.5 * scale, 0.11);
    },
    groundHit(place, scale) {
      flash(place, 0.9 * scale, 0.09);
      for (let each = 0; each < count(10); each++) {
        const steep = random();
        at(place[0]! + spread(0.4), place[1]! + 0.2, place[2]! + spread(0.4));
        motion(spread(3.2), 3 + steep * 9 * scale, spread(3.2), 2, -3.5);
        size(0.4 * scale, (1.4 + random()) * scale, 1.7);
        colour(0.42, 0.33, 0.23, 0.75, 0);
        add();
      }
      for (let each = 0; each < count(6); each++) {
        at(place[0]!, place[1]! + 0.3, place[2]!);
        motion(spread(5), 0.5 + random(), spread(5), 2.4, 0.15);
        size(0.7 * scale, 2.8 * scale, 2.4);
        colour(0.68, 0.56, 0.4, 0.7, 0);
        add();
      }
    },
    armourHit(place, scale) {
      flash(place, 1.3 * scale, 0.12);
      sparks(place, 14, 9);
      for (let each = 0; each < count(5); each++) {
        at(place[0]!, place[1]!, place[2]!);
        motion(spread(2.4), 1 + random() * 2, spread(2.4), 2, 0.6);
        size(0.4, 1.7 * scale, 1.3);
        colour(0.28, 0.26, 0.25, 0.6, 0);
        add();
      }
    },
    explosion(place, scale) {
      // What is added last is drawn over the rest: smoke, fire in it, light over all.
      for (let each = 0; each < count(16); each++) {
        at(place[0]! + spread(1.6), place[1]! + random() * 2, place[2]! + spread(1.6));
        motion(spread(4), 2.5 + random() * 6, spread(4), 1.5, 0.9);
        size(1.1 * scale, 4.4 * scale, 4);
        colour(0.1, 0.09, 0.085, 0.85, 0);
        add();
      }
      for (let each = 0; each < count(18); each++) {
        at(place[0]! + spread(1.2), place[1]! + random() * 1.8, place[2]! + spread(1.2));
        motion(spread(6), 2 + random() * 8, spread(6), 2.2, 1);
        size(0.9 * scale, 2.6 * scale, 0.8);
        colour(2.3, 0.95 + random() * 0.4, 0.22, 0.95, 0.8);
        add();
      }
      sparks(place, 26, 15);
      flash(place, 5 * scale, 0.2);
    },
    fire(x, y, z) {
      at(x + spread(0.6), y, z + spread(0.6));
      motion(spread(0.4), 1.6 + random(), spread(0.4), 0.4, 0.6);
      size(0.75, 0.3, 0.7);
      colour(2.4, 0.95, 0.2, 0.9, 0.85);
      add();
      at(x + spread(0.4), y + 0.7, z + spread(0.4));
      motion(spread(0.4), 2.4 + random() * 0.8, spread(0.4), 0.32, 0.25);
      size(0.7, 4.2, 6.5);
      colour(0.075, 0.07, 0.068, 0.72, 0);
      add();
    },
    damageSmoke(x, y, z, share) {
      const grey = 0.2 + 0.5 * Math.max(0, share);
      at(x + spread(0.3), y, z + spread(0.3));
      motion(spread(0.3), 1.3 + random() * 0.6, spread(0.3), 0.5, 0.2);
      size(0.3, 1.9, 2.6);
      colour(grey, grey * 0.97, grey * 0.94, 0.65, 0);
      add();
    },
    trackDust(x, y, z, speedMps) {
      at(x + spread(0.35), y + 0.25, z + spread(0.35));
      motion(spread(0.8), 0.5 + random() * 0.6, spread(0.8), 1.4, 0.06);
      size(0.35, 1.2 + Math.min(1.3, Math.abs(speedMps) * 0.12), 1.9);
      colour(0.7, 0.57, 0.4, Math.min(0.75, 0.2 + Math.abs(speedMps) * 0.06), 0);
      add();
    },
  };
}

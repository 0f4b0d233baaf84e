/**
 * Weapons and ammunition. Calibres and muzzle velocities are those of the real guns; damage is tuned so
 * that three to six hits destroy a tank of the same weight.
 */
export type Ammunition = {
  /** The wire's `ammo` attribute. */
  readonly id: string;
  readonly title: string;
  readonly muzzleVelocityMps: number;
  /** Quadratic drag: the deceleration is this times the speed's square, 1/m. */
  readonly dragPerM: number;
  /** Hit points that a direct hit takes. */
  readonly damage: number;
  /** Hit points that the blast takes at its centre, falling to 0 at `blastRadiusM`. */
  readonly blastDamage: number;
  readonly blastRadiusM: number;
};

export type Weapon = {
  /** The wire's `weapon` attribute. */
  readonly id: string;
  readonly title: string;
  readonly calibreMm: number;
  readonly reloadS: number;
  /** Ids of what it can fire. */
  readonly ammunition: readonly string[];
};

const armourPiercing = { blastDamage: 0, blastRadiusM: 0 };

export const AMMUNITION: readonly Ammunition[] = [
  {
    id: "Pzgr39_42",
    title: "Panzergranate 39/42",
    muzzleVelocityMps: 935,
    dragPerM: 0.00018,
    damage: 110,
    ...armourPiercing,
  },
  {
    id: "Pzgr40_42",
    title: "Panzergranate 40/42",
    muzzleVelocityMps: 1120,
    dragPerM: 0.00034,
    damage: 95,
    ...armourPiercing,
  },
  {
    id: "Sprgr42",
    title: "Sprenggranate 42",
    muzzleVelocityMps: 700,
    dragPerM: 0.00022,
    damage: 35,
    blastDamage: 60,
    blastRadiusM: 6,
  },
  {
    id: "Pzgr39",
    title: "Panzergranate 39",
    muzzleVelocityMps: 790,
    dragPerM: 0.0002,
    damage: 80,
    ...armourPiercing,
  },
  {
    id: "Sprgr34",
    title: "Sprenggranate 34",
    muzzleVelocityMps: 550,
    dragPerM: 0.00024,
    damage: 25,
    blastDamage: 50,
    blastRadiusM: 5.5,
  },
  {
    id: "Pzgr39_1",
    title: "Panzergranate 39/1",
    muzzleVelocityMps: 835,
    dragPerM: 0.00026,
    damage: 55,
    ...armourPiercing,
  },
  {
    id: "Sprgr38",
    title: "Sprenggranate 38",
    muzzleVelocityMps: 550,
    dragPerM: 0.0003,
    damage: 16,
    blastDamage: 32,
    blastRadiusM: 4.5,
  },
  {
    id: "Pzgr39_43",
    title: "Panzergranate 39/43",
    muzzleVelocityMps: 1000,
    dragPerM: 0.00014,
    damage: 150,
    ...armourPiercing,
  },
  {
    id: "Sprgr43",
    title: "Sprenggranate 43",
    muzzleVelocityMps: 750,
    dragPerM: 0.00018,
    damage: 50,
    blastDamage: 90,
    blastRadiusM: 8,
  },
  {
    // MMOG example 64
    id: "PsgrL/4,4mBdZ",
    title: "Panzersprenggranate L/4,4",
    muzzleVelocityMps: 820,
    dragPerM: 0.00008,
    damage: 200,
    blastDamage: 160,
    blastRadiusM: 14,
  },
];

export const WEAPONS: readonly Weapon[] = [
  {
    id: "KwK42L70",
    title: "7.5 cm KwK 42 L/70",
    calibreMm: 75,
    reloadS: 4,
    ammunition: ["Pzgr39_42", "Pzgr40_42", "Sprgr42"],
  },
  {
    id: "KwK40L48",
    title: "7.5 cm KwK 40 L/48",
    calibreMm: 75,
    reloadS: 3.2,
    ammunition: ["Pzgr39", "Sprgr34"],
  },
  {
    id: "KwK39L60",
    title: "5 cm KwK 39 L/60",
    calibreMm: 50,
    reloadS: 2,
    ammunition: ["Pzgr39_1", "Sprgr38"],
  },
  {
    id: "PaK43L71",
    title: "8.8 cm PaK 43 L/71",
    calibreMm: 88,
    reloadS: 5.5,
    ammunition: ["Pzgr39_43", "Sprgr43"],
  },
  {
    id: "38cmS.K.C/34",
    title: "38 cm S.K. C/34",
    calibreMm: 380,
    reloadS: 20,
    ammunition: ["PsgrL/4,4mBdZ"],
  },
];

/** The ammunition called `id`, undefined when the catalogue has none. */
export function findAmmunition(id: string): Ammunition | undefined {
  return AMMUNITION.find((ammunition) => ammunition.id === id);
}

/** The weapon called `id`, undefined when the catalogue has none. */
export function findWeapon(id: string): Weapon | undefined {
  return WEAPONS.find((weapon) => weapon.id === id);
}

/** What sets the models apart to the eye, beside the measures that the catalogue has. */
export type TankStyle = {
  /** The share of the hull's length that the sloped front takes, and the rear. */
  readonly glacis: number;
  readonly rear: number;
  /** How much narrower the top of the hull is. */
  readonly tumblehome: number;
  readonly roadWheels: number;
  /** Plates that hang over the tracks. */
  readonly skirts: boolean;
  readonly turret: "wedge" | "round" | "box" | "none";
  readonly muzzleBrake: boolean;
  /** Radius of the barrel at the mantlet, metres. */
  readonly barrelM: number;
  /** Base colour before the team's paint. */
  readonly base: string;
};

const styles: Readonly<Record<string, TankStyle>> = {
  King: {
    glacis: 0.2,
    rear: 0.06,
    tumblehome: 0.12,
    roadWheels: 7,
    skirts: true,
    turret: "wedge",
    muzzleBrake: true,
    barrelM: 0.15,
    base: "#8f8466",
  },
  "Queen Consort": {
    glacis: 0.34,
    rear: 0.12,
    tumblehome: 0.2,
    roadWheels: 6,
    skirts: false,
    turret: "wedge",
    muzzleBrake: true,
    barrelM: 0.12,
    base: "#878a66",
  },
  Councillor: {
    glacis: 0.24,
    rear: 0.1,
    tumblehome: 0.1,
    roadWheels: 5,
    skirts: false,
    turret: "round",
    muzzleBrake: false,
    barrelM: 0.12,
    base: "#7f8462",
  },
  Chevalier: {
    glacis: 0.44,
    rear: 0.2,
    tumblehome: 0.26,
    roadWheels: 4,
    skirts: false,
    turret: "round",
    muzzleBrake: false,
    barrelM: 0.08,
    base: "#938a68",
  },
  Bombard: {
    glacis: 0.3,
    rear: 0.2,
    tumblehome: 0.3,
    roadWheels: 6,
    skirts: true,
    turret: "none",
    muzzleBrake: true,
    barrelM: 0.15,
    base: "#86805f",
  },
};

/** The style of a model; models that nobody drew yet look like the medium tank. */
export function tankStyle(modelId: string): TankStyle {
  return styles[modelId] ?? styles["Queen Consort"]!;
}

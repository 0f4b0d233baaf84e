export const BATTLEFIELD_NAMES = ["Valley", "Moor", "Coast"] as const;
export type BattlefieldName = (typeof BATTLEFIELD_NAMES)[number];

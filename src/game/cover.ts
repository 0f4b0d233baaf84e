export type CoverKind = "tree" | "rock" | "house" | "hedge" | "wall";

/** Something that stands on the field: round (tree, rock) or a box (house, hedge, wall). */
export type Cover = {
  readonly kind: CoverKind;
  /** The middle of its foot; y is the lowest ground under it. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Trunk or rock; for a box the circle around it. */
  readonly radiusM: number;
  readonly heightM: number;
  /** Half sides along and across `directionX/Z`; equal to the radius for what is round. */
  readonly halfLengthM: number;
  readonly halfWidthM: number;
  /** The unit direction of the length on the ground. */
  readonly directionX: number;
  readonly directionZ: number;
  readonly round: boolean;
  /** Whether it stops shells; a hedge only hides. */
  readonly blocksShells: boolean;
  /** Whether tanks must go around it; a hedge is driven through. */
  readonly blocksTanks: boolean;
};

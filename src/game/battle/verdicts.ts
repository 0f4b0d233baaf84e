import type { Pose } from "../pose.ts";

/** Why a turn is proven to break the rules; the service kicks for it (MMOG 7.6, errata E-133). */
export type InvalidCode =
  | "unknown-character"
  | "foreign-character"
  | "unknown-node"
  | "unknown-weapon"
  | "unknown-ammunition"
  | "not-a-number"
  | "impossible-speed"
  | "impossible-muzzle"
  | "impossible-reload";

/** Why a shot or a repair is not granted although nobody need have cheated. */
export type RefusedCode =
  | "destroyed"
  | "gun-silent"
  | "reloading"
  | "muzzle-away"
  | "view-away"
  | "moving"
  | "busy"
  | "no-kit"
  | "intact";

export type Invalid = { readonly kind: "invalid"; readonly code: InvalidCode };
export type Refused = { readonly kind: "refused"; readonly code: RefusedCode };

/**
 * accepted: distribute it. late: older than what is known, or of a wreck: drop it, nobody is to blame.
 * corrected: distribute `pose` instead, to the sender too. invalid: proven, see InvalidCode.
 * The pose belongs to the battle and is valid until its next call.
 */
export type MoveVerdict =
  | { readonly kind: "accepted" }
  | { readonly kind: "late" }
  | { readonly kind: "corrected"; readonly pose: Readonly<Pose> }
  | Invalid;

/** accepted: a shell flies; its muzzle and direction (maybe adjusted) are in `shell`. */
export type ShotVerdict = { readonly kind: "accepted" } | Refused | Invalid;

/** accepted: the repair has begun and ends at `readyAtMs` of match time with a `repaired` event. */
export type RepairVerdict = { readonly kind: "accepted"; readonly readyAtMs: number } | Refused | Invalid;

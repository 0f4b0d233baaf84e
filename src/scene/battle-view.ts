/** Where the camera is, and what the scene tells others about it. */

/**
 * - `chase`: behind and above the local tank, looking along the aim.
 * - `sight`: through the local tank's gun sight, `zoom` 1 to 8.
 * - `follow`: around the character in `slot`, for spectators.
 * - `free`: flies by the same intent that drives a tank.
 * - `top`: straight down, as on a map.
 */
export type BattleView =
  | { readonly kind: "chase" }
  | { readonly kind: "sight"; readonly zoom: number }
  | { readonly kind: "follow"; readonly slot: number }
  | { readonly kind: "free" }
  | { readonly kind: "top" };

/** What the camera looks along and the point of the ground or cover that it meets. Reused every frame. */
export type Aim = {
  yawRad: number;
  pitchRad: number;
  /** World metres. */
  pointX: number;
  pointY: number;
  pointZ: number;
  /** From the camera to the point in metres; the far end of sight when the line meets only the sky. */
  distanceM: number;
};

/** Where a character's name belongs on the screen. Entries are reused: read them before the next frame. */
export type SceneLabel = {
  slot: number;
  /** CSS pixels from the canvas's upper left corner. */
  x: number;
  y: number;
  /** From the camera in metres. */
  distanceM: number;
  /** In front of the camera, on the canvas and not hidden behind the ground. */
  visible: boolean;
};

export type SceneStats = {
  drawCalls: number;
  triangles: number;
  /** JavaScript time of the latest frame in milliseconds. */
  frameMs: number;
  /** Mean time between frames of late, in milliseconds. */
  intervalMs: number;
  geometries: number;
  textures: number;
};

/** `lowest` is for a computer without a graphics card: see quality.ts. */
export type SceneQuality = "lowest" | "low" | "medium" | "high";

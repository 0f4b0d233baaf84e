/** The drawn battle as the page sees it: it asks for frames, says what is looked at, and reads back where things are. */
import type { Battlefield } from "#game/battlefield.ts";
import type { Random } from "#game/random.ts";
import type { BattleModel } from "#store/battle-model.ts";
import type { Aim, BattleView, SceneLabel, SceneQuality, SceneStats } from "./battle-view.ts";
import type { DriveIntent } from "./controls/drive-intent.ts";

export type BattleSceneOptions = {
  readonly canvas: HTMLCanvasElement;
  readonly model: BattleModel;
  readonly battlefield: Battlefield;
  /** The time of day as the match says it; one that is not known is day. */
  readonly light: string;
  readonly quality: SceneQuality;
  readonly reducedMotion: boolean;
  /** CSS colours (#rrggbb) by the teams' names; the order of the keys also gives the teams their shapes. */
  readonly teamColours: Readonly<Record<string, string>>;
  /** Chance for what only looks: smoke, dust, sparks. */
  readonly random: Random;
};

export interface BattleScene {
  /** The size in CSS pixels, and device pixels for each. */
  resize(width: number, height: number, pixelRatio: number): void;
  /**
   * Draws once for nobody: the graphics card compiles and takes over everything now, so that the first frame that is
   * seen takes no longer than others. Call it after `resize`, before the canvas is shown.
   */
  warmUp(): void;
  /**
   * Samples the model and draws one frame of this instant of local time. `battleMs` is the
   * instant on the clock that the battle runs by, where that is another one: the camera always moves by `nowMs`.
   */
  frame(nowMs: number, battleMs?: number): void;
  setView(view: BattleView): void;
  /** What the camera follows from now on: the aim in chase and sight, the orbit in follow, the flight in free. */
  steer(intent: Readonly<DriveIntent>): void;
  /** Where the camera looks, as of the last frame. */
  readonly aim: Readonly<Aim>;
  /**
   * Fills `out` with one label for each placed character and says how many there are; entries that are
   * missing are added, none is removed. As of the last frame.
   */
  labels(out: SceneLabel[]): number;
  setQuality(quality: SceneQuality): void;
  setReducedMotion(reducedMotion: boolean): void;
  stats(): Readonly<SceneStats>;
  /** Frees everything on the graphics card; the scene is of no use afterwards. */
  dispose(): void;
}

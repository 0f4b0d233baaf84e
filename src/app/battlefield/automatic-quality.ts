import type { SceneQuality } from "#scene/battle-view.ts";

/** What is spent on the picture: the scene's quality, and the share of the screen's pixels that are drawn a side. */
type PictureLevel = { readonly quality: SceneQuality; readonly resolution: number };

/** From the best to what even software drawing manages. */
const LEVELS: readonly PictureLevel[] = [
  { quality: "high", resolution: 1 },
  { quality: "medium", resolution: 1 },
  { quality: "low", resolution: 1 },
  { quality: "low", resolution: 0.7 },
  { quality: "lowest", resolution: 1 },
];
const START = 1;
const SOFTWARE_START = 4;

/** Frames that are judged together: so many, or, where they are slow, all of so many milliseconds. */
const WINDOW_FRAMES = 60;
const WINDOW_MS = 2_000;
/** Frames after a change that say nothing: the scene was being rebuilt. */
const SETTLING_FRAMES = 10;
/** A longer gap is a hidden tab, no slow frame; unless the one before was as long. Milliseconds. */
const GAP_MS = 400;
const HIDDEN_MS = 10_000;
const SLOW_MS = 30;
/** So quick in its own work that a better picture should do, milliseconds. */
const IDLE_WORK_MS = 4;
const QUICK_MS = 18;
const QUICK_WINDOWS = 8;

export interface AutomaticQuality {
  readonly level: PictureLevel;
  /** Takes the time since the last frame and the script's share of it, ms. True when the level has changed. */
  note(intervalMs: number, workMs: number): boolean;
  /** A new scene begins: its first frames say nothing, and it may turn out quicker than the last one. */
  settle(): void;
}

/**
 * Finds the best picture that moves smoothly. It goes down as often as it must, and in one scene up only before it
 * has gone down: a picture that changes for ever is worse than either.
 */
export function createAutomaticQuality(isSoftware: boolean): AutomaticQuality {
  let at = isSoftware ? SOFTWARE_START : START;
  let mayRise = !isSoftware;
  let settling = SETTLING_FRAMES;
  let frames = 0;
  let sumMs = 0;
  let workSumMs = 0;
  let quickWindows = 0;
  let wasGap = false;

  function rest(): void {
    settling = SETTLING_FRAMES;
    frames = 0;
    sumMs = 0;
    workSumMs = 0;
    quickWindows = 0;
    wasGap = false;
  }

  function move(to: number): boolean {
    at = to;
    rest();
    return true;
  }

  return {
    get level() {
      return LEVELS[at]!;
    },
    settle() {
      rest();
      mayRise = !isSoftware;
    },
    note(intervalMs, workMs) {
      if (!(intervalMs > 0) || intervalMs > HIDDEN_MS) return false;
      const isHidden = intervalMs > GAP_MS && !wasGap;
      wasGap = intervalMs > GAP_MS;
      if (isHidden) return false;
      if (settling > 0) {
        settling -= 1;
        return false;
      }
      frames += 1;
      sumMs += intervalMs;
      workSumMs += workMs;
      if (frames < WINDOW_FRAMES && sumMs < WINDOW_MS) return false;
      const meanMs = sumMs / frames;
      const meanWorkMs = workSumMs / frames;
      frames = 0;
      sumMs = 0;
      workSumMs = 0;
      if (meanMs > SLOW_MS) {
        mayRise = false;
        return at < LEVELS.length - 1 && move(at + 1);
      }
      quickWindows = meanMs < QUICK_MS && meanWorkMs < IDLE_WORK_MS ? quickWindows + 1 : 0;
      return mayRise && at > 0 && quickWindows >= QUICK_WINDOWS && move(at - 1);
    },
  };
}

/** Whether WebGL is drawn by the processor, as far as the browser says; also true where there is no WebGL 2. */
export function isSoftwareDrawn(page: Document): boolean {
  const gl = page.createElement("canvas").getContext("webgl2");
  if (gl === null) return true;
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const name: unknown = info === null ? "" : gl.getParameter(info.UNMASKED_RENDERER_WEBGL);
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return typeof name === "string" && /swiftshader|llvmpipe|software|basic render/i.test(name);
}

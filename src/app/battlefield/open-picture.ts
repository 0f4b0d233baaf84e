import type { BattleLoop } from "#app/battlefield/battle-loop.ts";
import {
  type AutomaticQuality,
  createAutomaticQuality,
  isSoftwareDrawn,
} from "#app/battlefield/automatic-quality.ts";
import { teamColours } from "#app/battlefield/team-colours.ts";
import { createBattlefield } from "#game/battlefield.ts";
import { BATTLEFIELD_NAMES } from "#game/battlefield/names.ts";
import type { BattleScene } from "#scene/battle-scene.ts";
import type { Client } from "#session/client.ts";
import type { Quality } from "#store/settings-store.ts";

export type PictureOptions = {
  readonly client: Client;
  readonly region: HTMLElement;
  readonly loop: BattleLoop;
  /** The battlefield as the match says it. */
  readonly name: string;
  readonly seed: number;
  /** The time of day as the match says it. */
  readonly light: string;
  readonly quality: Quality;
  /** Undefined follows the system. */
  readonly reducedMotion: boolean | undefined;
  /** True with the first frame; false when this browser can't draw or the battlefield is not known. */
  readonly onShown: (isDrawn: boolean) => void;
};

/** What this machine manages is found out once, not in each battle anew. */
let found: AutomaticQuality | undefined;

/** Loads the scene, gives it a canvas in the region and lets the loop draw; the returned function ends all that. */
export function openPicture(options: PictureOptions): () => void {
  let isOpen = true;
  let close = (): void => undefined;
  void openScene(options, () => isOpen).then(
    (opened) => {
      if (opened === undefined) return isOpen && options.onShown(false);
      if (!isOpen) return opened();
      close = opened;
      return options.onShown(true);
    },
    () => isOpen && options.onShown(false),
  );
  return () => {
    isOpen = false;
    close();
  };
}

/** Undefined where there is nothing to be drawn, or nobody to draw it for any more. */
async function openScene(
  options: PictureOptions,
  isWanted: () => boolean,
): Promise<(() => void) | undefined> {
  const { client, region, loop, seed, quality } = options;
  const name = BATTLEFIELD_NAMES.find((each) => each.toLowerCase() === options.name.toLowerCase());
  if (name === undefined) return undefined;
  const { createBattleScene } = await import("#scene/create-battle-scene.ts");
  if (!isWanted()) return undefined;
  const page = region.ownerDocument;
  const view = page.defaultView ?? window;
  const lessMotion = view.matchMedia("(prefers-reduced-motion: reduce)");
  const field = createBattlefield(name, seed);
  found ??= createAutomaticQuality(isSoftwareDrawn(page));
  const automatic = found;
  automatic.settle();
  const canvas = page.createElement("canvas");
  const scene = createBattleScene({
    canvas,
    model: client.battle,
    battlefield: field,
    light: options.light,
    quality: quality === "automatic" ? automatic.level.quality : quality,
    reducedMotion: options.reducedMotion ?? lessMotion.matches,
    teamColours: teamColours(
      region,
      client.stores.room.getState().teams.map((team) => team.name),
    ),
    random: Math.random,
  });

  function fit(): void {
    const { width, height } = region.getBoundingClientRect();
    const resolution = quality === "automatic" ? automatic.level.resolution : 1;
    scene.resize(width, height, resolution < 1 ? resolution : view.devicePixelRatio);
  }
  fit();
  try {
    scene.warmUp();
  } catch (cause) {
    scene.dispose();
    throw cause;
  }
  const observer = new ResizeObserver(fit);
  observer.observe(region);
  region.prepend(canvas);
  const followSystem = (): void => scene.setReducedMotion(options.reducedMotion ?? lessMotion.matches);
  lessMotion.addEventListener("change", followSystem);
  const watched = quality === "automatic" ? measured(scene, automatic, fit) : scene;
  loop.setPicture({ scene: watched, field });

  return () => {
    loop.setPicture(undefined);
    observer.disconnect();
    lessMotion.removeEventListener("change", followSystem);
    scene.dispose();
    canvas.remove();
  };
}

/** The scene with a look at the clock: what it takes decides how much is drawn. */
function measured(scene: BattleScene, automatic: AutomaticQuality, fit: () => void): BattleScene {
  let lastMs = Number.NaN;
  return {
    ...scene,
    frame(pageMs, nowMs) {
      const isOther = automatic.note(pageMs - lastMs, scene.stats().frameMs);
      lastMs = pageMs;
      if (isOther) {
        scene.setQuality(automatic.level.quality);
        fit();
      }
      scene.frame(pageMs, nowMs);
    },
  };
}

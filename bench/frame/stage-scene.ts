import { createBattlefield } from "#game/battlefield.ts";
import { createRandom } from "#game/random.ts";
import { createBattleModel } from "#store/battle-model.ts";
import type { SceneQuality } from "#scene/battle-view.ts";
import { createBattleScene } from "#scene/create-battle-scene.ts";
import { addFleet, tellModel } from "./tell-model.ts";

/** The whole game scene on the Valley with the fleet in it. */
export function stageScene(canvas: HTMLCanvasElement, tanks: number, quality: SceneQuality) {
  const model = createBattleModel({ capacity: Math.max(8, tanks) });
  const battlefield = createBattlefield("Valley", 1);
  addFleet(model, tanks);
  const scene = createBattleScene({
    canvas,
    model,
    battlefield,
    light: "day",
    quality,
    reducedMotion: false,
    teamColours: { York: "#f5ecd2", Lancaster: "#e2475c" },
    random: createRandom(1),
  });
  return {
    scene,
    /** A turn of everybody arrives; `crowded` puts them all into the scene's first view, each kind near and far. */
    receive(nowMs: number, { crowded = false } = {}): void {
      for (let tank = 0; tank < tanks; tank++)
        tellModel(model, tank, nowMs, nowMs, (hull) => {
          if (crowded) {
            hull[0] = -190 + ((tank % 20) - 9.5) * 1.5;
            hull[2] = 75 + (Math.floor(tank / 5) % 4) * 30;
            hull[1] = battlefield.heightAt(hull[0]!, hull[2]!);
          } else hull[1] = battlefield.heightAt(hull[0]!, hull[2]!);
        });
    },
  };
}

import type { BattleSound } from "#scene/sound/create-battle-sound.ts";
import type { Ear } from "#scene/sound/hearing.ts";
import type { BattleModel } from "#store/battle-model.ts";

/** Gestures after which a browser lets a page be heard. */
const GESTURES = ["pointerdown", "pointerup", "keydown", "touchend"] as const;

export interface SoundOutput {
  /** Once a frame, after the model has been sampled. */
  frame(nowMs: number, ear: Readonly<Ear>): void;
  /** 0 to 1; nothing is made at 0. */
  setVolume(volume: number): void;
  dispose(): void;
}

type Opened = { readonly context: AudioContext; readonly sound: BattleSound };

/**
 * The sound of a battle on this page: nothing before the page has been clicked or a key pressed, nothing while the
 * page is hidden or muted, and nothing is left when the battle is. Without Web Audio the battle is silent.
 */
export function openSound(model: BattleModel, page: Document): SoundOutput {
  let opened: Opened | undefined;
  let isOpening = false;
  let isDisposed = false;
  let isTouched = page.defaultView?.navigator.userActivation?.hasBeenActive ?? false;
  let volume = 0;

  const isHeard = (): boolean => volume > 0 && isTouched && page.visibilityState === "visible";

  async function open(): Promise<void> {
    if (isOpening || opened !== undefined) return;
    isOpening = true;
    const { createBattleSound } = await import("#scene/sound/create-battle-sound.ts");
    if (isDisposed) return;
    const context = new AudioContext({ latencyHint: "interactive" });
    opened = { context, sound: createBattleSound({ context, model, random: Math.random }) };
    update();
  }

  function update(): void {
    if (isHeard() && opened === undefined) return void open().catch(() => undefined);
    if (opened === undefined) return;
    const { context, sound } = opened;
    sound.setVolume(volume);
    if (isHeard()) return void context.resume().catch(() => undefined);
    sound.silence();
    void context.suspend().catch(() => undefined);
  }

  function touch(): void {
    if (isTouched && opened?.context.state === "running") return;
    isTouched = true;
    update();
  }

  for (const gesture of GESTURES) page.addEventListener(gesture, touch, { capture: true, passive: true });
  page.addEventListener("visibilitychange", update);

  return {
    frame(nowMs, ear) {
      if (opened?.context.state === "running") opened.sound.frame(nowMs, ear);
    },
    setVolume(next) {
      if (next === volume) return;
      volume = next;
      update();
    },
    dispose() {
      isDisposed = true;
      for (const gesture of GESTURES) page.removeEventListener(gesture, touch, { capture: true });
      page.removeEventListener("visibilitychange", update);
      void opened?.context.close().catch(() => undefined);
      opened = undefined;
    },
  };
}

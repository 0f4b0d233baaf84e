import { createBattleLoop, type BattleLoop } from "#app/battlefield/battle-loop.ts";
import { createGapWatch } from "#app/battlefield/gap-watch.ts";
import { openSound } from "#app/battlefield/open-sound.ts";
import type { BattleAction, BattleFrame, BattlefieldHandle } from "#features/match/battlefield-slot.ts";
import { tankAt } from "#features/match/followed.ts";
import { createBattleControls, type BattleControls } from "#scene/controls/battle-controls.ts";
import { defaultBindings } from "#scene/controls/bindings.ts";
import type { Client } from "#session/client.ts";

/** Radians the aim turns for a pixel of mouse movement at sensitivity 1. */
const MOUSE_RAD_PER_PX = 0.0022;

export type BattlefieldStageOptions = {
  readonly client: Client;
  /** The region that is clicked, touched and has the focus. */
  readonly region: HTMLElement;
  readonly onAction: (action: BattleAction) => void;
  /** Somebody on the map was clicked. */
  readonly onPick: (slot: number) => void;
  readonly onFrame: (frame: BattleFrame) => void;
  /** The clock that the battle runs by, from the time of a frame; called once for each. */
  readonly clock: (pageMs: number) => number;
};

/** Controls and animation frames of a battle, for as long as its screen is there. */
export interface BattlefieldStage {
  readonly loop: BattleLoop;
  readonly controls: BattleControls;
  readonly handle: BattlefieldHandle;
  setMouse(sensitivity: number, isInverted: boolean): void;
  /** 0 to 1. */
  setVolume(volume: number): void;
  dispose(): void;
}

export function createBattlefieldStage({
  client,
  region,
  onAction,
  onPick,
  onFrame,
  clock,
}: BattlefieldStageOptions): BattlefieldStage {
  const page = region.ownerDocument;
  const controls = createBattleControls({
    element: region,
    bindings: defaultBindings,
    onAction,
    onPick(x, y) {
      const slot = seen === undefined ? -1 : tankAt(client.battle, seen, x, y);
      if (slot >= 0) onPick(slot);
    },
  });
  /** Always the same object: as of the last frame. */
  let seen: BattleFrame | undefined;
  const loop = createBattleLoop(client, controls, (frame) => {
    seen = frame;
    onFrame(frame);
  });
  const sound = openSound(client.battle, page);
  const isAfterGap = createGapWatch();
  let request = requestAnimationFrame(tick);

  function tick(nowMs: number): void {
    request = requestAnimationFrame(tick);
    if (isAfterGap(nowMs)) return;
    const battleMs = clock(nowMs);
    loop.frame(nowMs, battleMs);
    sound.frame(battleMs, loop.ear);
  }

  function visibilityChange(): void {
    // No frame came while the page was hidden: what happened meanwhile is caught up with, not replayed.
    if (page.visibilityState === "visible") client.wake(performance.now());
  }
  page.addEventListener("visibilitychange", visibilityChange);

  return {
    loop,
    controls,
    handle: {
      focus: () => region.focus({ preventScroll: true }),
      releasePointer: () => controls.releasePointer(),
      press: (button) => controls.press(button),
      release: (button) => controls.release(button),
      aimBy: (thumb) => controls.aimBy(thumb),
    },
    setMouse(sensitivity, isInverted) {
      controls.setMouse(MOUSE_RAD_PER_PX * sensitivity, isInverted);
    },
    setVolume: (volume) => sound.setVolume(volume),
    dispose() {
      sound.dispose();
      cancelAnimationFrame(request);
      page.removeEventListener("visibilitychange", visibilityChange);
      controls.dispose();
    },
  };
}

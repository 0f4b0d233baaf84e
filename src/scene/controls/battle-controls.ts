/** Keyboard, mouse, touch and gamepad as one source of the player's intent. */
import type { Bindings, BoundInput } from "./bindings.ts";
import type { DriveAction, DriveIntent } from "./drive-intent.ts";
import { createDriveIntent } from "./drive-intent.ts";
import type { GamepadSource } from "./gamepad-controls.ts";
import { createGamepadControls } from "./gamepad-controls.ts";
import { createInputState } from "./input-state.ts";
import { createKeyboardControls } from "./keyboard-controls.ts";
import type { PointerMode } from "./pointer-controls.ts";
import { createPointerControls } from "./pointer-controls.ts";
import type { TouchSticks } from "./touch-controls.ts";
import { createTouchControls } from "./touch-controls.ts";

export type BattleControlsOptions = {
  /** What is clicked, dragged and touched: the canvas or the region around it. It becomes focusable. */
  readonly element: HTMLElement;
  readonly bindings: Bindings;
  readonly onAction: (action: DriveAction) => void;
  /** The map was clicked or tapped, so many CSS pixels from the element's upper left corner. */
  readonly onPick: (x: number, y: number) => void;
  /** Radians the aim turns for each pixel of mouse movement. */
  readonly mouseRadPerPx?: number;
  readonly invertY?: boolean;
  /** Where gamepads are read from; the browser's own when absent. */
  readonly gamepads?: GamepadSource;
};

export interface BattleControls {
  connect(): void;
  disconnect(): void;
  dispose(): void;
  /** The intent now, `elapsedMs` after the last read. The same object every time. */
  read(elapsedMs: number): DriveIntent;
  setBindings(bindings: Bindings): void;
  setMouse(mouseRadPerPx: number, invertY: boolean): void;
  /**
   * `drive` locks the pointer to aim; `watch` drags to look and clicks to follow the next; `map` drags the map and
   * picks what is clicked, with fingers instead of thumbs on the sticks.
   */
  setMode(mode: PointerMode): void;
  /** Turns the aim, at the start of a match to where the tank looks. */
  setAim(yawRad: number, pitchRad: number): void;
  /** Magnification of the sight: the mouse and sticks turn the aim that much slower. */
  setZoom(zoom: number): void;
  /** Buttons drawn on the screen: each is down or up, however often that is said. */
  press(input: BoundInput): void;
  release(input: BoundInput): void;
  /** The thumb that presses a button on the screen aims from there, until it is lifted. */
  aimBy(thumb: PointerEvent): void;
  /** Whether the pointer is locked to the battlefield now. */
  pointerLocked(): boolean;
  /** Gives a locked pointer back, so that a menu can be clicked; no `menu` action follows. */
  releasePointer(): void;
  /** Where the thumbs are, to draw the sticks. Reused. */
  readonly sticks: TouchSticks;
}

const defaultMouseRadPerPx = 0.0022;

/** Controls that listen to nothing before `connect()`. */
export function createBattleControls(options: BattleControlsOptions): BattleControls {
  const state = createInputState(options.bindings, options.onAction);
  const pointer = createPointerControls(options.element, state, options.onAction, options.onPick);
  const touch = createTouchControls(options.element, state, options.onPick);
  const keyboard = createKeyboardControls(options.element, state);
  const gamepad = createGamepadControls(
    state,
    options.gamepads ?? { list: () => navigator.getGamepads?.() ?? [] },
  );
  const intent = createDriveIntent();
  let connected = false;
  pointer.setMouse(options.mouseRadPerPx ?? defaultMouseRadPerPx, options.invertY ?? false);

  function disconnect(): void {
    if (!connected) return;
    connected = false;
    pointer.disconnect();
    touch.disconnect();
    keyboard.disconnect();
    gamepad.disconnect();
    state.releaseAll();
  }

  return {
    connect() {
      if (connected) return;
      connected = true;
      pointer.connect();
      touch.connect();
      keyboard.connect();
    },
    disconnect,
    dispose: disconnect,
    read(elapsedMs) {
      const elapsedS = Math.min(0.1, Math.max(0, elapsedMs / 1000)) || 0;
      if (connected) gamepad.poll(elapsedS);
      touch.poll(elapsedS);
      state.write(intent, elapsedS);
      touch.write(intent);
      gamepad.write(intent);
      return intent;
    },
    setBindings: (bindings) => state.setBindings(bindings),
    setMouse: (radPerPx, invertY) => pointer.setMouse(radPerPx, invertY),
    setMode(mode) {
      pointer.setMode(mode);
      touch.setMode(mode);
    },
    setAim: (yawRad, pitchRad) => state.setAim(yawRad, pitchRad),
    setZoom(zoom) {
      const scale = 1 / Math.max(1, zoom);
      pointer.setScale(scale);
      touch.setScale(scale);
      gamepad.setScale(scale);
    },
    press: (input) => state.press(input),
    release: (input) => state.release(input),
    aimBy: (thumb) => touch.aimBy(thumb),
    pointerLocked: () => pointer.locked(),
    releasePointer: () => pointer.releasePointer(),
    sticks: touch.sticks,
  };
}

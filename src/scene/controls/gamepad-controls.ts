/** A gamepad of the standard mapping: left stick drives, right stick aims, buttons as bound. */
import type { DriveIntent } from "./drive-intent.ts";
import type { InputState } from "./input-state.ts";
import { shapeAxis } from "./stick.ts";

/** What is read of a gamepad. */
export type GamepadReading = {
  readonly connected: boolean;
  readonly mapping: string;
  readonly axes: readonly number[];
  readonly buttons: readonly { readonly pressed: boolean }[];
};

export interface GamepadSource {
  list(): readonly (GamepadReading | null)[];
}

export interface GamepadControls {
  poll(elapsedS: number): void;
  write(intent: DriveIntent): void;
  setScale(scale: number): void;
  disconnect(): void;
}

const buttonCount = 17;
const deadZone = 0.14;
const aimRadPerS = 2.2;
const codes = Array.from({ length: buttonCount }, (_, button) => `Pad${button}`);

export function createGamepadControls(state: InputState, source: GamepadSource): GamepadControls {
  const down = new Uint8Array(buttonCount);
  let throttle = 0;
  let steer = 0;
  let scale = 1;

  function setButton(button: number, pressed: boolean): void {
    if ((down[button] === 1) === pressed) return;
    down[button] = pressed ? 1 : 0;
    if (pressed) state.pressCode(codes[button]!);
    else state.releaseCode(codes[button]!);
  }

  function letGo(): void {
    throttle = 0;
    steer = 0;
    for (let button = 0; button < buttonCount; button++) setButton(button, false);
  }

  return {
    poll(elapsedS) {
      const pad = source.list().find((found) => found?.connected && found.mapping === "standard");
      if (!pad) {
        letGo();
        return;
      }
      for (let button = 0; button < buttonCount; button++) {
        setButton(button, pad.buttons[button]?.pressed === true);
      }
      steer = -shapeAxis(pad.axes[0] ?? 0, deadZone);
      throttle = -shapeAxis(pad.axes[1] ?? 0, deadZone);
      const step = aimRadPerS * scale * elapsedS;
      state.moveAim(
        -shapeAxis(pad.axes[2] ?? 0, deadZone) * step,
        -shapeAxis(pad.axes[3] ?? 0, deadZone) * step * 0.6,
      );
    },
    write(intent) {
      if (throttle !== 0) intent.throttle = throttle;
      if (steer !== 0) intent.steer = steer;
    },
    setScale(next) {
      scale = next;
    },
    disconnect: letGo,
  };
}

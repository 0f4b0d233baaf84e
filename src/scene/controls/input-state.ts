/** What is held on any device, and the aim that all devices move together. */
import type { Bindings, BoundInput, HeldInput } from "./bindings.ts";
import { indexBindings, isHeldInput } from "./bindings.ts";
import type { DriveAction, DriveIntent } from "./drive-intent.ts";
import { aimPitchLimitRad, wrapAngleRad } from "./drive-intent.ts";

/** How fast the keys move the aim at first and after being held for a while. */
const keyAimSlowRadPerS = 0.25;
const keyAimFastRadPerS = 1.6;
const keyAimRampS = 0.7;

export interface InputState {
  /** Presses a key or button by its code; false when nothing is bound to it. */
  pressCode(code: string): boolean;
  releaseCode(code: string): boolean;
  /** Presses an input's button on the screen, which is down or up however often that is said. */
  press(input: BoundInput): void;
  release(input: BoundInput): void;
  releaseAll(): void;
  isBound(code: string): boolean;
  moveAim(yawRad: number, pitchRad: number): void;
  setAim(yawRad: number, pitchRad: number): void;
  addZoom(steps: number): void;
  /** Drags the map, in heights of the picture. */
  addPan(x: number, y: number): void;
  setBindings(bindings: Bindings): void;
  /** Moves the aim by the keys held for `elapsedS` and writes everything but the analogue sticks. */
  write(intent: DriveIntent, elapsedS: number): void;
}

/** The state of all inputs; `onAction` hears of what happens once per press. */
export function createInputState(bindings: Bindings, onAction: (action: DriveAction) => void): InputState {
  let index = indexBindings(bindings);
  const codesDown = new Set<string>();
  const buttonsDown = new Set<BoundInput>();
  const held = new Map<BoundInput, number>();
  let yawRad = 0;
  let pitchRad = 0;
  let zoomSteps = 0;
  let panX = 0;
  let panY = 0;
  let aimingForS = 0;
  // A tap may come and go between two frames; it fires all the same.
  let wasFired = false;

  const isHeld = (input: HeldInput): boolean => (held.get(input) ?? 0) > 0;
  const axis = (plus: HeldInput, minus: HeldInput): number => Number(isHeld(plus)) - Number(isHeld(minus));

  function press(input: BoundInput): void {
    const before = held.get(input) ?? 0;
    held.set(input, before + 1);
    if (input === "fire") wasFired = true;
    if (before === 0 && !isHeldInput(input)) onAction(input);
  }

  function release(input: BoundInput): void {
    const before = held.get(input) ?? 0;
    if (before === 0) return;
    held.set(input, before - 1);
    if (before === 1 && input === "scoreboard") onAction("scoreboard-end");
  }

  function moveAim(yaw: number, pitch: number): void {
    if (!Number.isFinite(yaw) || !Number.isFinite(pitch)) return;
    yawRad = wrapAngleRad(yawRad + yaw);
    pitchRad = Math.min(aimPitchLimitRad, Math.max(-aimPitchLimitRad, pitchRad + pitch));
  }

  function releaseAll(): void {
    codesDown.clear();
    buttonsDown.clear();
    wasFired = false;
    for (const [input, count] of held) {
      if (count > 0) {
        held.set(input, 1);
        release(input);
      }
    }
  }

  function aimByKeys(elapsedS: number): void {
    const yawAxis = axis("aimLeft", "aimRight");
    const pitchAxis = axis("aimUp", "aimDown");
    aimingForS = yawAxis === 0 && pitchAxis === 0 ? 0 : aimingForS + elapsedS;
    const ramp = Math.min(1, aimingForS / keyAimRampS);
    const rate = keyAimSlowRadPerS + (keyAimFastRadPerS - keyAimSlowRadPerS) * ramp * ramp;
    const step = rate * elapsedS * (isHeld("sight") ? 0.35 : 1);
    moveAim(yawAxis * step, pitchAxis * step * 0.5);
  }

  return {
    pressCode(code) {
      const inputs = index.get(code);
      if (!inputs) return false;
      if (codesDown.has(code)) return true;
      codesDown.add(code);
      inputs.forEach(press);
      return true;
    },
    releaseCode(code) {
      if (!codesDown.delete(code)) return false;
      index.get(code)?.forEach(release);
      return true;
    },
    press(input) {
      if (buttonsDown.has(input)) return;
      buttonsDown.add(input);
      press(input);
    },
    release(input) {
      if (buttonsDown.delete(input)) release(input);
    },
    releaseAll,
    isBound: (code) => index.has(code),
    moveAim,
    setAim(yaw, pitch) {
      yawRad = 0;
      pitchRad = 0;
      moveAim(yaw, pitch);
    },
    addZoom(steps) {
      zoomSteps += steps;
    },
    addPan(x, y) {
      panX += x;
      panY += y;
    },
    setBindings(next) {
      releaseAll();
      index = indexBindings(next);
    },
    write(intent, elapsedS) {
      aimByKeys(elapsedS);
      intent.throttle = axis("forward", "back");
      intent.steer = axis("left", "right");
      intent.lift = axis("lift", "sink");
      intent.aimYawRad = yawRad;
      intent.aimPitchRad = pitchRad;
      intent.fire = isHeld("fire") || wasFired;
      wasFired = false;
      intent.sight = isHeld("sight");
      intent.repair = (held.get("repair") ?? 0) > 0;
      intent.zoomSteps = zoomSteps;
      intent.panX = panX;
      intent.panY = panY;
      zoomSteps = 0;
      panX = 0;
      panY = 0;
    },
  };
}

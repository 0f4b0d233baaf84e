import { expect, test } from "vitest";
import type { BoundInput } from "./bindings.ts";
import { defaultBindings, isHeldInput, readBindings, rebind, unbind } from "./bindings.ts";
import type { DriveAction } from "./drive-intent.ts";
import { aimPitchLimitRad, createDriveIntent } from "./drive-intent.ts";
import type { GamepadReading } from "./gamepad-controls.ts";
import { createGamepadControls } from "./gamepad-controls.ts";
import { createInputState } from "./input-state.ts";
import { shapeAxis } from "./stick.ts";

function start() {
  const heard: DriveAction[] = [];
  const state = createInputState(defaultBindings, (action) => heard.push(action));
  const intent = createDriveIntent();
  return { heard, state, intent };
}

test("no key or button of the defaults does two things", () => {
  const codes = Object.values(defaultBindings).flat();
  expect(new Set(codes).size).toBe(codes.length);
});

test("everything has a key, so that somebody with a keyboard alone can play and aim", () => {
  for (const [input, codes] of Object.entries(defaultBindings)) {
    expect(
      codes.some((code) => !/^(Mouse|Pad)/.test(code)),
      input,
    ).toBe(true);
  }
});

test("keys that are held drive, and two that oppose each other cancel out", () => {
  const { state, intent } = start();
  state.pressCode("KeyW");
  state.pressCode("ArrowLeft");
  state.write(intent, 0.016);
  expect([intent.throttle, intent.steer]).toEqual([1, 1]);
  state.pressCode("KeyS");
  state.releaseCode("ArrowLeft");
  state.write(intent, 0.016);
  expect([intent.throttle, intent.steer]).toEqual([0, 0]);
});

test("an input that two keys hold is held until both are up", () => {
  const { state, intent } = start();
  state.pressCode("Space");
  state.pressCode("Mouse0");
  state.releaseCode("Space");
  state.write(intent, 0.016);
  expect(intent.fire).toBe(true);
  state.releaseCode("Mouse0");
  state.write(intent, 0.016);
  expect(intent.fire).toBe(false);
});

test("a button on the screen is down or up however often that is said, and lets go of no key's hold", () => {
  const { state, intent } = start();
  state.press("sight");
  state.press("sight");
  state.release("sight");
  state.write(intent, 0.016);
  expect(intent.sight).toBe(false);
  state.press("fire");
  state.releaseAll();
  state.pressCode("Space");
  state.release("fire");
  state.write(intent, 0.016);
  expect(intent.fire).toBe(true);
});

test("a press is heard once however long it lasts, and the scoreboard's end too", () => {
  const { state, heard } = start();
  state.pressCode("KeyM");
  state.pressCode("KeyM");
  state.pressCode("Tab");
  state.releaseCode("Tab");
  expect(heard).toEqual(["map", "scoreboard", "scoreboard-end"]);
});

test("a tap between two frames fires once", () => {
  const { state, intent } = start();
  state.pressCode("Space");
  state.releaseCode("Space");
  state.write(intent, 0.1);
  expect(intent.fire).toBe(true);
  state.write(intent, 0.1);
  expect(intent.fire).toBe(false);
});

test("losing the focus lets go of everything", () => {
  const { state, intent, heard } = start();
  state.pressCode("KeyW");
  state.pressCode("Space");
  state.pressCode("Tab");
  state.releaseAll();
  state.write(intent, 0.016);
  expect([intent.throttle, intent.fire]).toEqual([0, false]);
  expect(heard).toEqual(["scoreboard", "scoreboard-end"]);
  state.pressCode("KeyW");
  state.write(intent, 0.016);
  expect(intent.throttle).toBe(1);
});

test("the aim turns by keys at the same pace at 30 and 144 frames a second, and never past its limit", () => {
  const turned = (fps: number): number => {
    const { state, intent } = start();
    state.pressCode("KeyQ");
    for (let frame = 0; frame < fps; frame++) state.write(intent, 1 / fps);
    return intent.aimYawRad;
  };
  expect(turned(30)).toBeGreaterThan(0.5);
  expect(Math.abs(turned(30) - turned(144))).toBeLessThan(0.05);
  const { state, intent } = start();
  state.moveAim(0, 99);
  state.moveAim(Number.NaN, 1);
  state.write(intent, 0);
  expect(intent.aimPitchRad).toBe(aimPitchLimitRad);
  expect(intent.aimYawRad).toBe(0);
});

test("rebinding takes a key away from whatever had it", () => {
  const bound = rebind(defaultBindings, "fire", "KeyR");
  expect(bound.fire).toContain("KeyR");
  expect(bound.repair).not.toContain("KeyR");
  expect(unbind(bound, "fire", "KeyR").fire).toEqual(defaultBindings.fire);
});

test("stored bindings that are broken fall back to the defaults, input by input", () => {
  expect(readBindings(undefined)).toEqual(defaultBindings);
  const read = readBindings({
    fire: ["KeyG"],
    map: [1, 2],
    chat: "Enter",
    surprise: ["KeyZ"],
    menu: ["<script>"],
  });
  expect(read.fire).toEqual(["KeyG"]);
  expect(read.map).toEqual(defaultBindings.map);
  expect(read.chat).toEqual(defaultBindings.chat);
  expect(read.menu).toEqual(defaultBindings.menu);
  expect(Object.keys(read)).toEqual(Object.keys(defaultBindings));
});

test("a stick does nothing in its dead zone, everything at the rim and nothing for nonsense", () => {
  expect(shapeAxis(0.1, 0.14)).toBe(0);
  expect(shapeAxis(1, 0.14)).toBeCloseTo(1, 9);
  expect(shapeAxis(-5, 0.14)).toBeCloseTo(-1, 9);
  expect(shapeAxis(Number.NaN, 0.14)).toBe(0);
});

test("a gamepad drives, aims and presses, and lets go when it is unplugged", () => {
  const { state, intent, heard } = start();
  let pads: GamepadReading[] = [];
  const gamepad = createGamepadControls(state, { list: () => pads });
  const buttons = Array.from({ length: 17 }, (_, button) => ({ pressed: button === 7 || button === 3 }));
  pads = [{ connected: true, mapping: "standard", axes: [-1, -1, 1, 0], buttons }];
  gamepad.poll(0.1);
  state.write(intent, 0.1);
  gamepad.write(intent);
  expect(intent.throttle).toBeCloseTo(1, 9);
  expect(intent.steer).toBeCloseTo(1, 9);
  expect(intent.aimYawRad).toBeLessThan(0);
  expect(intent.fire).toBe(true);
  gamepad.poll(0.1);
  expect(heard).toEqual(["map"]);
  pads = [];
  gamepad.poll(0.1);
  state.write(intent, 0.1);
  gamepad.write(intent);
  expect([intent.throttle, intent.fire]).toEqual([0, false]);
});

test("held and pressed inputs are told apart", () => {
  const held: BoundInput[] = ["fire", "forward", "aimUp"];
  expect(held.every(isHeldInput)).toBe(true);
  expect((["map", "repair", "ammo1"] as const).some(isHeldInput)).toBe(false);
});

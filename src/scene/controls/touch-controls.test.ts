import { describe, expect, it } from "vitest";
import { defaultBindings } from "./bindings.ts";
import { createDriveIntent } from "./drive-intent.ts";
import { createInputState } from "./input-state.ts";
import type { PointerMode } from "./pointer-controls.ts";
import { createTouchControls } from "./touch-controls.ts";

/** A battlefield of 400 by 800 CSS pixels, 10 below the window's top, and fingers on it. */
function start(mode: PointerMode = "map") {
  const listeners = new Map<string, (event: unknown) => void>();
  const listen = (name: string, listener: (event: unknown) => void) => listeners.set(name, listener);
  const element = {
    ownerDocument: { addEventListener: listen },
    addEventListener: listen,
    style: {},
    clientHeight: 800,
    getBoundingClientRect: () => ({ left: 0, top: 10, width: 400, height: 800 }),
    setPointerCapture() {},
  };
  const picked: [number, number][] = [];
  const state = createInputState(defaultBindings, () => {});
  const touch = createTouchControls(element as unknown as HTMLElement, state, (x, y) => picked.push([x, y]));
  const intent = createDriveIntent();
  touch.connect();
  touch.setMode(mode);

  function send(type: string, pointerId: number, clientX: number, clientY: number): void {
    const event = {
      type,
      pointerId,
      pointerType: "touch",
      clientX,
      clientY,
      timeStamp: 0,
      preventDefault() {},
    };
    listeners.get(type)?.(event);
  }
  function read() {
    touch.poll(0.1);
    state.write(intent, 0.1);
    touch.write(intent);
    return intent;
  }
  return { picked, read, send, touch };
}

describe("fingers on the map", () => {
  it("drag it as one, and neither drive nor aim", () => {
    const { picked, read, send } = start();
    send("pointerdown", 1, 100, 400);
    send("pointermove", 1, 180, 360);
    expect(read()).toMatchObject({
      panX: 0.1,
      panY: -0.05,
      throttle: 0,
      steer: 0,
      aimYawRad: 0,
      fire: false,
    });
    expect(read()).toMatchObject({ panX: 0, panY: 0 });
    send("pointerup", 1, 180, 360);
    expect(picked).toEqual([]);
  });

  it("zoom it as two, as far as they part, and drag it by the middle between them", () => {
    const { picked, read, send } = start();
    send("pointerdown", 1, 150, 400);
    send("pointerdown", 2, 250, 400);
    send("pointermove", 1, 100, 400);
    send("pointermove", 2, 300, 400);
    const { zoomSteps, panX } = read();
    expect(0.88 ** -zoomSteps).toBeCloseTo(2, 9);
    expect(panX).toBeCloseTo(0, 9);
    send("pointermove", 1, 140, 400);
    send("pointermove", 2, 340, 400);
    expect(read().panX).toBeCloseTo(0.05, 9);
    send("pointerup", 1, 140, 400);
    send("pointerup", 2, 340, 400);
    expect(picked).toEqual([]);
  });

  it("pick what is tapped", () => {
    const { picked, send } = start();
    send("pointerdown", 1, 120, 310);
    send("pointermove", 1, 122, 311);
    send("pointerup", 1, 122, 311);
    send("pointerdown", 1, 50, 60);
    send("pointercancel", 1, 50, 60);
    expect(picked).toEqual([[122, 301]]);
  });

  it("let go of a stick when the map opens under it", () => {
    const { read, send, touch } = start("drive");
    send("pointerdown", 1, 100, 400);
    send("pointermove", 1, 100, 300);
    expect(read().throttle).toBe(1);
    touch.setMode("map");
    expect(read().throttle).toBe(0);
  });
});

describe("a thumb that presses a button on the screen", () => {
  it("aims from there until it is lifted, and is no tap that fires", () => {
    const { read, send, touch } = start("drive");
    touch.aimBy({
      pointerId: 7,
      pointerType: "touch",
      clientX: 350,
      clientY: 500,
      timeStamp: 0,
    } as PointerEvent);
    expect(read().aimYawRad).toBe(0);
    send("pointermove", 7, 290, 500);
    const { aimYawRad } = read();
    expect(aimYawRad).toBeGreaterThan(0.1);
    send("pointermove", 7, 350, 500);
    send("pointerup", 7, 350, 500);
    expect(read()).toMatchObject({ aimYawRad, fire: false });
    expect(touch.sticks.right.active).toBe(false);
  });

  it("leaves the aim to the thumb that aims already", () => {
    const { read, send, touch } = start("drive");
    send("pointerdown", 1, 300, 300);
    touch.aimBy({
      pointerId: 7,
      pointerType: "touch",
      clientX: 350,
      clientY: 500,
      timeStamp: 0,
    } as PointerEvent);
    send("pointermove", 7, 290, 500);
    expect(read().aimYawRad).toBe(0);
  });
});

import { describe, expect, it } from "vitest";
import { defaultBindings } from "./bindings.ts";
import { createDriveIntent, type DriveAction } from "./drive-intent.ts";
import { createInputState } from "./input-state.ts";
import { createPointerControls, type PointerMode } from "./pointer-controls.ts";

type Sent = { readonly button?: number; readonly buttons?: number; readonly x?: number };

/** A battlefield that hears the events of a mouse, in a browser that grants it to whoever asks. */
function start(mode: PointerMode = "drive") {
  const listeners = new Map<string, (event: unknown) => void>();
  const listen = (name: string, listener: (event: unknown) => void) => listeners.set(name, listener);
  const page = {
    pointerLockElement: null as unknown,
    addEventListener: listen,
    hasFocus: () => true,
  };
  const element = {
    ownerDocument: page,
    addEventListener: listen,
    focus() {},
    setPointerCapture() {},
    requestPointerLock() {
      page.pointerLockElement = element;
      return Promise.resolve();
    },
  };
  const actions: DriveAction[] = [];
  const state = createInputState(defaultBindings, (action) => actions.push(action));
  const controls = createPointerControls(element as unknown as HTMLElement, state, (action) =>
    actions.push(action),
  );
  controls.connect();
  controls.setMode(mode);
  const intent = createDriveIntent();

  function read() {
    state.write(intent, 0);
    return { fire: intent.fire, sight: intent.sight };
  }

  function send(type: string, { button = -1, buttons = 0, x = 0 }: Sent) {
    listeners.get(type)?.({
      button,
      buttons,
      pointerId: 1,
      pointerType: "mouse",
      clientX: x,
      clientY: 0,
      movementX: 0,
      movementY: 0,
      preventDefault() {},
    });
    return read();
  }
  return { actions, send };
}

/** Drives with the mouse, which the first click has taken. */
function drive() {
  const stage = start();
  stage.send("pointerdown", { button: 0, buttons: 1 });
  stage.send("pointerup", { button: 0 });
  return stage;
}

// The events are those that Chromium sends.
describe("two buttons of the mouse", () => {
  it("fire through the sight", () => {
    const { send } = drive();
    expect(send("pointerdown", { button: 2, buttons: 2 })).toEqual({ fire: false, sight: true });
    expect(send("pointermove", { button: 0, buttons: 3 })).toEqual({ fire: true, sight: true });
    expect(send("pointermove", { buttons: 3 })).toEqual({ fire: true, sight: true });
    expect(send("pointermove", { button: 0, buttons: 2 })).toEqual({ fire: false, sight: true });
    expect(send("pointerup", { button: 2 })).toEqual({ fire: false, sight: false });
  });

  it("are let go of one by one, whichever was pressed first", () => {
    const { send } = drive();
    send("pointerdown", { button: 0, buttons: 1 });
    expect(send("pointermove", { button: 2, buttons: 3 })).toEqual({ fire: true, sight: true });
    expect(send("pointermove", { button: 0, buttons: 2 })).toEqual({ fire: false, sight: true });
    expect(send("pointerup", { button: 2 })).toEqual({ fire: false, sight: false });
  });

  it("end a look round only with the button that drags", () => {
    const { actions, send } = start("watch");
    send("pointerdown", { button: 0, buttons: 1 });
    send("pointermove", { button: 2, buttons: 3 });
    send("pointermove", { button: 2, buttons: 1 });
    expect(actions).toEqual([]);
    send("pointerup", { button: 0 });
    expect(actions).toEqual(["follow-next"]);
  });
});

describe("a button of the mouse", () => {
  it("that was let go of where nobody heard it is up as soon as the mouse moves", () => {
    const { send } = drive();
    expect(send("pointerdown", { button: 0, buttons: 1 }).fire).toBe(true);
    expect(send("pointermove", {}).fire).toBe(false);
  });

  it("that was let go of unheard is up when another is pressed", () => {
    const { send } = drive();
    send("pointerdown", { button: 2, buttons: 2 });
    expect(send("pointerdown", { button: 0, buttons: 1 })).toEqual({ fire: true, sight: false });
  });

  it("that was pressed beside the battlefield and is dragged over it does nothing", () => {
    const { send } = drive();
    expect(send("pointermove", { buttons: 1 }).fire).toBe(false);
    expect(send("pointerup", { button: 0 }).fire).toBe(false);
  });
});

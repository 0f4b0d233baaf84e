import { describe, expect, it } from "vitest";
import { defaultBindings } from "./bindings.ts";
import { createDriveIntent, type DriveAction } from "./drive-intent.ts";
import { createInputState } from "./input-state.ts";
import { createPointerControls, type PointerMode } from "./pointer-controls.ts";

type Sent = { readonly button?: number; readonly buttons?: number; readonly x?: number };

/** A battlefield that hears the events of a mouse, in a browser that grants it as long as it doesn't refuse. */
function start(mode: PointerMode = "drive") {
  let answer = Promise.resolve();
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
    setPointerCapture() {
      if (browser.isGranting) throw new DOMException("", "InvalidStateError");
    },
    requestPointerLock() {
      answer = Promise.resolve().then(() => {
        if (browser.isRefusing) throw new DOMException("", "SecurityError");
        changeLock(element);
      });
      return answer;
    },
  };
  const browser = {
    isRefusing: false,
    isGranting: false,
    unlock: () => changeLock(null),
    isLocked: () => controls.locked(),
  };

  function changeLock(to: unknown): void {
    page.pointerLockElement = to;
    listeners.get("pointerlockchange")?.({});
  }

  const actions: DriveAction[] = [];
  const state = createInputState(defaultBindings, (action) => actions.push(action));
  const controls = createPointerControls(
    element as unknown as HTMLElement,
    state,
    (action) => actions.push(action),
    () => {},
  );
  controls.connect();
  controls.setMode(mode);
  const intent = createDriveIntent();

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
    state.write(intent, 0);
    return { fire: intent.fire, sight: intent.sight };
  }

  /** Until the browser has answered whether the mouse is granted; true when it was a shot. */
  async function click() {
    const { fire } = send("pointerdown", { button: 0, buttons: 1 });
    send("pointerup", { button: 0 });
    await answer.catch(() => {});
    return fire;
  }
  return { actions, browser, click, intent, send };
}

/** Drives with the mouse, which the first click has taken. */
async function drive() {
  const stage = start();
  await stage.click();
  return stage;
}

// The events are those that Chromium sends.
describe("two buttons of the mouse", () => {
  it("fire through the sight", async () => {
    const { send } = await drive();
    expect(send("pointerdown", { button: 2, buttons: 2 })).toEqual({ fire: false, sight: true });
    expect(send("pointermove", { button: 0, buttons: 3 })).toEqual({ fire: true, sight: true });
    expect(send("pointermove", { buttons: 3 })).toEqual({ fire: true, sight: true });
    expect(send("pointermove", { button: 0, buttons: 2 })).toEqual({ fire: false, sight: true });
    expect(send("pointerup", { button: 2 })).toEqual({ fire: false, sight: false });
  });

  it("are let go of one by one, whichever was pressed first", async () => {
    const { send } = await drive();
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
  it("that was let go of where nobody heard it is up as soon as the mouse moves", async () => {
    const { send } = await drive();
    expect(send("pointerdown", { button: 0, buttons: 1 }).fire).toBe(true);
    expect(send("pointermove", {}).fire).toBe(false);
  });

  it("that was let go of unheard is up when another is pressed", async () => {
    const { send } = await drive();
    send("pointerdown", { button: 2, buttons: 2 });
    expect(send("pointerdown", { button: 0, buttons: 1 })).toEqual({ fire: true, sight: false });
  });

  it("that was pressed beside the battlefield and is dragged over it does nothing", async () => {
    const { send } = await drive();
    expect(send("pointermove", { buttons: 1 }).fire).toBe(false);
    expect(send("pointerup", { button: 0 }).fire).toBe(false);
  });
});

describe("a click on the battlefield", () => {
  it("takes the mouse and fires the first time, and takes it back without a shot", async () => {
    const { browser, click, send } = start();
    send("pointerdown", { button: 2, buttons: 2 });
    send("pointerup", { button: 2 });
    expect(await click()).toBe(true);
    expect(browser.isLocked()).toBe(true);
    browser.unlock();
    expect(await click()).toBe(false);
    expect(browser.isLocked()).toBe(true);
    expect(await click()).toBe(true);
  });

  it("is a shot also where the browser grants the mouse at once and lets nothing be captured", async () => {
    const { browser, click } = start();
    browser.isGranting = true;
    expect(await click()).toBe(true);
    expect(browser.isLocked()).toBe(true);
  });

  it("asks again for the mouse that was refused for a moment", async () => {
    const { browser, click } = await drive();
    browser.unlock();
    browser.isRefusing = true;
    expect(await click()).toBe(false);
    expect(browser.isLocked()).toBe(false);
    browser.isRefusing = false;
    await click();
    expect(browser.isLocked()).toBe(true);
  });

  it("fires where the mouse is never granted, and dragging aims", async () => {
    const { browser, click, intent, send } = start();
    browser.isRefusing = true;
    await click();
    expect(await click()).toBe(true);
    expect(send("pointerdown", { button: 0, buttons: 1 }).fire).toBe(true);
    send("pointermove", { buttons: 1, x: 50 });
    expect(intent.aimYawRad).toBeLessThan(0);
  });
});

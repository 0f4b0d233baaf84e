/** The mouse: locked to the battlefield where the browser grants it, dragged where not. */
import type { DriveAction } from "./drive-intent.ts";
import type { InputState } from "./input-state.ts";

/** Driving, looking round a tank or flying freely, or over the map. */
export type PointerMode = "drive" | "watch" | "map";

export interface PointerControls {
  connect(): void;
  disconnect(): void;
  setMouse(mouseRadPerPx: number, invertY: boolean): void;
  setMode(mode: PointerMode): void;
  setScale(scale: number): void;
  locked(): boolean;
  releasePointer(): void;
}

/** Some browsers report one wild jump while the pointer is being locked. */
const wildMovementPx = 300;
const clickDistancePx = 6;
/** The bit of each mouse button in `PointerEvent.buttons`, by its number. */
const buttonBits = [1, 4, 2, 8, 16];

export function createPointerControls(
  element: HTMLElement,
  state: InputState,
  onAction: (action: DriveAction) => void,
  onPick: (x: number, y: number) => void,
): PointerControls {
  const page = element.ownerDocument;
  let radPerPx = 0.0022;
  let invertY = false;
  let scale = 1;
  let mode: PointerMode = "drive";
  let releasing = false;
  let wasLocked = false;
  /** Whether the browser has granted the mouse before. */
  let wasGranted = false;
  let buttonsDown = 0;
  let dragId = -1;
  let draggedPx = 0;
  let lastX = 0;
  let lastY = 0;

  const locked = (): boolean => page.pointerLockElement === element;

  function aim(dx: number, dy: number): void {
    if (Math.abs(dx) > wildMovementPx || Math.abs(dy) > wildMovementPx) return;
    // The world turns left when the mouse goes right: yaw counts counter-clockwise.
    state.moveAim(-dx * radPerPx * scale, (invertY ? dy : -dy) * radPerPx * scale);
  }

  async function requestLock(): Promise<void> {
    try {
      await element.requestPointerLock();
    } catch {
      // Chrome refuses for a second after Escape, and some places always: the next click asks again.
    }
  }

  function pointerDown(event: PointerEvent): void {
    if (event.pointerType === "touch") return;
    element.focus({ preventScroll: true });
    event.preventDefault();
    // It is the first button: what was down before was let go of unheard.
    releaseButtons();
    followButtons(event);
  }

  /** A mouse tells its first button as down and its last one as up; the others change in moves between the two. */
  function followButtons(event: PointerEvent): void {
    const changed = buttonsDown ^ event.buttons;
    buttonsDown = event.buttons;
    if (changed === 0) return;
    buttonBits.forEach((bit, button) => {
      if ((changed & bit) === 0) return;
      if ((buttonsDown & bit) === 0) buttonUp(event, button);
      else buttonDown(event, button);
    });
  }

  function buttonDown(event: PointerEvent, button: number): void {
    const isTaking = mode === "drive" && button === 0 && !locked();
    if (isTaking) void requestLock();
    // The very first click takes the mouse and fires, as a newcomer expects; one that takes it back is no shot.
    if ((mode === "drive" || locked()) && !(isTaking && wasGranted)) state.pressCode(`Mouse${button}`);
    // As long as the mouse is not granted it is dragged.
    if (button === 0 && !locked()) {
      dragId = event.pointerId;
      draggedPx = 0;
      lastX = event.clientX;
      lastY = event.clientY;
      capture(event.pointerId);
    }
  }

  function capture(pointerId: number): void {
    try {
      element.setPointerCapture(pointerId);
    } catch {
      // The browser is granting the mouse already: nothing is dragged, then.
    }
  }

  function buttonUp(event: PointerEvent, button: number): void {
    state.releaseCode(`Mouse${button}`);
    if (button !== 0 || event.pointerId !== dragId) return;
    dragId = -1;
    if (draggedPx < clickDistancePx) click(event);
  }

  function click(event: PointerEvent): void {
    if (mode === "watch") onAction("follow-next");
    if (mode !== "map") return;
    const box = element.getBoundingClientRect();
    onPick(event.clientX - box.left, event.clientY - box.top);
  }

  function pointerMove(event: PointerEvent): void {
    if (event.pointerType === "touch") return;
    // What was pressed beside the battlefield and is dragged over it presses nothing here.
    if (buttonsDown !== 0) followButtons(event);
    if (locked()) {
      aim(event.movementX, event.movementY);
      return;
    }
    if (event.pointerId !== dragId) return;
    const dx = event.clientX - lastX;
    const dy = event.clientY - lastY;
    lastX = event.clientX;
    lastY = event.clientY;
    draggedPx += Math.abs(dx) + Math.abs(dy);
    if (mode === "map") state.addPan(dx / element.clientHeight, dy / element.clientHeight);
    // Whoever drags pulls the world along, so the view turns with the hand times a little more.
    else aim(dx * 1.6, dy * 1.6);
  }

  function pointerUp(event: PointerEvent): void {
    if (event.pointerType !== "touch") followButtons(event);
  }

  function pointerCancel(event: PointerEvent): void {
    if (event.pointerType === "touch") return;
    dragId = -1;
    releaseButtons();
  }

  function releaseButtons(): void {
    buttonsDown = 0;
    buttonBits.forEach((_, button) => state.releaseCode(`Mouse${button}`));
  }

  function lockChange(): void {
    const now = locked();
    if (now) wasGranted = true;
    dragId = -1;
    if (wasLocked && !now) {
      releaseButtons();
      // The browser keeps the Escape that unlocks to itself, so the menu is asked for here.
      if (!releasing && page.hasFocus()) onAction("menu");
    }
    wasLocked = now;
    releasing = false;
  }

  function wheel(event: WheelEvent): void {
    event.preventDefault();
    if (event.deltaY !== 0) state.addZoom(event.deltaY < 0 ? 1 : -1);
  }

  function contextMenu(event: Event): void {
    event.preventDefault();
  }

  function releasePointer(): void {
    if (!locked()) return;
    releasing = true;
    page.exitPointerLock();
  }

  return {
    connect() {
      element.addEventListener("pointerdown", pointerDown);
      element.addEventListener("pointermove", pointerMove);
      element.addEventListener("pointerup", pointerUp);
      element.addEventListener("pointercancel", pointerCancel);
      element.addEventListener("contextmenu", contextMenu);
      element.addEventListener("wheel", wheel, { passive: false });
      page.addEventListener("pointerlockchange", lockChange);
    },
    disconnect() {
      releasePointer();
      releaseButtons();
      dragId = -1;
      wasLocked = false;
      element.removeEventListener("pointerdown", pointerDown);
      element.removeEventListener("pointermove", pointerMove);
      element.removeEventListener("pointerup", pointerUp);
      element.removeEventListener("pointercancel", pointerCancel);
      element.removeEventListener("contextmenu", contextMenu);
      element.removeEventListener("wheel", wheel);
      page.removeEventListener("pointerlockchange", lockChange);
    },
    setMouse(nextRadPerPx, nextInvertY) {
      if (Number.isFinite(nextRadPerPx) && nextRadPerPx > 0) radPerPx = nextRadPerPx;
      invertY = nextInvertY;
    },
    setMode(next) {
      mode = next;
      if (next === "watch") releasePointer();
    },
    setScale(next) {
      scale = next;
    },
    locked,
    releasePointer,
  };
}

/** Two thumbs: the left half of the battlefield drives, the right half aims; a tap on the right fires. */
import type { DriveIntent } from "./drive-intent.ts";
import type { InputState } from "./input-state.ts";
import { createMapGesture } from "./map-gesture.ts";
import type { PointerMode } from "./pointer-controls.ts";
import { shapeAxis } from "./stick.ts";

/** One thumb in CSS pixels from the element's upper left corner, to be drawn. */
type TouchStick = {
  active: boolean;
  originX: number;
  originY: number;
  x: number;
  y: number;
};

export type TouchSticks = { readonly left: TouchStick; readonly right: TouchStick };

export interface TouchControls {
  connect(): void;
  disconnect(): void;
  /** The thumb that presses a button on the screen aims from there, until it is lifted. */
  aimBy(thumb: PointerEvent): void;
  poll(elapsedS: number): void;
  write(intent: DriveIntent): void;
  /** Over the map fingers drag and zoom it instead. */
  setMode(mode: PointerMode): void;
  setScale(scale: number): void;
  readonly sticks: TouchSticks;
}

/** How far a thumb goes for a full deflection, in CSS pixels. */
const touchStickRadiusPx = 56;
const aimRadPerS = 1.9;
const tapMs = 220;
const tapDistancePx = 12;
/** A tap holds the trigger this long, so that a frame surely sees it. */
const tapFireS = 0.12;

export function createTouchControls(
  element: HTMLElement,
  state: InputState,
  onPick: (x: number, y: number) => void,
): TouchControls {
  const page = element.ownerDocument;
  const map = createMapGesture(element, state, onPick);
  const left: TouchStick = { active: false, originX: 0, originY: 0, x: 0, y: 0 };
  const right: TouchStick = { active: false, originX: 0, originY: 0, x: 0, y: 0 };
  let leftId = -1;
  let rightId = -1;
  let rightDownMs = 0;
  let scale = 1;
  let fireForS = 0;
  let mode: PointerMode = "drive";

  const deflection = (from: number, to: number): number => shapeAxis((to - from) / touchStickRadiusPx, 0.12);

  function place(stick: TouchStick, event: PointerEvent, box: DOMRect): void {
    stick.x = event.clientX - box.left;
    stick.y = event.clientY - box.top;
  }

  function pointerDown(event: PointerEvent): void {
    if (event.pointerType !== "touch") return;
    event.preventDefault();
    if (mode === "map") {
      element.setPointerCapture(event.pointerId);
      map.down(event);
      return;
    }
    const box = element.getBoundingClientRect();
    const onLeft = event.clientX - box.left < box.width / 2;
    if (onLeft ? leftId !== -1 : rightId !== -1) return;
    if (onLeft) leftId = event.pointerId;
    else {
      rightId = event.pointerId;
      rightDownMs = event.timeStamp;
    }
    begin(onLeft ? left : right, event, box);
    element.setPointerCapture(event.pointerId);
  }

  function begin(stick: TouchStick, event: PointerEvent, box: DOMRect): void {
    place(stick, event, box);
    stick.originX = stick.x;
    stick.originY = stick.y;
    stick.active = true;
  }

  function pointerMove(event: PointerEvent): void {
    map.move(event);
    if (event.pointerId === leftId) place(left, event, element.getBoundingClientRect());
    else if (event.pointerId === rightId) place(right, event, element.getBoundingClientRect());
  }

  function letGo(): void {
    map.letGo();
    left.active = false;
    right.active = false;
    leftId = -1;
    rightId = -1;
  }

  function pointerUp(event: PointerEvent): void {
    map.up(event);
    if (event.pointerId === leftId) {
      leftId = -1;
      left.active = false;
    } else if (event.pointerId === rightId) {
      rightId = -1;
      right.active = false;
      const still = Math.hypot(right.x - right.originX, right.y - right.originY) < tapDistancePx;
      if (event.type === "pointerup" && still && event.timeStamp - rightDownMs < tapMs) fireForS = tapFireS;
    }
  }

  return {
    connect() {
      // Without this the browser scrolls and zooms the page under the thumbs.
      element.style.touchAction = "none";
      element.addEventListener("pointerdown", pointerDown);
      // A thumb that came down on a button of the screen is heard there.
      page.addEventListener("pointermove", pointerMove);
      page.addEventListener("pointerup", pointerUp);
      page.addEventListener("pointercancel", pointerUp);
    },
    disconnect() {
      element.style.touchAction = "";
      letGo();
      element.removeEventListener("pointerdown", pointerDown);
      page.removeEventListener("pointermove", pointerMove);
      page.removeEventListener("pointerup", pointerUp);
      page.removeEventListener("pointercancel", pointerUp);
    },
    aimBy(thumb) {
      if (thumb.pointerType !== "touch" || rightId !== -1) return;
      rightId = thumb.pointerId;
      // However short the press is, the button says what it does.
      rightDownMs = -Infinity;
      begin(right, thumb, element.getBoundingClientRect());
    },
    poll(elapsedS) {
      fireForS = Math.max(0, fireForS - elapsedS);
      if (!right.active) return;
      const step = aimRadPerS * scale * elapsedS;
      state.moveAim(
        -deflection(right.originX, right.x) * step,
        -deflection(right.originY, right.y) * step * 0.6,
      );
    },
    write(intent) {
      if (fireForS > 0) intent.fire = true;
      if (!left.active) return;
      intent.throttle = -deflection(left.originY, left.y);
      intent.steer = -deflection(left.originX, left.x);
    },
    setMode(next) {
      if (next === mode) return;
      mode = next;
      letGo();
    },
    setScale(next) {
      scale = next;
    },
    sticks: { left, right },
  };
}

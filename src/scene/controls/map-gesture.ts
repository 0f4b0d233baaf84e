/** Fingers on the map: one drags it, two zoom it as well, and a tap picks what is there. */
import type { InputState } from "./input-state.ts";

export interface MapGesture {
  down(event: PointerEvent): void;
  move(event: PointerEvent): void;
  /** A finger was lifted, or taken away by the browser. */
  up(event: PointerEvent): void;
  letGo(): void;
}

type Finger = { x: number; y: number };

/** What a finger moves by at the most in a tap, CSS pixels. */
const tapDistancePx = 12;
/** Fingers are never nearer to each other than they are thick, CSS pixels. */
const leastApartPx = 24;
/** How much closer one step of the zoom comes: that of the wheel. */
const zoomStep = 1 / 0.88;

/** `onPick` hears of taps, in CSS pixels from the element's upper left corner. */
export function createMapGesture(
  element: HTMLElement,
  state: InputState,
  onPick: (x: number, y: number) => void,
): MapGesture {
  const fingers = new Map<number, Finger>();
  let travelledPx = 0;

  function apart(): number {
    const [one, other] = [...fingers.values()];
    if (one === undefined || other === undefined) return Number.NaN;
    return Math.max(leastApartPx, Math.hypot(one.x - other.x, one.y - other.y));
  }

  return {
    down(event) {
      // A third finger means nothing.
      if (fingers.size === 2) return;
      travelledPx = fingers.size === 0 ? 0 : Infinity;
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    },
    move(event) {
      const finger = fingers.get(event.pointerId);
      if (finger === undefined) return;
      const before = apart();
      const dx = event.clientX - finger.x;
      const dy = event.clientY - finger.y;
      finger.x = event.clientX;
      finger.y = event.clientY;
      travelledPx += Math.hypot(dx, dy);
      // The middle between two fingers goes half of the way of one.
      const height = element.clientHeight * fingers.size;
      state.addPan(dx / height, dy / height);
      if (fingers.size === 2) state.addZoom(Math.log(apart() / before) / Math.log(zoomStep));
    },
    up(event) {
      if (!fingers.delete(event.pointerId)) return;
      if (event.type !== "pointerup" || travelledPx >= tapDistancePx) return;
      const box = element.getBoundingClientRect();
      onPick(event.clientX - box.left, event.clientY - box.top);
    },
    letGo() {
      fingers.clear();
    },
  };
}

import type { BattleFrame } from "#features/match/battlefield-slot.ts";

/** Draws one part of the HUD for a frame. Must not allocate, and never renders React. */
export type Painter = (frame: BattleFrame) => void;

/** All parts of the HUD that are drawn imperatively, behind one call a frame. */
export interface Painters {
  /** The returned function takes the painter away again. */
  add(painter: Painter): () => void;
  paint(frame: BattleFrame): void;
}

export function createPainters(): Painters {
  let painters: readonly Painter[] = [];
  return {
    add(painter) {
      painters = [...painters, painter];
      return () => {
        painters = painters.filter((each) => each !== painter);
      };
    },
    paint(frame) {
      for (let index = 0; index < painters.length; index += 1) painters[index]!(frame);
    },
  };
}

/** `painter` at most every `everyMs` milliseconds: nobody reads figures faster than ten times a second. */
export function paced(everyMs: number, painter: Painter): Painter {
  let paintedMs = -Infinity;
  return (frame) => {
    if (frame.pageMs - paintedMs < everyMs) return;
    paintedMs = frame.pageMs;
    painter(frame);
  };
}

/** Frames that come slower than this, ms, are drawn by a processor that has no time for more than it must. */
const SLOW_MS = 24;

/** `painter` in every frame, but only in every second where frames are slow. */
export function sparing(painter: Painter): Painter {
  let isSkipped = false;
  return (frame) => {
    isSkipped = frame.intervalMs > SLOW_MS && !isSkipped;
    if (!isSkipped) painter(frame);
  };
}

/** Writes a text only when it has changed. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

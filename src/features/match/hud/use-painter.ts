import { useEffect, useState } from "react";
import type { BattleFrame } from "#features/match/battlefield-slot.ts";
import type { Painter, Painters } from "#features/match/painters.ts";

/** Paints with each frame while the component is there. `make` is called once its elements exist. */
export function usePainter(
  painters: Painters,
  make: () => Painter | undefined,
  parts: readonly unknown[],
): void {
  useEffect(() => {
    const painter = make();
    return painter === undefined ? undefined : painters.add(painter);
    // oxlint-disable-next-line react/exhaustive-deps -- `parts` names what the painter depends on
  }, [painters, ...parts]);
}

/** A value that is looked up with the frames (without one at first) and rendered only when it has become another. */
export function useWatched<T>(
  painters: Painters,
  everyMs: number,
  read: (frame?: BattleFrame) => T,
  isSame = Object.is,
): T {
  const [value, setValue] = useState(() => read());
  useEffect(() => {
    let last = value;
    let readMs = -Infinity;
    return painters.add((frame) => {
      if (frame.pageMs - readMs < everyMs) return;
      readMs = frame.pageMs;
      const next = read(frame);
      if (isSame(last, next)) return;
      last = next;
      setValue(next);
    });
    // oxlint-disable-next-line react/exhaustive-deps -- the value itself must not start it over
  }, [painters, everyMs, read, isSame]);
  return value;
}

import { useEffect, useState } from "react";
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

/** A value that is looked up with the frames and rendered only when it has become another. */
export function useWatched<T>(painters: Painters, everyMs: number, read: () => T, isSame = Object.is): T {
  const [value, setValue] = useState(read);
  useEffect(() => {
    let last = value;
    let readMs = -Infinity;
    return painters.add(({ nowMs }) => {
      if (nowMs - readMs < everyMs) return;
      readMs = nowMs;
      const next = read();
      if (isSame(last, next)) return;
      last = next;
      setValue(next);
    });
    // oxlint-disable-next-line react/exhaustive-deps -- the value itself must not start it over
  }, [painters, everyMs, read, isSame]);
  return value;
}

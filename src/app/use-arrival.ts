import { useCallback, useEffect, useRef, type RefCallback } from "react";

/**
 * Where the focus goes when another screen comes: to its heading, for which the returned ref is. Within a screen only
 * when the focused element is gone. The first screen leaves the focus where the browser has it.
 */
export function useArrival(place: string): RefCallback<HTMLHeadingElement> {
  const arrivedAt = useRef<string | undefined>(undefined);
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [place]);
  return useCallback(
    (heading) => {
      if (heading === null || heading.closest("main") === null) return;
      const isFirst = arrivedAt.current === undefined;
      const isElsewhere = arrivedAt.current !== place;
      const isLost = document.activeElement === null || document.activeElement === document.body;
      arrivedAt.current = place;
      if (!isFirst && (isElsewhere || isLost)) heading.focus({ preventScroll: true });
    },
    [place],
  );
}

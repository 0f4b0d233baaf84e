import { useCallback, useRef, useState } from "react";
import type { NoticeTone, PassingNotice } from "#ui/notice/notice.tsx";

/** Good news goes by itself; what is wrong stays until it is dismissed. */
const SHOWN_MS = 8_000;

export type Tell = (tone: NoticeTone, text: string) => void;

/** The notices in the corner of the page. */
export function useNotices(): {
  readonly notices: readonly PassingNotice[];
  readonly tell: Tell;
  readonly dismiss: (id: string) => void;
} {
  const [notices, setNotices] = useState<readonly PassingNotice[]>([]);
  const count = useRef(0);
  const dismiss = useCallback(
    (id: string) => setNotices((before) => before.filter((notice) => notice.id !== id)),
    [],
  );
  const tell = useCallback<Tell>(
    (tone, text) => {
      count.current += 1;
      const id = String(count.current);
      setNotices((before) => [...before.filter((notice) => notice.text !== text), { id, tone, text }]);
      if (tone === "good" || tone === "info") setTimeout(() => dismiss(id), SHOWN_MS);
    },
    [dismiss],
  );
  return { notices, tell, dismiss };
}

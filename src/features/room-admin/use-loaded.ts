import { useEffect, useState } from "react";
import type { Outcome } from "#session/outcome.ts";

/** What was asked for, once it is there. `load` must stay the same as long as its answer is wanted. */
export function useLoaded<T>(load: () => Promise<Outcome<T>>): {
  readonly loaded: Outcome<T> | undefined;
  readonly reload: () => void;
} {
  const [loaded, setLoaded] = useState<Outcome<T> | undefined>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isWanted = true;
    void load().then((outcome) => {
      if (isWanted) setLoaded(outcome);
    });
    return () => {
      isWanted = false;
    };
  }, [load, round]);
  return { loaded, reload: () => setRound((before) => before + 1) };
}

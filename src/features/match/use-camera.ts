import { useCallback, useEffect, useMemo, useState } from "react";
import type { BattleAction, CameraChoice } from "#features/match/battlefield-slot.ts";
import { nextFollowed } from "#features/match/followed.ts";
import type { Painters } from "#features/match/painters.ts";
import type { Client } from "#session/client.ts";

const LOOK_EVERY_MS = 500;
const CHASE: CameraChoice = { kind: "chase" };
const TOP: CameraChoice = { kind: "top" };
const FREE: CameraChoice = { kind: "free" };

/** The camera: behind the own tank or over the map for a driver, anything for one who watches. */
export function useCamera(
  client: Client,
  painters: Painters,
  isDriving: boolean,
): { readonly camera: CameraChoice; readonly act: (action: BattleAction) => void } {
  const { battle } = client;
  const [isMap, setMap] = useState(false);
  const [watched, setWatched] = useState<CameraChoice>();

  const [wasDriving, setWasDriving] = useState(isDriving);
  if (wasDriving !== isDriving) {
    // Whoever stops driving sees what became of the own tank; whoever begins sees it from behind.
    setWasDriving(isDriving);
    setMap(false);
    setWatched(undefined);
  }

  const needsSomebody = !isDriving && watched === undefined;
  useEffect(() => {
    if (!needsSomebody) return;
    let lookedMs = -Infinity;
    return painters.add(({ pageMs }) => {
      if (pageMs - lookedMs < LOOK_EVERY_MS) return;
      lookedMs = pageMs;
      const slot = battle.localSlot >= 0 ? battle.localSlot : nextFollowed(battle, -1, 1);
      if (slot >= 0) setWatched({ kind: "follow", slot });
    });
  }, [battle, painters, needsSomebody]);

  const act = useCallback(
    (action: BattleAction): void => {
      if (isDriving) {
        if (action === "map") setMap((before) => !before);
        return;
      }
      if (action === "free") setWatched(FREE);
      if (action === "top" || action === "map") setWatched((now) => (now?.kind === "top" ? undefined : TOP));
      if (action !== "follow-next" && action !== "follow-previous") return;
      setWatched((now) => {
        const from = now?.kind === "follow" ? now.slot : -1;
        const slot = nextFollowed(battle, from, action === "follow-next" ? 1 : -1);
        return slot >= 0 ? { kind: "follow", slot } : now;
      });
    },
    [battle, isDriving],
  );

  const camera = useMemo(
    () => (isDriving ? (isMap ? TOP : CHASE) : (watched ?? FREE)),
    [isDriving, isMap, watched],
  );
  return { camera, act };
}

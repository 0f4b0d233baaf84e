import { useCallback, useEffect, useMemo, useState } from "react";
import type { BattleAction, CameraChoice } from "#features/match/battlefield-slot.ts";
import { nextFollowed } from "#features/match/followed.ts";
import { follow, watch, watchingNobody } from "#features/match/watching.ts";
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
): {
  readonly camera: CameraChoice;
  readonly act: (action: BattleAction) => void;
  /** Follows the tank in a slot, which was picked on the map. */
  readonly pick: (slot: number) => void;
} {
  const { battle } = client;
  const [isMap, setMap] = useState(false);
  const [watching, setWatching] = useState(watchingNobody);

  const [wasDriving, setWasDriving] = useState(isDriving);
  if (wasDriving !== isDriving) {
    // Whoever stops driving sees what became of the own tank; whoever begins sees it from behind.
    setWasDriving(isDriving);
    setMap(false);
    setWatching(watchingNobody);
  }

  const needsSomebody = !isDriving && watching.camera === undefined;
  useEffect(() => {
    if (!needsSomebody) return;
    let lookedMs = -Infinity;
    return painters.add(({ pageMs }) => {
      if (pageMs - lookedMs < LOOK_EVERY_MS) return;
      lookedMs = pageMs;
      const slot = battle.localSlot >= 0 ? battle.localSlot : nextFollowed(battle, -1, 1);
      if (slot >= 0) setWatching((now) => follow(now, slot));
    });
  }, [battle, painters, needsSomebody]);

  const act = useCallback(
    (action: BattleAction): void => {
      if (!isDriving) setWatching((now) => watch(now, action, battle));
      else if (action === "map") setMap((before) => !before);
    },
    [battle, isDriving],
  );
  const pick = useCallback(
    (slot: number): void => {
      if (!isDriving) setWatching((now) => follow(now, slot));
    },
    [isDriving],
  );

  const camera = useMemo(
    () => (isDriving ? (isMap ? TOP : CHASE) : (watching.camera ?? FREE)),
    [isDriving, isMap, watching.camera],
  );
  return { camera, act, pick };
}

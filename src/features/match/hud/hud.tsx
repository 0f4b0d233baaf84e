import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { Model } from "#game/catalogue/model.ts";
import type { BattleAction, BattlefieldHandle, CameraChoice } from "#features/match/battlefield-slot.ts";
import { Compass } from "#features/match/hud/compass.tsx";
import { Feed } from "#features/match/hud/feed.tsx";
import { handFocusBack } from "#features/match/hud/hand-focus-back.ts";
import { MouseHint } from "#features/match/hud/mouse-hint.tsx";
import { Names } from "#features/match/hud/names.tsx";
import { Netgraph } from "#features/match/hud/netgraph.tsx";
import { Radar } from "#features/match/hud/radar.tsx";
import { Reticle } from "#features/match/hud/reticle.tsx";
import { ScorePanel } from "#features/match/hud/score-panel.tsx";
import { TouchButtons } from "#features/match/hud/touch-buttons.tsx";
import { VehiclePanel } from "#features/match/hud/vehicle-panel.tsx";
import { WatchBar } from "#features/match/hud/watch-bar.tsx";
import { WeaponPanel } from "#features/match/hud/weapon-panel.tsx";
import type { Painters } from "#features/match/painters.ts";
import type { Client } from "#session/client.ts";
import styles from "./hud.module.css";

export type HudProps = {
  readonly client: Client;
  readonly painters: Painters;
  readonly teams: readonly string[];
  /** The own vehicle's model while one drives; undefined for one who watches. */
  readonly model: Model | undefined;
  readonly camera: CameraChoice;
  /** What could not be done just now, in a sentence; '' for nothing. */
  readonly message: string;
  readonly handle: BattlefieldHandle | undefined;
  readonly onAction: (action: BattleAction) => void;
  /** Connection, chat and menu. */
  readonly tools: ReactNode;
  readonly situation: ReactNode;
  /** What one who watches may do instead. */
  readonly seat: ReactNode;
};

/** Everything that lies over the battlefield. Where nothing is to be pressed, the battlefield takes the pointer. */
export function Hud({
  client,
  painters,
  teams,
  model,
  camera,
  message,
  handle,
  onAction,
  tools,
  situation,
  seat,
}: HudProps) {
  const hasNetgraph = useStore(client.stores.settings, (settings) => settings.netgraph);
  const followed = camera.kind === "follow" ? client.battle.inSlot(camera.slot)?.visiname : undefined;
  return (
    <div className={styles["hud"]} onClick={(event) => handFocusBack(event, handle)}>
      <Names client={client} painters={painters} teams={teams} isMap={camera.kind === "top"} />
      {model !== undefined && camera.kind === "chase" && <Reticle client={client} painters={painters} />}
      <div className={styles["score"]}>
        <ScorePanel client={client} painters={painters} teams={teams} />
      </div>
      {(model !== undefined || camera.kind !== "top") && (
        <div className={styles["compass"]}>
          <Compass client={client} painters={painters} teams={teams} />
        </div>
      )}
      <div className={styles["tools"]}>{tools}</div>
      <div className={styles["side"]}>
        {hasNetgraph && <Netgraph client={client} painters={painters} />}
        <Feed client={client} painters={painters} />
      </div>
      {situation !== undefined && <div className={styles["situation"]}>{situation}</div>}
      <p className={styles["message"]} role="status">
        {message !== "" && <span className={styles["refusal"]}>{message}</span>}
        {message === "" && model !== undefined && <MouseHint painters={painters} />}
      </p>
      {model !== undefined && (
        <>
          <div className={styles["vehicle"]}>
            <VehiclePanel client={client} painters={painters} model={model} />
          </div>
          <div className={styles["weapon"]}>
            <WeaponPanel client={client} painters={painters} model={model} />
          </div>
          <TouchButtons painters={painters} handle={handle} onAction={onAction} />
        </>
      )}
      {model === undefined && (
        <div className={styles["weapon"]}>
          <WatchBar camera={camera} followed={followed} onAction={onAction}>
            {seat}
          </WatchBar>
        </div>
      )}
      <div className={styles["radar"]}>
        <Radar client={client} painters={painters} teams={teams} isMap={camera.kind === "top"} />
      </div>
    </div>
  );
}

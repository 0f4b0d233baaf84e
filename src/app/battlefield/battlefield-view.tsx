import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { createBattlefieldStage, type BattlefieldStage } from "#app/battlefield/battlefield-stage.ts";
import { openPicture } from "#app/battlefield/open-picture.ts";
import type { BattlefieldSlot } from "#features/match/battlefield-slot.ts";
import type { Client } from "#session/client.ts";
import { Notice } from "#ui/notice/notice.tsx";
import styles from "./battlefield-view.module.css";

export type BattlefieldViewProps = BattlefieldSlot & {
  readonly client: Client;
  /** In a replay: lets the battle go on by a frame, and says which moment of its own clock it is then. */
  readonly clock?: (pageMs: number) => number;
};

/** The canvas with its scene and controls; the scene's code is loaded when this is first shown. */
export function BattlefieldView({
  client,
  clock = byThePage,
  label,
  camera,
  isControlled,
  isDriving,
  onAction,
  onPick,
  onFrame,
  onHandle,
}: BattlefieldViewProps) {
  const { t } = useTranslation();
  const region = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<BattlefieldStage>();
  const [picture, setPicture] = useState<"drawing" | "drawn" | "none">("drawing");
  const name = useStore(client.stores.match, (match) => match.battlefield);
  const seed = useStore(client.stores.match, (match) => match.seed);
  const light = useStore(client.stores.match, (match) => match.light);
  const quality = useStore(client.stores.settings, (settings) => settings.quality);
  const reducedMotion = useStore(client.stores.settings, (settings) => settings.reducedMotion);
  const sensitivity = useStore(client.stores.settings, (settings) => settings.mouseSensitivity);
  const isInverted = useStore(client.stores.settings, (settings) => settings.invertMouse);
  const volume = useStore(client.stores.settings, (settings) => (settings.muted ? 0 : settings.volume));
  const isMap = camera.kind === "top";
  const act = useEffectEvent(onAction);
  const pick = useEffectEvent(onPick);
  const tell = useEffectEvent(onFrame);
  const hand = useEffectEvent(onHandle);
  const tick = useEffectEvent(clock);

  useEffect(() => {
    if (region.current === null) return;
    const made = createBattlefieldStage({
      client,
      region: region.current,
      onAction: (action) => act(action),
      onPick: (slot) => pick(slot),
      onFrame: (frame) => tell(frame),
      clock: (pageMs) => tick(pageMs),
    });
    setStage(made);
    hand(made.handle);
    return () => {
      hand(undefined);
      setStage(undefined);
      made.dispose();
    };
  }, [client]);

  useEffect(() => stage?.loop.setCamera(camera), [stage, camera]);
  useEffect(() => stage?.setMouse(sensitivity, isInverted), [stage, sensitivity, isInverted]);
  useEffect(() => stage?.setVolume(volume), [stage, volume]);
  useEffect(() => {
    stage?.loop.setDriving(isDriving);
    stage?.controls.setMode(isMap ? "map" : isDriving ? "drive" : "watch");
  }, [stage, isDriving, isMap]);
  useEffect(() => {
    if (!isControlled) return;
    stage?.controls.connect();
    return () => stage?.controls.disconnect();
  }, [stage, isControlled]);

  useEffect(() => {
    if (stage === undefined || region.current === null || name === "") return;
    setPicture("drawing");
    return openPicture({
      client,
      region: region.current,
      loop: stage.loop,
      name,
      seed,
      light,
      quality,
      reducedMotion,
      onShown: (isDrawn) => setPicture(isDrawn ? "drawn" : "none"),
    });
  }, [client, stage, name, seed, light, quality, reducedMotion]);

  return (
    <>
      {/* The keys of the battle belong to whoever has the focus here: it is one control. */}
      <div ref={region} role="region" aria-label={label} tabIndex={0} className={styles["battlefield"]} />
      {picture === "drawing" && (
        <p className={styles["message"]} role="status">
          {t("battle.loading")}
        </p>
      )}
      {picture === "none" && (
        <div className={styles["message"]}>
          <Notice tone="warn" isAnnounced>
            {t("battle.noWebgl")}
          </Notice>
        </div>
      )}
    </>
  );
}

function byThePage(pageMs: number): number {
  return pageMs;
}

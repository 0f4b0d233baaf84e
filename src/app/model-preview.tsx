import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { ModelPreview as Preview } from "#scene/model-preview.ts";
import type { Client } from "#session/client.ts";
import { teamLook } from "#ui/team/team-look.ts";
import styles from "./app.module.css";

/** So many times a second the model turns on: it is a picture, not a battle. */
const FRAME_MS = 1000 / 30;

type ModelPreviewProps = {
  readonly client: Client;
  readonly model: string;
  readonly team: string;
  readonly teams: readonly string[];
  /** Shown until the model is drawn, and where it can't be. */
  readonly plan: ReactNode;
};

/** A model in three dimensions, turning slowly. The code that draws it is loaded when it is first shown. */
export function ModelPreview({ client, model, team, teams, plan }: ModelPreviewProps) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [preview, setPreview] = useState<Preview | undefined>();
  const isStill = useStore(
    client.stores.settings,
    ({ reducedMotion, quality }) =>
      quality === "low" ||
      quality === "lowest" ||
      (reducedMotion ?? matchMedia("(prefers-reduced-motion: reduce)").matches),
  );

  useEffect(() => {
    const drawn = canvas.current;
    if (drawn === null) return;
    let made: Preview | undefined;
    let isGone = false;
    import("#scene/model-preview.ts")
      .then(({ createModelPreview }) => {
        if (isGone) return;
        made = createModelPreview({ canvas: drawn, reducedMotion: isStill });
        setPreview(made);
      })
      .catch(() => {
        // No WebGL 2, or the code didn't come: the plan stays.
      });
    return () => {
      isGone = true;
      setPreview(undefined);
      made?.dispose();
    };
  }, [isStill]);

  const names = teams.join("\n");
  useEffect(() => {
    const drawn = canvas.current;
    if (preview === undefined || drawn === null) return;
    const look = teamLook(team, names.split("\n"));
    const colour = getComputedStyle(drawn).getPropertyValue(look.colourToken).trim();
    preview.show(model, team, names.split("\n"), colour);
    preview.frame(performance.now());
  }, [preview, model, team, names]);

  useEffect(() => {
    const drawn = canvas.current;
    if (preview === undefined || drawn === null) return;
    const sizes = new ResizeObserver(() => {
      preview.resize(drawn.clientWidth, drawn.clientHeight, devicePixelRatio);
      preview.frame(performance.now());
    });
    sizes.observe(drawn);
    let frame = 0;
    let beforeMs = 0;
    const turn = (nowMs: number) => {
      frame = requestAnimationFrame(turn);
      if (nowMs - beforeMs < FRAME_MS) return;
      beforeMs = nowMs;
      preview.frame(nowMs);
    };
    if (!isStill) frame = requestAnimationFrame(turn);
    return () => {
      sizes.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [preview, isStill]);

  return (
    <div className={styles["preview"]}>
      {/* A canvas that once had a context keeps it: another scene gets another canvas. */}
      <canvas
        key={String(isStill)}
        ref={canvas}
        role="img"
        aria-label={t("room.model.preview", { model })}
        hidden={preview === undefined}
      />
      {preview === undefined && plan}
    </div>
  );
}

import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { findModel } from "#game/catalogue/find-model.ts";
import { MODELS } from "#game/catalogue/models.ts";
import { RadioCards } from "#ui/field/radio-cards.tsx";
import { Figures } from "#ui/figures/figures.tsx";
import { Panel } from "#ui/panel/panel.tsx";
import { Heading } from "#ui/text/heading.tsx";
import { Text } from "#ui/text/text.tsx";
import type { Client } from "#session/client.ts";
import { ModelDrawing } from "./model-drawing.tsx";
import { figuresOf } from "./model-figures.ts";
import { modelWords } from "./model-words.ts";
import styles from "./room.module.css";

/** A model to be drawn, and the plan that stands in for the drawing. */
export type ShownModel = {
  readonly model: string;
  readonly team: string;
  readonly teams: readonly string[];
  readonly plan: ReactNode;
};

type ModelPanelProps = {
  readonly client: Client;
  /** The own team; '' without one. */
  readonly team: string;
  readonly preview: (shown: ShownModel) => ReactNode;
};

/** What one will drive: the choice, a picture of it, and its figures. */
export function ModelPanel({ client, team, preview }: ModelPanelProps) {
  const { t } = useTranslation();
  const teams = useStore(client.stores.room, (room) => room.teams);
  const chosen = useStore(client.stores.match, (match) => match.ownModel);
  const isReady = useStore(client.stores.match, (match) =>
    match.ready.includes(client.stores.room.getState().nick),
  );
  const model = findModel(chosen) ?? MODELS[0];

  function choose(id: string) {
    client.stores.match.setState({ ownModel: id });
    // Who said so already says it again with the other model.
    if (isReady) void client.ready(id);
  }

  return (
    <Panel>
      <div className={styles["model"]}>
        <RadioCards
          label={t("room.model.label")}
          description={t("room.model.hint")}
          arrange="column"
          value={chosen}
          onChange={choose}
          cards={MODELS.map(({ id }) => {
            const words = modelWords(id);
            return {
              value: id,
              label: id,
              ...(words && { description: t(`room.model.roles.${words.role}`) }),
            };
          })}
        />
        {model !== undefined && (
          <div className={styles["model-sheet"]}>
            <div className={styles["preview"]}>
              {preview({
                model: model.id,
                team,
                teams: teams.map((each) => each.name),
                plan: <ModelDrawing model={model} team={team} />,
              })}
            </div>
            <Heading level={3}>{model.id}</Heading>
            <ModelText id={model.id} />
            <ModelFigures id={model.id} />
          </div>
        )}
      </div>
    </Panel>
  );
}

function ModelText({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const words = modelWords(id);
  return words && <Text tone="muted">{t(`room.model.descriptions.${words.id}`)}</Text>;
}

function ModelFigures({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const model = findModel(id);
  if (model === undefined) return null;
  const figures = figuresOf(model);
  const turret = figures.turretDegreesS;
  const round = (value: number, digits = 0) => Number(value.toFixed(digits));
  return (
    <div className={styles["figures"]}>
      <Figures
        items={[
          {
            label: t("room.model.figures.armour"),
            value: t("room.model.figures.points", { count: figures.power }),
            share: figures.powerShare,
          },
          {
            label: t("room.model.figures.speed"),
            value: t("common.kilometresPerHour", { count: round(figures.speedKmh) }),
            share: figures.speedShare,
          },
          {
            label: t("room.model.figures.turret"),
            value:
              turret === undefined
                ? t("room.model.figures.noTurret")
                : t("room.model.figures.perSecond", { count: round(turret) }),
            share: figures.turretShare,
          },
        ]}
      />
      <Figures
        items={[
          {
            label: t("room.model.figures.reload"),
            value: t("room.model.figures.seconds", { count: round(figures.reloadS, 1) }),
            share: figures.reloadShare,
          },
          { label: t("room.model.figures.gun"), value: figures.gun },
          {
            label: t("room.model.figures.kits"),
            value: t("room.model.figures.points", { count: figures.kits }),
          },
        ]}
      />
    </div>
  );
}

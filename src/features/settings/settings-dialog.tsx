import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button } from "#ui/button/button.tsx";
import { Checkbox } from "#ui/field/checkbox.tsx";
import { SelectField } from "#ui/field/select-field.tsx";
import { Dialog } from "#ui/dialog/dialog.tsx";
import { Row, Stack } from "#ui/layout/stack.tsx";
import { Text } from "#ui/text/text.tsx";
import { Heading } from "#ui/text/heading.tsx";
import type { LobbyClient } from "#session/client.ts";
import type { Settings } from "#store/settings-store.ts";
import { KeysTable } from "./keys-table.tsx";
import { RangeField } from "./range-field.tsx";
import { SlowedLine } from "./slowed-line.tsx";
import styles from "./settings.module.css";

const QUALITIES = ["automatic", "lowest", "low", "medium", "high"] as const;
const MOTIONS = ["system", "less", "full"] as const;

export type SettingsDialogProps = { readonly client: LobbyClient; readonly onClose: () => void };

/** What a person chooses for this device. It takes effect at once. */
export function SettingsDialog({ client, onClose }: SettingsDialogProps) {
  const { t } = useTranslation();
  const store = client.stores.settings;
  const settings = useStore(store);
  const set = (change: Partial<Settings>) => store.setState(change);
  const motion = settings.reducedMotion === undefined ? "system" : settings.reducedMotion ? "less" : "full";
  return (
    <Dialog
      title={t("settings.heading")}
      closeLabel={t("common.close")}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t("common.close")}</Button>}
    >
      <Stack gap={6}>
        <Section title={t("settings.graphics.heading")}>
          <SelectField
            label={t("settings.graphics.quality")}
            value={settings.quality}
            onChange={(quality) => set({ quality })}
            choices={QUALITIES.map((value) => ({ value, label: t(`settings.graphics.options.${value}`) }))}
          />
          <SelectField
            label={t("settings.graphics.motion")}
            description={t("settings.graphics.motionHint")}
            value={motion}
            onChange={(value) => set({ reducedMotion: value === "system" ? undefined : value === "less" })}
            choices={MOTIONS.map((value) => ({ value, label: t(`settings.graphics.motions.${value}`) }))}
          />
        </Section>
        <Section title={t("settings.sound.heading")}>
          <Checkbox
            asSwitch
            label={t("settings.sound.on")}
            description={t("settings.sound.onHint")}
            checked={!settings.muted}
            onChange={(isOn) => set({ muted: !isOn })}
          />
          <RangeField
            label={t("settings.sound.volume")}
            value={settings.volume}
            min={0}
            max={1}
            step={0.05}
            text={t("common.percent", { share: settings.volume })}
            onChange={(volume) => set({ volume })}
          />
        </Section>
        <Section title={t("settings.access.heading")}>
          <Checkbox
            asSwitch
            label={t("settings.access.situation")}
            description={t("settings.access.situationHint")}
            checked={settings.situation}
            onChange={(situation) => set({ situation })}
          />
        </Section>
        <Section title={t("settings.controls.heading")}>
          <RangeField
            label={t("settings.controls.sensitivity")}
            value={settings.mouseSensitivity}
            min={0.2}
            max={3}
            step={0.1}
            text={t("common.percent", { share: settings.mouseSensitivity })}
            onChange={(mouseSensitivity) => set({ mouseSensitivity })}
          />
          <Checkbox
            asSwitch
            label={t("settings.controls.invert")}
            checked={settings.invertMouse}
            onChange={(invertMouse) => set({ invertMouse })}
          />
          <KeysTable />
        </Section>
        <Section title={t("settings.privacy.heading")}>
          <Checkbox
            asSwitch
            label={t("settings.privacy.announce")}
            description={t("settings.privacy.announceHint")}
            checked={settings.announceGame}
            onChange={(announceGame) => set({ announceGame })}
          />
          <Checkbox
            asSwitch
            label={t("settings.privacy.tellRooms")}
            checked={settings.tellRooms}
            onChange={(tellRooms) => set({ tellRooms })}
          />
        </Section>
        {"registerProtocolHandler" in navigator && (
          <Section title={t("settings.links.heading")}>
            <Text tone="muted">{t("settings.links.hint")}</Text>
            <Row>
              <Button onClick={() => navigator.registerProtocolHandler("xmpp", `${location.origin}/?uri=%s`)}>
                {t("settings.links.handle")}
              </Button>
            </Row>
          </Section>
        )}
        <Section title={t("settings.developer.heading")}>
          <Checkbox
            asSwitch
            label={t("settings.developer.netgraph")}
            checked={settings.netgraph}
            onChange={(netgraph) => set({ netgraph })}
          />
          <Checkbox
            asSwitch
            label={t("settings.developer.console")}
            description={t("settings.developer.consoleHint")}
            checked={settings.console}
            onChange={(isOn) => set({ console: isOn })}
          />
          <SlowedLine settings={settings} onChange={set} />
        </Section>
      </Stack>
    </Dialog>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className={styles["section"]}>
      <Heading level={3} id={titleId}>
        {title}
      </Heading>
      {children}
    </section>
  );
}

import { useTranslation } from "react-i18next";
import { Stack } from "#ui/layout/stack.tsx";
import { Heading } from "#ui/text/heading.tsx";
import { Text } from "#ui/text/text.tsx";
import type { Settings } from "#store/settings-store.ts";
import { RangeField } from "./range-field.tsx";

type SlowedLineProps = {
  readonly settings: Settings;
  readonly onChange: (change: Partial<Settings>) => void;
};

/** How bad a line is to be simulated. */
export function SlowedLine({ settings, onChange }: SlowedLineProps) {
  const { t } = useTranslation();
  const inMs = (ms: number) => t("common.milliseconds", { count: ms });
  return (
    <Stack gap={3}>
      <Heading level={4} look="label">
        {t("settings.developer.slowed.heading")}
      </Heading>
      <Text tone="muted" size="small">
        {t("settings.developer.slowed.hint")}
      </Text>
      <RangeField
        label={t("settings.developer.slowed.delay")}
        value={settings.lineDelayMs}
        min={0}
        max={1_000}
        step={10}
        text={inMs(settings.lineDelayMs)}
        onChange={(lineDelayMs) => onChange({ lineDelayMs })}
      />
      <RangeField
        label={t("settings.developer.slowed.jitter")}
        value={settings.lineJitterMs}
        min={0}
        max={500}
        step={10}
        text={inMs(settings.lineJitterMs)}
        onChange={(lineJitterMs) => onChange({ lineJitterMs })}
      />
      <RangeField
        label={t("settings.developer.slowed.stall")}
        value={settings.lineStallMs}
        min={0}
        max={5_000}
        step={100}
        text={inMs(settings.lineStallMs)}
        onChange={(lineStallMs) => onChange({ lineStallMs })}
      />
    </Stack>
  );
}

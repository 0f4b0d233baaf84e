import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Client } from "#session/client.ts";
import { IconButton } from "#ui/button/button.tsx";

export type MuteButtonProps = {
  readonly client: Client;
  /** It was clicked, not pressed by key: the keys belong to the battle again. */
  readonly onClicked: () => void;
};

/** Switches the sound of the battle off and on; the key does the same. */
export function MuteButton({ client, onClicked }: MuteButtonProps) {
  const { t } = useTranslation();
  const { settings } = client.stores;
  const isMuted = useStore(settings, (state) => state.muted);
  return (
    <IconButton
      icon={isMuted ? "sound-off" : "sound"}
      label={t("battle.sound")}
      size="small"
      aria-pressed={!isMuted}
      onClick={(event) => {
        settings.setState({ muted: !isMuted });
        if (event.detail > 0) onClicked();
      }}
    />
  );
}

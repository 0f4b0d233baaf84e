import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Client } from "#session/client.ts";
import { IconButton } from "#ui/button/button.tsx";

/** Switches the sound of the battle off and on; the key does the same. */
export function MuteButton({ client }: { readonly client: Client }) {
  const { t } = useTranslation();
  const { settings } = client.stores;
  const isMuted = useStore(settings, (state) => state.muted);
  return (
    <IconButton
      icon={isMuted ? "sound-off" : "sound"}
      label={t("battle.sound")}
      size="small"
      aria-pressed={!isMuted}
      onClick={() => settings.setState({ muted: !isMuted })}
    />
  );
}

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { resignationOf } from "#features/match/resignation.ts";
import { useRefusalText } from "#features/match/refusal-text.ts";
import type { Client } from "#session/client.ts";
import { Button } from "#ui/button/button.tsx";
import { Dialog } from "#ui/dialog/dialog.tsx";
import { Checkbox } from "#ui/field/checkbox.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Text } from "#ui/text/text.tsx";

export type MenuDialogProps = {
  readonly client: Client;
  /** One has a tank in this battle and may give it up. */
  readonly mayResign: boolean;
  readonly onClose: () => void;
  readonly onScoreboard: () => void;
  readonly onChat: (() => void) | undefined;
  readonly onSettings: (() => void) | undefined;
  readonly onLeave: () => void;
  /** What leaving is called here; the room is left unless something else is said. */
  readonly leaveLabel?: string;
};

export function MenuDialog({
  client,
  mayResign,
  onClose,
  onScoreboard,
  onChat,
  onSettings,
  onLeave,
  leaveLabel,
}: MenuDialogProps) {
  const { t } = useTranslation();
  const { settings } = client.stores;
  const hasSituation = useStore(settings, (state) => state.situation);
  const hasNetgraph = useStore(settings, (state) => state.netgraph);
  return (
    <Dialog title={t("battle.menuHeading")} closeLabel={t("battle.resume")} onClose={onClose} size="small">
      <Stack gap={3}>
        <Button variant="primary" wide onClick={onClose} data-autofocus="">
          {t("battle.resume")}
        </Button>
        <Button wide onClick={onScoreboard} icon="members">
          {t("battle.scoreboard")}
        </Button>
        {onChat !== undefined && (
          <Button wide onClick={onChat} icon="chat">
            {t("battle.chat")}
          </Button>
        )}
        {onSettings !== undefined && (
          <Button wide onClick={onSettings} icon="gear">
            {t("common.settings")}
          </Button>
        )}
        <Checkbox
          asSwitch
          label={t("battle.situation.show")}
          checked={hasSituation}
          onChange={(situation) => settings.setState({ situation })}
        />
        <Checkbox
          asSwitch
          label={t("battle.netgraph")}
          checked={hasNetgraph}
          onChange={(netgraph) => settings.setState({ netgraph })}
        />
        {mayResign && <Resign client={client} onResigned={onClose} />}
        <Button wide variant="quiet" onClick={onLeave} icon="leave">
          {leaveLabel ?? t("battle.leave")}
        </Button>
      </Stack>
    </Dialog>
  );
}

/** Asks once more before a tank is given up. */
function Resign({ client, onResigned }: { readonly client: Client; readonly onResigned: () => void }) {
  const { t } = useTranslation();
  const sayRefusal = useRefusalText();
  const [state, setState] = useState<"idle" | "asking" | "busy">("idle");
  const [problem, setProblem] = useState<string>();
  const room = useStore(client.stores.room);
  const resignation = useStore(client.stores.match, (match) => resignationOf(match, room));

  async function resign(): Promise<void> {
    setState("busy");
    const outcome = await client.resign();
    if (outcome.ok) return onResigned();
    setState("idle");
    setProblem(sayRefusal("team", outcome.refusal));
    return undefined;
  }

  if (state === "idle")
    return (
      <>
        {problem !== undefined && (
          <Notice tone="bad" isAnnounced>
            {problem}
          </Notice>
        )}
        <Button wide onClick={() => setState("asking")}>
          {t("battle.resign")}
        </Button>
      </>
    );
  return (
    <Stack gap={2}>
      <Text tone="muted">{t(`battle.resignText.${resignation}`)}</Text>
      <Button wide variant="danger" isBusy={state === "busy"} onClick={() => void resign()} autoFocus>
        {t("battle.resignConfirm")}
      </Button>
      <Button wide variant="quiet" onClick={() => setState("idle")}>
        {t("common.cancel")}
      </Button>
    </Stack>
  );
}

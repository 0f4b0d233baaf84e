import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Client } from "#session/client.ts";
import type { Replay } from "#session/replay/replay.ts";
import { Button } from "#ui/button/button.tsx";

export type ReplayButtonsProps = {
  readonly client: Client;
  readonly onReplay: ((replay: Replay) => void) | undefined;
  readonly onSave: ((replay: Replay) => void) | undefined;
};

/** What can be done with the recording of the battle that is just over. */
export function ReplayButtons({ client, onReplay, onSave }: ReplayButtonsProps) {
  const { t } = useTranslation();
  const [replay] = useState(() => client.replay());
  if (replay === undefined) return null;
  return (
    <>
      {onSave !== undefined && (
        <Button variant="quiet" icon="save" onClick={() => onSave(replay)}>
          {t("replay.save")}
        </Button>
      )}
      {onReplay !== undefined && (
        <Button icon="play" onClick={() => onReplay(replay)}>
          {t("replay.button")}
        </Button>
      )}
    </>
  );
}

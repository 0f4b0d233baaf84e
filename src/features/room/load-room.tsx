import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button/button.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import type { Client } from "#session/client.ts";
import type { ClientRefusal } from "#session/outcome.ts";

type LoadRoomProps = {
  readonly client: Client;
  readonly room: string;
  readonly onLoaded: () => void;
};

/** Takes a saved room out again (MMOG 10.10), and goes in. */
export function LoadRoom({ client, room, onLoaded }: LoadRoomProps) {
  const { t } = useTranslation();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ClientRefusal | undefined>();

  async function load() {
    if (isBusy) return;
    setBusy(true);
    setRefusal(undefined);
    const outcome = await client.loadRoom(room);
    setBusy(false);
    // Another owner may have been quicker: then it is open, which is all that is wanted.
    if (outcome.ok || outcome.refusal.code === "unexpected-request") onLoaded();
    else setRefusal(outcome.refusal);
  }

  return (
    <>
      {refusal !== undefined && (
        <Notice tone="bad" isAnnounced>
          {t(["errors.load", "errors.any"], { context: refusal.code, text: refusal.text ?? refusal.code })}
        </Notice>
      )}
      <Button variant="primary" icon="play" isBusy={isBusy} onClick={() => void load()}>
        {t("keeping.load.button")}
      </Button>
    </>
  );
}

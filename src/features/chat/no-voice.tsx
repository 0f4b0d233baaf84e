import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button/button.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import type { Client } from "#session/client.ts";

/** Stands where one would talk, for visitors: they may ask to be heard (MMOG 7.21). What comes of it is told in the talk. */
export function NoVoice({ client }: { readonly client: Client }) {
  const { t } = useTranslation();
  const [trouble, setTrouble] = useState<string | undefined>();

  function ask() {
    const outcome = client.requestVoice();
    if (outcome.ok) return setTrouble(undefined);
    const { code } = outcome.refusal;
    setTrouble(t(["errors.voice", "errors.any"], { context: code, text: code }));
  }

  return (
    <Notice
      tone={trouble === undefined ? "info" : "bad"}
      isAnnounced={trouble !== undefined}
      actions={
        <Button size="small" onClick={ask}>
          {t("membership.voice.button")}
        </Button>
      }
    >
      {trouble ?? t("chat.noVoice")}
    </Notice>
  );
}

import { useTranslation } from "react-i18next";
import { Button } from "#ui/button/button.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import type { Client } from "#session/client.ts";

const CODES = [100, 170, 172] as const;

type UnacknowledgedProps = { readonly client: Client; readonly codes: readonly number[] };

/** Stands where one would talk, until what the room made known is confirmed (MMOG 14.3, 14.5). */
export function Unacknowledged({ client, codes }: UnacknowledgedProps) {
  const { t } = useTranslation();
  const known = CODES.filter((code) => codes.includes(code));
  return (
    <Notice
      tone="warn"
      isAnnounced
      actions={
        <Button size="small" onClick={() => client.acknowledge(codes)}>
          {t("room.acknowledge.button")}
        </Button>
      }
    >
      {[...known.map((code) => t(`room.warnings.${code}`)), t("room.acknowledge.why")].join(" ")}
    </Notice>
  );
}

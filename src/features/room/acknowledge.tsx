import { useTranslation } from "react-i18next";
import { Button } from "#ui/button/button.tsx";
import { Dialog } from "#ui/dialog/dialog.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import { warningWords } from "./warning-words.ts";

type AcknowledgeProps = {
  readonly codes: readonly number[];
  readonly onAcknowledge: () => void;
  readonly onLeave: () => void;
};

/** What the room made known and a person must have read (MMOG 14.3, 14.5): to go on with it, or to go. */
export function Acknowledge({ codes, onAcknowledge, onLeave }: AcknowledgeProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t("room.acknowledge.heading")}
      size="small"
      role="alertdialog"
      footer={
        <>
          <Button icon="leave" onClick={onLeave}>
            {t("room.leave")}
          </Button>
          <Button variant="primary" onClick={onAcknowledge}>
            {t("room.acknowledge.button")}
          </Button>
        </>
      }
    >
      <Stack gap={3}>
        {warningWords(codes).map((code) => (
          <Notice key={code} tone="warn">
            {t(`room.warnings.${code}`)}
          </Notice>
        ))}
      </Stack>
    </Dialog>
  );
}

import { useTranslation } from "react-i18next";
import { Button } from "#ui/button/button.tsx";
import { Row } from "#ui/layout/stack.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import { Spinner } from "#ui/spinner/spinner.tsx";
import { Text } from "#ui/text/text.tsx";
import type { Outcome } from "#session/outcome.ts";

type LoadingListProps = {
  readonly loaded: Outcome<unknown> | undefined;
  readonly onRetry: () => void;
};

/** In the place of a list that isn't there yet, or that the room refuses. */
export function LoadingList({ loaded, onRetry }: LoadingListProps) {
  const { t } = useTranslation();
  if (loaded === undefined)
    return (
      <Row>
        <Spinner />
        <Text tone="muted">{t("manage.loading")}</Text>
      </Row>
    );
  if (loaded.ok) return null;
  const { code, text = code } = loaded.refusal;
  return (
    <Notice
      tone="bad"
      isAnnounced
      actions={
        <Button size="small" onClick={onRetry}>
          {t("common.retry")}
        </Button>
      }
    >
      {t(["errors.manage", "errors.any"], { context: code, text })}
    </Notice>
  );
}

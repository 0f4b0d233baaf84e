import { useTranslation } from "react-i18next";
import { Button } from "#ui/button/button.tsx";
import { EmptyState } from "#ui/panel/empty-state.tsx";

/**
 * Stands where a part of the page belongs that could not be fetched: no line, or a newer page on the server. Browsers
 * remember what they could not fetch, so only the page as a whole can be tried again.
 */
export function NotLoaded() {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <EmptyState
        level={2}
        title={t("notLoaded.heading")}
        text={t("notLoaded.text")}
        actions={
          <Button variant="primary" icon="refresh" onClick={() => location.reload()}>
            {t("crash.reload")}
          </Button>
        }
      />
    </div>
  );
}

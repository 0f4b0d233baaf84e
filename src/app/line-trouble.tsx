import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button } from "#ui/button/button.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import type { LobbyClient } from "#session/client.ts";
import styles from "./app.module.css";

type LineTroubleProps = { readonly client: LobbyClient; readonly onSignIn: () => void };

/** The line is down for good: why, and the way back. */
export function LineTrouble({ client, onSignIn }: LineTroubleProps) {
  const { t } = useTranslation();
  const { connection, settings } = client.stores;
  const isDown = useStore(connection, (state) => state.line === "failed");
  const reason = useStore(connection, (state) => state.reason);
  const isGuest = useStore(connection, (state) => state.guest);
  if (!isDown) return null;
  const { code, detail } = reason ?? { code: "", detail: "" };
  return (
    <div className={styles["trouble"]}>
      <Notice
        tone="bad"
        title={t("connection.failed")}
        isAnnounced
        actions={
          isGuest ? (
            <Button size="small" onClick={() => void client.signInAsGuest(settings.getState().nickname)}>
              {t("common.retry")}
            </Button>
          ) : (
            <Button size="small" onClick={onSignIn}>
              {t("connection.signInAgain")}
            </Button>
          )
        }
      >
        {t(["errors.connect", "errors.any"], { context: code, text: detail })}
      </Notice>
    </div>
  );
}

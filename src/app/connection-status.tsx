import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button } from "#ui/button/button.tsx";
import { Row } from "#ui/layout/stack.tsx";
import { Status } from "#ui/notice/status.tsx";
import type { LobbyClient } from "#session/client.ts";
import type { LineState } from "#store/connection-store.ts";
import { isSlowed } from "#store/settings-store.ts";

const TONES = {
  offline: "quiet",
  connecting: "warn",
  online: "good",
  waiting: "warn",
  failed: "bad",
} as const;

/** The status region "Connection": how the line is, and when it is tried again. */
export function ConnectionStatus({ client }: { readonly client: LobbyClient }) {
  const { t } = useTranslation();
  const line = useStore(client.stores.connection, (state) => state.line);
  const retryAtMs = useStore(client.stores.connection, (state) => state.retryAtMs);
  const seconds = useSecondsUntil(retryAtMs);
  const slowed = useStore(client.stores.settings, isSlowed);
  const words: { readonly [Line in LineState]: string } = {
    offline: t("connection.offline"),
    connecting: t("connection.connecting"),
    online: slowed ? t("connection.slowed") : t("connection.online"),
    waiting: seconds > 0 ? t("connection.waiting", { count: seconds }) : t("connection.retrying"),
    failed: t("connection.failed"),
  };
  return (
    <Row>
      <Status
        label={t("connection.label")}
        tone={line === "online" && slowed ? "warn" : TONES[line]}
        text={words[line]}
      />
      {line === "waiting" && (
        <Button size="small" onClick={() => client.wake(performance.now())}>
          {t("connection.retryNow")}
        </Button>
      )}
    </Row>
  );
}

/** Whole seconds until a moment of the page's clock, counted down; 0 when there is none. */
function useSecondsUntil(atMs: number | undefined): number {
  return useSyncExternalStore(everySecond, () =>
    atMs === undefined ? 0 : Math.max(0, Math.ceil((atMs - performance.now()) / 1_000)),
  );
}

/** Looks again four times a second, so that no second is skipped; a render comes only with another number. */
function everySecond(look: () => void): () => void {
  const timer = setInterval(look, 250);
  return () => clearInterval(timer);
}

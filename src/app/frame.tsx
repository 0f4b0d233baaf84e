import { lazy, Suspense, type ComponentType, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Link } from "wouter";
import { IconButton } from "#ui/button/button.tsx";
import { Page } from "#ui/page/page.tsx";
import { Wordmark } from "#ui/page/wordmark.tsx";
import type { LobbyClient } from "#session/client.ts";
import { ConnectionStatus } from "./connection-status.tsx";
import { pathTo } from "./routes.ts";
import styles from "./app.module.css";

// Decorative: it may come after what people wait for, or not at all.
const MapBackground = lazy(async (): Promise<{ default: ComponentType<{ readonly hasArmies: boolean }> }> => {
  try {
    return { default: (await import("./map-background.tsx")).MapBackground };
  } catch {
    return { default: () => null };
  }
});

type FrameProps = {
  readonly client: LobbyClient;
  readonly kind: "sign-in" | "place" | "battle";
  readonly onSettings: () => void;
  readonly children: ReactNode;
};

/** What stands around every screen: the map, the bar with name and connection. The battle has the page to itself. */
export function Frame({ client, kind, onSettings, children }: FrameProps) {
  const { t } = useTranslation();
  if (kind === "battle")
    return (
      <Page skipLabel={t("common.skip")} layout="full">
        {children}
      </Page>
    );
  return (
    <Page
      skipLabel={t("common.skip")}
      layout={kind === "sign-in" ? "centre" : "wide"}
      background={
        <Suspense>
          <MapBackground hasArmies={kind === "sign-in"} />
        </Suspense>
      }
      brand={
        // The first screen has the name in its heading.
        kind === "place" ? (
          <Link href={pathTo({ kind: "rooms" })}>
            <Wordmark name={t("common.name")} />
          </Link>
        ) : (
          ""
        )
      }
      bar={
        <>
          {kind === "place" && <Visitor client={client} />}
          <ConnectionStatus client={client} />
          <IconButton icon="gear" label={t("common.settings")} onClick={onSettings} />
        </>
      }
    >
      {children}
    </Page>
  );
}

/** Who one is here; leads to where one can be somebody else. */
function Visitor({ client }: { readonly client: LobbyClient }) {
  const { t } = useTranslation();
  const { connection, settings } = client.stores;
  const nickname = useStore(settings, (state) => state.nickname);
  const account = useStore(connection, (state) => (state.guest ? "" : state.jid.replace(/\/.*$/u, "")));
  const isIn = useStore(connection, (state) => state.jid !== "");
  if (!isIn) return null;
  const address = account === "" ? nickname : account;
  return (
    <Link
      href={pathTo({ kind: "sign-in" })}
      className={styles["visitor"]}
      title={t("signIn.signedInAs", { address })}
    >
      {address}
    </Link>
  );
}

import { Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Spinner } from "#ui/spinner/spinner.tsx";
import { MissingDialog } from "#ui/dialog/lazy-dialog.tsx";
import type { ChatProps } from "#features/chat/chat.tsx";
import { MatchScreen } from "#features/match/match-screen.tsx";
import type { Client } from "#session/client.ts";
import type { Replay } from "#session/replay/replay.ts";
import { BattlefieldView } from "./battlefield/battlefield-view.tsx";
import { ConnectionStatus } from "./connection-status.tsx";
import { addBattleTexts } from "./i18n/i18n.ts";
import { lazyScreen } from "./lazy-screen.ts";
import type { Tell } from "./use-notices.ts";

// What is said and asked in the room lies in a drawer: it is fetched when that is opened.
const Chat = lazyScreen(async () => (await import("#features/chat/chat.tsx")).Chat);
const Approvals = lazyScreen(async () => (await import("#features/room/approvals.tsx")).Approvals);
const ReplayPlace = lazyScreen(
  async () => (await import("./replay-place.tsx")).ReplayPlace,
  addBattleTexts,
  MissingDialog,
);

type MatchPlaceProps = {
  readonly client: Client;
  readonly isCovered: boolean;
  readonly onSettings: () => void;
  readonly onRoom: () => void;
  readonly onLeave: () => void;
  readonly tell: Tell;
  readonly ways: ChatProps["ways"];
};

/** The battle's screen with what belongs into it: battlefield, chat, what is to be decided, connection. */
export function MatchPlace({ client, tell, ways, ...rest }: MatchPlaceProps) {
  const { t } = useTranslation();
  const [replay, setReplay] = useState<Replay>();
  const isReplaying = replay !== undefined;
  useEffect(() => {
    if (!isReplaying) return;
    // Whoever has a tank in the next battle is needed there.
    return client.stores.match.subscribe(({ phase }) => {
      if (phase !== "active") return;
      setReplay(undefined);
      tell("info", t("replay.gaveWay"));
    });
  }, [client, isReplaying, tell, t]);

  if (replay !== undefined)
    return (
      <Suspense>
        <ReplayPlace
          client={client}
          replay={replay}
          isCovered={rest.isCovered}
          onSettings={rest.onSettings}
          onClose={() => setReplay(undefined)}
        />
      </Suspense>
    );
  return (
    <MatchScreen
      {...rest}
      client={client}
      battlefield={(slot) => <BattlefieldView client={client} {...slot} />}
      chat={
        <Suspense fallback={<Spinner label={t("common.loading")} />}>
          <Chat client={client} isFocused ways={ways} />
        </Suspense>
      }
      approvals={
        <Suspense>
          <Approvals client={client} onTell={tell} onEmpty={() => {}} />
        </Suspense>
      }
      onReplay={setReplay}
      onSaveReplay={(recorded) => {
        save(recorded).catch(() => tell("warn", t(["errors.any"], { context: "not-loaded" })));
      }}
      connection={<ConnectionStatus client={client} />}
    />
  );
}

async function save(replay: Replay): Promise<void> {
  const { saveReplay } = await import("./save-replay.ts");
  await saveReplay(replay);
}

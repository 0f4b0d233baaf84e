import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Own } from "#features/match/outcome-of.ts";
import { useRefusalText } from "#features/match/refusal-text.ts";
import { ResultsView } from "#features/match/results-view.tsx";
import type { Client } from "#session/client.ts";
import type { Results } from "#store/match-store.ts";
import { Button } from "#ui/button/button.tsx";
import { Dialog } from "#ui/dialog/dialog.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import styles from "./results-dialog.module.css";

export type ResultsDialogProps = {
  readonly client: Client;
  readonly results: Results;
  readonly teams: readonly string[];
  /** The own team, or the one that was given up; a spectator has none, and is not asked again. */
  readonly own: Own;
  readonly onRoom: () => void;
  /** How to see the battle again. */
  readonly replay?: ReactNode;
};

/** After the battle: who won, what everybody did, and another round. */
export function ResultsDialog({ client, results, teams, own, onRoom, replay }: ResultsDialogProps) {
  const { t } = useTranslation();
  const sayRefusal = useRefusalText();
  const ownModel = useStore(client.stores.match, (match) => match.ownModel);
  const [again, setAgain] = useState<"asked" | "waiting">();
  const [problem, setProblem] = useState<string>();

  async function playAgain(): Promise<void> {
    setAgain("asked");
    setProblem(undefined);
    // Whoever has resigned takes the place again first.
    const seat = await client.takeTeam(own.team);
    const outcome = seat.ok ? await client.ready(ownModel) : seat;
    setAgain(outcome.ok ? "waiting" : undefined);
    if (!outcome.ok) setProblem(sayRefusal(seat.ok ? "start" : "team", outcome.refusal));
  }

  return (
    <Dialog
      title={t("results.heading")}
      closeLabel={t("results.toRoom")}
      onClose={onRoom}
      size="large"
      footer={
        <>
          {replay}
          <Button onClick={onRoom}>{t("results.toRoom")}</Button>
          {own.team !== "" && (
            <Button
              variant="primary"
              icon="refresh"
              isBusy={again === "asked"}
              blockedBecause={again === "waiting" ? t("results.waiting") : undefined}
              onClick={() => void playAgain()}
            >
              {t("results.again")}
            </Button>
          )}
        </>
      }
    >
      <div className={styles["results"]}>
        <ResultsView results={results} teams={teams} own={own} />
        {again === "waiting" && (
          <Notice tone="good" isAnnounced>
            {t("results.waiting")}
          </Notice>
        )}
        {problem !== undefined && (
          <Notice tone="bad" isAnnounced>
            {problem}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}

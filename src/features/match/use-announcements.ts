import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { causeText } from "#features/match/cause-text.ts";
import { nodeNameText } from "#features/match/node-name-text.ts";
import type { Own } from "#features/match/outcome-of.ts";
import { outcomeText } from "#features/match/outcome-text.ts";
import { paced, type Painters } from "#features/match/painters.ts";
import type { Client } from "#session/client.ts";
import { createBattleEventReader } from "#store/battle-event-reader.ts";
import type { BattleEvent } from "#store/battle-model-events.ts";

/** What is said to screen readers; `urgent` interrupts them. */
export type Announcements = { readonly news: string; readonly urgent: string };

const EVERY_MS = 200;
/** The gun has to stay on somebody this long before it is said, ms: swinging past is no news. */
const LAID_MS = 400;

/** Start, pause and end of the battle, the own hits and losses, and whom the gun is on. */
export function useAnnouncements(client: Client, painters: Painters, { team, name }: Own): Announcements {
  const { t } = useTranslation();
  const [news, setNews] = useState("");
  const [urgent, setUrgent] = useState("");

  useEffect(
    () =>
      client.stores.match.subscribe((match, before) => {
        if (match.results !== undefined && match.results !== before.results)
          setUrgent(outcomeText(t, match.results, { team, name }));
        if (match.phase === before.phase) return;
        if (match.phase === "active")
          setNews(t(before.phase === "paused" ? "battle.said.goesOn" : "battle.said.started"));
        if (match.phase === "paused") setNews(t("battle.said.paused"));
      }),
    [client, team, name, t],
  );

  useEffect(
    () =>
      client.stores.match.subscribe(({ results }, before) => {
        // Politely: it comes after who has won.
        if (results !== undefined && results !== before.results) setNews(causeText(t, results));
      }),
    [client, t],
  );

  useEffect(
    () =>
      client.stores.settings.subscribe(({ muted }, before) => {
        if (muted !== before.muted) setNews(t(muted ? "battle.said.soundOff" : "battle.said.soundOn"));
      }),
    [client, t],
  );

  useEffect(() => {
    const { battle } = client;
    const reader = createBattleEventReader(battle.events);
    let laidOn = -1;
    let laidSinceMs = 0;
    let toldLaid = -1;
    let isFirst = client.stores.match.getState().phase === "active";

    function tell({ kind, slot, node: index, power }: BattleEvent): void {
      const node = battle.inSlot(battle.localSlot)?.nodes[index];
      if (slot !== battle.localSlot || node === undefined) return;
      const name = nodeNameText(t, node.name);
      // What ended the battle too is said with its end.
      if (client.stores.match.getState().results !== undefined) return;
      if (kind === "destroyed") setUrgent(t("battle.said.ownDestroyed"));
      else if (kind === "loss" && battle.isAlive[slot] === 1)
        setUrgent(
          t("battle.said.ownHit", { node: name, share: node.maxPower > 0 ? power / node.maxPower : 0 }),
        );
      else if (kind === "repair") setNews(t("battle.said.ownRepaired", { node: name }));
    }

    return painters.add(
      paced(EVERY_MS, (frame) => {
        // Nobody hears what stands in a live region from the start: the first word comes after it is there.
        if (isFirst) setNews(t("battle.said.on"));
        isFirst = false;
        reader.read(frame.nowMs, tell);
        if (frame.laidOn !== laidOn) {
          laidOn = frame.laidOn;
          laidSinceMs = frame.nowMs;
        } else if (laidOn !== toldLaid && frame.nowMs - laidSinceMs >= LAID_MS) {
          toldLaid = laidOn;
          const target = battle.inSlot(laidOn);
          if (target !== undefined) setNews(t("battle.said.laid", { name: target.visiname }));
        }
      }),
    );
  }, [client, painters, t]);

  return { news, urgent };
}

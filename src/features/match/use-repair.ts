import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Model } from "#game/catalogue/model.ts";
import { chooseRepair } from "#features/match/repair-choice.ts";
import type { Client } from "#session/client.ts";

const SHOWN_MS = 3_000;

/** One press of "repair", and the sentence for when it can't be. */
export function useRepair(client: Client, model: Model | undefined) {
  const { t } = useTranslation();
  const [message, setMessage] = useState("");
  useEffect(() => {
    if (message === "") return;
    const timer = setTimeout(() => setMessage(""), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [message]);
  const repair = useCallback(() => {
    const own = client.vehicle();
    const { battle } = client;
    if (own === undefined || model === undefined || battle.localSlot < 0) return;
    const at = battle.localSlot * battle.nodesPerCharacter;
    const choice = chooseRepair({
      model,
      powers: battle.power.subarray(at, at + model.nodes.length),
      speedMps: own.speedMps,
      kits: own.kits,
      isRepairing: own.repairing !== undefined,
    });
    if (!choice.ok) return setMessage(t(`battle.repair.${choice.code}`));
    setMessage("");
    void client.repair(choice.node).then((outcome) => {
      if (!outcome.ok && outcome.refusal.code === "not-granted") setMessage(t("battle.repair.not-granted"));
    });
  }, [client, model, t]);
  return { repair, message };
}

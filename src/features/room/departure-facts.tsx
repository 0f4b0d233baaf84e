import { useTranslation } from "react-i18next";
import { Nick } from "#ui/text/nick.tsx";
import type { Departure } from "#store/room-store.ts";
import styles from "./room.module.css";

/** Who did it, and the reason given: in their words, as far as the room passed them on. */
export function DepartureFacts({ actor, reason }: Pick<Departure, "actor" | "reason">) {
  const { t } = useTranslation();
  if (actor === undefined && reason === undefined) return null;
  return (
    <dl className={styles["facts"]}>
      {actor !== undefined && (
        <div>
          <dt>{t("departure.by")}</dt>
          <dd>
            <Nick>{actor}</Nick>
          </dd>
        </div>
      )}
      {reason !== undefined && (
        <div>
          <dt>{t("departure.reason")}</dt>
          <dd>
            <Nick>{reason}</Nick>
          </dd>
        </div>
      )}
    </dl>
  );
}

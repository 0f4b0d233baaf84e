import { useTranslation } from "react-i18next";
import { DataTable } from "#ui/table/data-table.tsx";
import styles from "./settings.module.css";

/** As they are bound from the start; `words` marks what isn't the name of a key. */
const KEYS = [
  { action: "drive", keys: ["W", "A", "S", "D"], word: "orArrows" },
  { action: "aim", keys: ["Q", "E"], word: "orMouse" },
  { action: "fire", keys: ["Space"], word: "leftButton" },
  { action: "sight", keys: ["Shift"], word: "rightButton" },
  { action: "repair", keys: ["R"] },
  { action: "ammunition", keys: ["1", "2", "3"] },
  { action: "map", keys: ["M"] },
  { action: "scoreboard", keys: ["Tab"] },
  { action: "chat", keys: ["Enter"] },
  { action: "menu", keys: ["Esc"] },
  { action: "follow", keys: ["[", "]"], word: "orClick" },
  { action: "free", keys: ["F"] },
  { action: "top", keys: ["T"] },
  { action: "mute", keys: ["N"] },
] as const;

type KeyRow = (typeof KEYS)[number];

/** Which key does what. */
export function KeysTable() {
  const { t } = useTranslation();
  return (
    <DataTable<KeyRow>
      caption={t("settings.controls.keys.caption")}
      rows={KEYS}
      rowKey={(row) => row.action}
      columns={[
        {
          id: "action",
          name: t("settings.controls.keys.action"),
          isRowHeader: true,
          cell: (row) => t(`settings.controls.keys.${row.action}`),
        },
        {
          id: "key",
          name: t("settings.controls.keys.key"),
          cell: (row) => (
            <span className={styles["keys"]}>
              {row.keys.map((key) => (
                <kbd key={key} className={styles["key"]}>
                  {key}
                </kbd>
              ))}
              {"word" in row && <span>{t(`settings.controls.keys.words.${row.word}`)}</span>}
            </span>
          ),
        },
      ]}
    />
  );
}

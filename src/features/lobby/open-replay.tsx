import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button/button.tsx";
import styles from "./lobby.module.css";

/** Opens a saved replay: by the browser's own dialog, or dropped anywhere on the page. */
export function OpenReplay({ onFile }: { readonly onFile: (file: File) => void }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const isDragged = useFileDrop(onFile);
  return (
    <>
      <Button icon="open" onClick={() => input.current?.click()}>
        {t("lobby.openReplay")}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".battle"
        hidden
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // The same file can be chosen again.
          currentTarget.value = "";
          if (file !== undefined) onFile(file);
        }}
      />
      {isDragged && <div className={styles["drop"]}>{t("lobby.dropReplay")}</div>}
    </>
  );
}

/** Takes a file that is dropped on the page; true while one is held over it. */
function useFileDrop(onFile: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false);
  const take = useEffectEvent(onFile);
  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
    addEventListener(
      "dragover",
      (event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      },
      { signal },
    );
    addEventListener("dragleave", (event) => event.relatedTarget === null && setOver(false), { signal });
    addEventListener(
      "drop",
      (event) => {
        setOver(false);
        if (!hasFiles(event)) return;
        event.preventDefault();
        const file = event.dataTransfer?.files[0];
        if (file !== undefined) take(file);
      },
      { signal },
    );
    return () => ending.abort();
  }, []);
  return isOver;
}

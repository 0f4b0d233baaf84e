import { useId, useRef, type KeyboardEvent, type ReactNode } from "react";
import { cx } from "#ui/cx.ts";
import styles from "./tabs.module.css";

export type TabItem<Id extends string> = {
  readonly id: Id;
  readonly label: string;
  /** A count beside the label: new invitations, unread messages. */
  readonly count?: number;
  readonly content: ReactNode;
};

export type TabsProps<Id extends string> = {
  /** The accessible name of the row of tabs. */
  readonly label: string;
  readonly tabs: readonly TabItem<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  /** Takes the height that there is, and its content with it. */
  readonly isFilling?: boolean;
};

/** Tabs as the ARIA practices describe them: arrows, Home and End choose, Tab goes to the content. */
export function Tabs<Id extends string>({
  label,
  tabs,
  selected,
  onSelect,
  isFilling = false,
}: TabsProps<Id>) {
  const baseId = useId();
  const row = useRef<HTMLDivElement>(null);
  const current = tabs.find((tab) => tab.id === selected);

  function onKeyDown(event: KeyboardEvent) {
    const place = tabs.findIndex((tab) => tab.id === selected);
    const next = nextPlace(event.key, place, tabs.length);
    const tab = next === undefined ? undefined : tabs[next];
    if (next === undefined || tab === undefined) return;
    event.preventDefault();
    onSelect(tab.id);
    row.current?.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  }

  return (
    <div className={cx(styles["tabs"], isFilling && styles["filling"])}>
      <div role="tablist" aria-label={label} className={styles["row"]} ref={row} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${baseId}-${tab.id}`}
            aria-selected={tab.id === selected}
            aria-controls={tab.id === selected ? `${baseId}-panel` : undefined}
            tabIndex={tab.id === selected ? 0 : -1}
            className={styles["tab"]}
            onClick={() => onSelect(tab.id)}
          >
            {tab.label}
            {tab.count !== undefined && tab.count > 0 && <span className={styles["count"]}>{tab.count}</span>}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${baseId}-panel`}
        aria-labelledby={`${baseId}-${selected}`}
        className={styles["panel"]}
      >
        {current?.content}
      </div>
    </div>
  );
}

/** Where a key leads to among `count` tabs, from the one at `place`. */
export function nextPlace(key: string, place: number, count: number): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case "ArrowRight":
      return (place + 1) % count;
    case "ArrowLeft":
      return (place - 1 + count) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}

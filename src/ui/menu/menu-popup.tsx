import {
  useEffect,
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from "react";
import { cx } from "#ui/cx.ts";
import { Icon, type IconName } from "#ui/icon/icon.tsx";
import { nextItem } from "./next-item.ts";
import { placeBeside } from "./place-beside.ts";
import styles from "./menu.module.css";

export type MenuItem = {
  readonly id: string;
  readonly label: ReactNode;
  readonly icon?: IconName;
  /** It takes something away. */
  readonly isGrave?: boolean;
  /** Why it can't be chosen now; it stays in the menu, so that the reason can be read. */
  readonly blockedBecause?: string | undefined;
  readonly onSelect: () => void;
};

type MenuPopupProps = {
  readonly id: string;
  readonly label: string;
  readonly groups: readonly (readonly MenuItem[])[];
  readonly startsAt: "first" | "last";
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
};

/** The menu itself, open for as long as it is mounted; above everything, an open dialog too. */
export function MenuPopup({ id, label, groups, startsAt, button, onClose }: MenuPopupProps) {
  const menu = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const box = menu.current;
    const anchor = button.current;
    if (box === null || anchor === null) return;
    box.showPopover();
    const { left, top } = placeBeside(anchor.getBoundingClientRect(), box.getBoundingClientRect(), {
      width: window.innerWidth,
      height: window.innerHeight,
    });
    box.style.left = `${left}px`;
    box.style.top = `${top}px`;
    itemsIn(box)
      .at(startsAt === "first" ? 0 : -1)
      ?.focus({ preventScroll: true });
  }, [button, startsAt]);

  useEffect(() => {
    const placeOf = () => button.current?.getBoundingClientRect();
    const openedAt = placeOf();
    const closeFrom = ({ target }: Event) => {
      const isOurs =
        target instanceof Node && (menu.current?.contains(target) || button.current?.contains(target));
      if (isOurs !== true) onClose();
    };
    // The button moves away from beside the menu; a scrolling that ended with the opening has not moved it.
    const closeIfMoved = () => {
      const now = placeOf();
      if (now?.top !== openedAt?.top || now?.left !== openedAt?.left) onClose();
    };
    const listening = new AbortController();
    const options = { capture: true, signal: listening.signal };
    document.addEventListener("pointerdown", closeFrom, options);
    document.addEventListener("focusin", closeFrom, options);
    document.addEventListener("scroll", closeIfMoved, options);
    window.addEventListener("resize", onClose, options);
    return () => listening.abort();
  }, [button, onClose]);

  function leave() {
    button.current?.focus({ preventScroll: true });
    onClose();
  }

  function onKeyDown(event: KeyboardEvent) {
    // The list or dialog around the menu has keys of its own.
    event.stopPropagation();
    if (event.key === "Tab") return leave();
    const items = menu.current === null ? [] : itemsIn(menu.current);
    const place = items.findIndex((item) => item === document.activeElement);
    const next = nextItem(
      event.key,
      place,
      items.map((item) => item.textContent ?? ""),
    );
    if (event.key !== "Escape" && next === undefined) return;
    event.preventDefault();
    if (next === undefined) leave();
    else items[next]?.focus();
  }

  return (
    <div
      ref={menu}
      id={id}
      role="menu"
      aria-label={label}
      popover="manual"
      className={styles["menu"]}
      onKeyDown={onKeyDown}
    >
      {groups.map((group, index) => (
        <div key={group[0]?.id} role="group" className={styles["group"]}>
          {index > 0 && <div role="separator" className={styles["line"]} />}
          {group.map((item) => (
            <button
              key={item.id}
              type="button"
              role="menuitem"
              tabIndex={-1}
              aria-disabled={item.blockedBecause !== undefined || undefined}
              className={cx(styles["item"], item.isGrave === true && styles["grave"])}
              onClick={() => {
                if (item.blockedBecause !== undefined) return;
                leave();
                item.onSelect();
              }}
            >
              {item.icon !== undefined && <Icon name={item.icon} />}
              <span className={styles["words"]}>
                {item.label}
                {item.blockedBecause !== undefined && (
                  <span className={styles["reason"]}>{item.blockedBecause}</span>
                )}
              </span>
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}

function itemsIn(menu: HTMLElement): readonly HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>("[role=menuitem]")];
}

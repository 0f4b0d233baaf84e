import { useLayoutEffect, useRef, type FocusEvent, type KeyboardEvent, type RefObject } from "react";
import type { VirtualListHandle } from "#ui/virtual-list/virtual-list.tsx";

/** So many frames a row that was scrolled to may take to be drawn. */
const PATIENCE_FRAMES = 10;

type RowKeys = {
  readonly list: RefObject<VirtualListHandle | null>;
  /** For the box around the list. */
  readonly around: {
    readonly ref: RefObject<HTMLDivElement | null>;
    readonly onKeyDownCapture: (event: KeyboardEvent) => void;
    readonly onFocus: (event: FocusEvent) => void;
  };
};

/**
 * A long list is one stop of the Tab key: from it the arrows, Home and End lead to the buttons of its rows.
 * Where no row has a button the keys scroll, as in any box. When a row goes with the focus in it, the list has it.
 */
export function useRowKeys(count: number, hasButton: (index: number) => boolean): RowKeys {
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualListHandle>(null);
  const focused = useRef<Element>(null);

  useLayoutEffect(() => {
    const { activeElement } = document;
    const before = focused.current;
    // A dialog that closes gives the focus back without an event that React would hear.
    focused.current = box.current?.contains(activeElement) === true ? activeElement : null;
    const isLost = before?.isConnected === false && (activeElement ?? document.body) === document.body;
    if (isLost) box.current?.querySelector<HTMLElement>("[role=list]")?.focus({ preventScroll: true });
  });

  function focusRow(index: number, patience = PATIENCE_FRAMES) {
    const button = box.current?.querySelector<HTMLElement>(`[data-index="${index}"] button`);
    if (button !== null && button !== undefined) return button.focus();
    list.current?.scrollToRow(index);
    if (patience > 0) requestAnimationFrame(() => focusRow(index, patience - 1));
  }

  function find(from: number, step: 1 | -1): number | undefined {
    for (let index = from; index >= 0 && index < count; index += step) if (hasButton(index)) return index;
    return undefined;
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!(event.target instanceof HTMLElement) || event.target.closest("[role=menu]") !== null) return;
    const row = event.target.closest("[data-index]")?.getAttribute("data-index");
    const here = row === undefined || row === null ? undefined : Number(row);
    const next = target(event.key, here ?? firstInView(box.current), here !== undefined);
    if (next === undefined && (here === undefined || !/^Arrow(?:Up|Down)$/u.test(event.key))) return;
    event.preventDefault();
    event.stopPropagation();
    if (next !== undefined) focusRow(next);
  }

  function target(key: string, here: number, isInRow: boolean): number | undefined {
    switch (key) {
      case "ArrowDown":
        return find(isInRow ? here + 1 : here, 1);
      case "ArrowUp":
        return find(here - 1, -1);
      case "Home":
        return find(0, 1);
      case "End":
        return find(count - 1, -1);
      default:
        return undefined;
    }
  }

  return {
    list,
    around: {
      ref: box,
      // Before the button of the row, which the arrows would open.
      onKeyDownCapture: onKeyDown,
      onFocus: ({ target }) => void (focused.current = target),
    },
  };
}

/** The first row that is not above the box's upper edge. */
function firstInView(box: HTMLElement | null): number {
  const top = box?.getBoundingClientRect().top ?? 0;
  const rows = [...(box?.querySelectorAll<HTMLElement>("[data-index]") ?? [])];
  const first = rows.find((row) => row.getBoundingClientRect().bottom > top);
  return Number(first?.dataset["index"] ?? 0);
}

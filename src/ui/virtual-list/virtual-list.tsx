import { useVirtualizer, type VirtualItem } from "@tanstack/react-virtual";
import {
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  type UIEvent,
} from "react";
import { cx } from "#ui/cx.ts";
import styles from "./virtual-list.module.css";

/** What the owner of a list may ask of it. */
export type VirtualListHandle = {
  readonly scrollToEnd: () => void;
  readonly scrollToRow: (index: number) => void;
};

export type VirtualListProps = {
  /** The accessible name. */
  readonly label: string;
  /**
   * `list`: rows are list items that say their place among all. `log`: rows are added at the end. A log does
   * not announce what scrolling brings into view; its owner says what is new in a `LiveRegion`.
   */
  readonly role: "list" | "log";
  readonly count: number;
  /** The same for a row wherever it stands. Keep the function itself the same as long as its answers are. */
  readonly keyAt: (index: number) => string | number;
  readonly renderRow: (index: number) => ReactNode;
  /** A row's height until it is measured, pixels. */
  readonly estimatePx: number;
  /** Stays at the end when rows come, as long as nobody scrolled up; opens at the end. */
  readonly follows?: boolean;
  /** Whether the end is in view, when that changes; for a list that follows its end. */
  readonly onEnd?: (isAtEnd: boolean) => void;
  readonly handle?: Ref<VirtualListHandle>;
  /** Size and look of the scrolling box; its height is that of its parent otherwise. */
  readonly className?: string | undefined;
};

/** This near to the end, in pixels, a list follows it. */
const NEAR_END_PX = 40;
const OVERSCAN_ROWS = 8;
/** The height of the first window, before there is a box to measure. */
const FIRST_WINDOW_PX = 600;

/**
 * A list of which only the rows in view exist, with heights of their own. It scrolls with the arrow keys, Page
 * Up, Page Down, Home and End; what is being read stays where it is when rows above it come, go or grow.
 */
export function VirtualList(props: VirtualListProps) {
  const {
    label,
    role,
    count,
    keyAt,
    renderRow,
    estimatePx,
    follows = false,
    onEnd,
    handle,
    className,
  } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  // oxlint-disable-next-line react/incompatible-library -- there is no React Compiler here; the page memoises by hand
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    getItemKey: keyAt,
    estimateSize: () => estimatePx,
    overscan: OVERSCAN_ROWS,
    initialRect: { width: 0, height: FIRST_WINDOW_PX },
    initialOffset: () => (follows ? Math.max(0, count * estimatePx - FIRST_WINDOW_PX) : 0),
    scrollEndThreshold: NEAR_END_PX,
    ...(follows && { anchorTo: "end", followOnAppend: true }),
  });
  const rows = virtualizer.getVirtualItems();

  // Also when the box itself becomes lower: a keyboard comes up, a field beside it grows.
  useLayoutEffect(() => {
    if (!follows || scroller.current === null) return undefined;
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) virtualizer.scrollToEnd();
    });
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [follows, virtualizer]);

  useImperativeHandle(handle, () => ({
    scrollToEnd: () => virtualizer.scrollToEnd(),
    scrollToRow: (index) => virtualizer.scrollToIndex(index),
  }));

  function onScroll({ currentTarget: { scrollHeight, scrollTop, clientHeight } }: UIEvent<HTMLElement>) {
    const isNow = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    if (isNow === isAtEnd.current) return;
    isAtEnd.current = isNow;
    onEnd?.(isNow);
  }

  const [Rows, Row] = role === "list" ? (["ul", "li"] as const) : (["div", "div"] as const);

  /** The browser aims at an end that moves as rows on the way are measured. */
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.key !== "End" || event.target !== event.currentTarget) return;
    event.preventDefault();
    virtualizer.scrollToEnd();
  }

  function row({ index, key }: VirtualItem) {
    const place = role === "list" && {
      role: "listitem",
      "aria-setsize": count,
      "aria-posinset": index + 1,
    };
    return (
      <Row key={String(key)} {...place} ref={virtualizer.measureElement} data-index={index}>
        {renderRow(index)}
      </Row>
    );
  }

  return (
    <div
      ref={scroller}
      role={role}
      aria-label={label}
      aria-live={role === "log" ? "off" : undefined}
      tabIndex={0}
      className={cx(styles["scroller"], className)}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={styles["space"]} style={{ blockSize: virtualizer.getTotalSize() }}>
        <Rows
          role="presentation"
          className={styles["window"]}
          style={{ transform: `translateY(${rows[0]?.start ?? 0}px)` }}
        >
          {rows.map(row)}
        </Rows>
      </div>
    </div>
  );
}

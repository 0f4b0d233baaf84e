import type { ReactNode } from "react";
import { cx } from "#ui/cx.ts";
import { IconButton } from "#ui/button/button.tsx";
import { Icon, type IconName } from "#ui/icon/icon.tsx";
import styles from "./notice.module.css";

export type NoticeTone = "info" | "good" | "warn" | "bad";

const ICONS: { readonly [Tone in NoticeTone]: IconName } = {
  info: "info",
  good: "check",
  warn: "alert",
  bad: "alert",
};

export type NoticeProps = {
  readonly tone: NoticeTone;
  readonly title?: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /** Speaks at once when it appears; leave it out where a live region already does. */
  readonly isAnnounced?: boolean;
};

/** Something that happened, in a sentence, with what to do about it. */
export function Notice({ tone, title, children, actions, isAnnounced = false }: NoticeProps) {
  return (
    <div className={cx(styles["notice"], styles[tone])} role={isAnnounced ? "alert" : undefined}>
      <Icon name={ICONS[tone]} />
      <div className={styles["words"]}>
        {title !== undefined && <strong className={styles["title"]}>{title}</strong>}
        <div>{children}</div>
      </div>
      {actions !== undefined && <div className={styles["actions"]}>{actions}</div>}
    </div>
  );
}

export type PassingNotice = {
  readonly id: string;
  readonly tone: NoticeTone;
  readonly text: string;
  readonly action?: { readonly label: string; readonly onAction: () => void };
};

export type NoticesProps = {
  /** The region's name. */
  readonly label: string;
  readonly dismissLabel: string;
  readonly notices: readonly PassingNotice[];
  readonly onDismiss: (id: string) => void;
};

/** Notices in the corner of the page, read out as they come. They stay until dismissed. */
export function Notices({ label, dismissLabel, notices, onDismiss }: NoticesProps) {
  return (
    <div role="log" aria-live="polite" aria-label={label} className={styles["notices"]}>
      {notices.map((notice) => (
        <div key={notice.id} className={cx(styles["notice"], styles["passing"], styles[notice.tone])}>
          <Icon name={ICONS[notice.tone]} />
          <div className={styles["words"]}>{notice.text}</div>
          {notice.action !== undefined && (
            <button type="button" className={styles["action"]} onClick={notice.action.onAction}>
              {notice.action.label}
            </button>
          )}
          <IconButton icon="close" label={dismissLabel} size="small" onClick={() => onDismiss(notice.id)} />
        </div>
      ))}
    </div>
  );
}

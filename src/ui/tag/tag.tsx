import { cx } from "#ui/cx.ts";
import { Icon, type IconName } from "#ui/icon/icon.tsx";
import styles from "./tag.module.css";

export type Tone = "plain" | "good" | "warn" | "bad" | "info" | "accent";

export type TagProps = {
  readonly label: string;
  readonly tone?: Tone;
  readonly icon?: IconName;
  /** More words, shown when the pointer rests on it. */
  readonly hint?: string;
};

/** A small fact: a status, a property of a room, a role. */
export function Tag({ label, tone = "plain", icon, hint }: TagProps) {
  return (
    <span className={cx(styles["tag"], styles[tone])} title={hint}>
      {icon !== undefined && <Icon name={icon} />}
      {label}
    </span>
  );
}

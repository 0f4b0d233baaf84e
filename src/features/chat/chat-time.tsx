import { useTranslation } from "react-i18next";
import styles from "./chat.module.css";

type ChatTimeProps = {
  readonly atMs: number;
  /** The day that needs no saying. */
  readonly today: string;
};

/** When something was said: the hour, before today with its day; all of it when the pointer rests there. */
export function ChatTime({ atMs, today }: ChatTimeProps) {
  const { i18n } = useTranslation();
  const date = new Date(atMs);
  const isToday = date.toDateString() === today;
  const short = formatOf(i18n.language, isToday ? undefined : "short");
  return (
    <time
      className={styles["time"]}
      dateTime={date.toISOString()}
      title={formatOf(i18n.language, "medium").format(date)}
    >
      {short.format(date)}
    </time>
  );
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one costs more than a whole row. */
function formatOf(language: string, dateStyle: "short" | "medium" | undefined): Intl.DateTimeFormat {
  const key = `${language} ${dateStyle ?? ""}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(language, {
    timeStyle: "short",
    ...(dateStyle !== undefined && { dateStyle }),
  });
  formats.set(key, made);
  return made;
}

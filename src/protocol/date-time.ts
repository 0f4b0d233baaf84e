import { accept, refuse } from "#xml/decoded.ts";
import type { ValueCodec } from "#xml/value.ts";

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const MS_A_DAY = 86_400_000;
/** What four digits of a year can say: 0000-01-01T00:00Z to 9999-12-31T23:59:59.999Z. */
const FIRST_MS = -62_167_219_200_000;
const LAST_MS = 253_402_300_799_999;

/**
 * An XEP-0082 DateTime as milliseconds since 1970-01-01T00:00Z, in the years 0 to 9999. Pure: it asks no
 * clock and no time zone. A moment is written in UTC, to the millisecond.
 */
export const dateTime: ValueCodec<number> = {
  parse(text) {
    const parts = PATTERN.exec(text.trim());
    if (parts === null)
      return refuse("malformed", "", `'${text.slice(0, 40)}' is not a date and time (XEP-0082).`);
    const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const zoneMs = offsetMs(parts[8] ?? "Z");
    if (
      month < 1 ||
      month > 12 ||
      day < 1 ||
      day > daysIn(year, month) ||
      hour > 23 ||
      minute > 59 ||
      second > 60 ||
      zoneMs === undefined
    )
      return refuse("out-of-range", "", `'${text.slice(0, 40)}' names a moment that doesn't exist.`);
    const days =
      daysBefore(year) + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + (month > 2 && isLeap(year) ? 1 : 0) + day - 1;
    const fractionMs = Math.round(Number(`0${parts[7] ?? ""}`) * 1000);
    const utcMs = days * MS_A_DAY + ((hour * 60 + minute) * 60 + second) * 1000 + fractionMs - zoneMs;
    if (utcMs < FIRST_MS || utcMs > LAST_MS)
      return refuse("out-of-range", "", `'${text.slice(0, 40)}' is not within the years 0 to 9999.`);
    return accept(utcMs);
  },
  format(moment) {
    const ms = Math.round(moment);
    const days = Math.floor(ms / MS_A_DAY);
    let rest = ms - days * MS_A_DAY;
    // Never too late, and at most two years too early.
    let year = 1969 + Math.floor(days / 365.2425);
    while (daysBefore(year + 1) <= days) year += 1;
    let dayOfYear = days - daysBefore(year);
    let month = 1;
    while (month < 12 && dayOfYear >= daysIn(year, month)) {
      dayOfYear -= daysIn(year, month);
      month += 1;
    }
    const part = (size: number): number => {
      const value = Math.floor(rest / size);
      rest -= value * size;
      return value;
    };
    const [hour, minute, second] = [part(3_600_000), part(60_000), part(1000)];
    const fraction = rest === 0 ? "" : `.${pad(rest, 3)}`;
    return `${pad(year, 4)}-${pad(month)}-${pad(dayOfYear + 1)}T${pad(hour)}:${pad(minute)}:${pad(second)}${fraction}Z`;
  },
};

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days from 1970-01-01 to the first day of `year`. */
function daysBefore(year: number): number {
  const y = year - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) - 719_162;
}

/** What the zone is ahead of UTC; `undefined` for one that no clock shows. */
function offsetMs(zone: string): number | undefined {
  if (zone === "Z") return 0;
  const sign = zone.startsWith("-") ? -1 : 1;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4, 6));
  return hours > 23 || minutes > 59 ? undefined : sign * (hours * 60 + minutes) * 60_000;
}

function pad(value: number, width = 2): string {
  return String(value).padStart(width, "0");
}

import { accept, refuse, type Decoded } from "#xml/decoded.ts";

/** A value as text, both ways. */
export interface ValueCodec<T> {
  /** Whether '' is a value of its own; otherwise an empty optional attribute counts as not given. */
  readonly acceptsEmpty?: boolean;
  parse(text: string): Decoded<T>;
  format(value: T): string;
}

/** Any text, the empty one too. */
export const string: ValueCodec<string> = { acceptsEmpty: true, parse: accept, format: (value) => value };

/** Text with something in it, at most `max` UTF-16 units long. */
export function nonEmpty(max = 1024): ValueCodec<string> {
  return {
    parse(text) {
      if (text === "") return refuse("missing", "", "The value is empty.");
      if (text.length > max) return refuse("out-of-range", "", `The value is longer than ${max} characters.`);
      return accept(text);
    },
    format: (value) => value,
  };
}

/** Any text of at most `max` UTF-16 units, the empty one too. */
export function textUpTo(max: number): ValueCodec<string> {
  return {
    acceptsEmpty: true,
    parse: (text) =>
      text.length > max
        ? refuse("out-of-range", "", `The value is longer than ${max} characters.`)
        : accept(text),
    format: (value) => value,
  };
}

/** A whole number in plain decimal digits within [min, max]. */
export function integer(min = 0, max = Number.MAX_SAFE_INTEGER): ValueCodec<number> {
  return {
    parse(text) {
      const trimmed = text.trim();
      if (!/^-?\d{1,16}$/.test(trimmed))
        return refuse("malformed", "", `'${clip(text)}' is not a whole number.`);
      // Adding 0 makes a plain 0 of -0, which would not compare equal.
      const value = Number(trimmed) + 0;
      if (value < min || value > max)
        return refuse("out-of-range", "", `${value} is not between ${min} and ${max}.`);
      return accept(value);
    },
    format: String,
  };
}

/**
 * A finite decimal number within ±`limit`, written with at most `digits` decimals.
 * '', NaN, INF, hexadecimal and text are refused (errata E-122).
 */
export function decimal(digits: number, limit = 1e7): ValueCodec<number> {
  const scale = 10 ** digits;
  const fractionOf = digits > KEPT_DIGITS ? undefined : createFractions(digits);
  return {
    parse(text) {
      const plainly = plainNumber(text);
      if (Math.abs(plainly) <= limit) return accept(plainly);
      const trimmed = text.trim();
      // The length comes first: on a long run of digits the pattern takes time with the square of it.
      if (trimmed.length > 40 || !/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/.test(trimmed))
        return refuse("malformed", "", `'${clip(text)}' is not a number.`);
      const value = Number(trimmed) + 0;
      if (!(Math.abs(value) <= limit))
        return refuse("out-of-range", "", `${clip(text)} is beyond ±${limit}.`);
      return accept(value);
    },
    format(value) {
      const scaled = Math.round(value * scale);
      if (fractionOf === undefined || !(Math.abs(scaled) < 1e9)) return plain(scaled / scale, digits);
      const size = Math.abs(scaled);
      const whole = Math.trunc(size / scale);
      const fraction = fractionOf(size - whole * scale);
      return scaled < 0 ? `-${whole}${fraction}` : `${whole}${fraction}`;
    },
  };
}

/** 1, 0, true or false; sent as 1 or 0 (XEP-0004, errata E-032). */
export const boolean: ValueCodec<boolean> = {
  parse(text) {
    const value = text.trim();
    if (value === "1" || value === "true") return accept(true);
    if (value === "0" || value === "false") return accept(false);
    return refuse("malformed", "", `'${clip(text)}' is not a yes or no.`);
  },
  format: (value) => (value ? "1" : "0"),
};

/** One of a closed set of words. */
export function oneOf<const T extends readonly string[]>(words: T): ValueCodec<T[number]> {
  return {
    parse: (text) =>
      words.includes(text)
        ? accept(text as T[number])
        : refuse("unknown-value", "", `'${clip(text)}' is none of ${words.join(", ")}.`),
    format: (value) => value,
  };
}

/**
 * The value of digits with at most one point among them and perhaps a minus before, NaN for whatever else: turns are
 * full of such numbers. Exact, since up to 15 digits make a whole number and it is divided once by a power of ten.
 */
function plainNumber(text: string): number {
  const isNegative = text.charCodeAt(0) === MINUS;
  const start = isNegative ? 1 : 0;
  if (text.length - start < 1 || text.length - start > 15) return Number.NaN;
  let whole = 0;
  let point = -1;
  for (let at = start; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= ZERO && unit <= ZERO + 9) whole = whole * 10 + unit - ZERO;
    else if (unit === POINT && point < 0) point = at;
    else return Number.NaN;
  }
  const decimals = point < 0 ? 0 : text.length - point - 1;
  if (point >= 0 && text.length - start === 1) return Number.NaN;
  const value = whole / TENS[decimals]!;
  // Never -0, which would not compare equal.
  return isNegative ? 0 - value : value;
}

const MINUS = 45;
const POINT = 46;
const ZERO = 48;
/** Powers of ten that a number holds exactly. */
const TENS = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);

/** Decimals up to which all that can stand behind a point is kept. */
const KEPT_DIGITS = 4;

/** What stands behind a number's whole part: turns are full of it, and to make it takes longest. */
function createFractions(digits: number): (rest: number) => string {
  const texts: string[] = Array.from({ length: 10 ** digits }, () => "");
  return (rest) =>
    rest === 0 ? "" : (texts[rest] ||= `.${String(rest).padStart(digits, "0").replace(/0+$/, "")}`);
}

function plain(value: number, digits: number): string {
  const text = String(value);
  return text.includes("e") ? value.toFixed(digits) : text;
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

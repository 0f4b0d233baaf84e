import type { Stanza } from "#protocol/envelope.ts";
import { MAX_REPLAY_MS } from "#session/replay/replay.ts";

/** A stanza and when it came, milliseconds after the recording began. */
export type ReplayLine = { readonly atMs: number; readonly stanza: Stanza };

/** The longest line, in UTF-16 units: more than the largest frame that a connection takes (xml/frame-limits.ts). */
export const MAX_LINE_LENGTH = 1024 * 1024;
/** As many as a frame may have. */
const MAX_DEPTH = 64;
const MAX_NODES = 5_000;
const MAX_ATTRIBUTES = 64;
const MAX_NAME_LENGTH = 256;
/** Nothing that would end a name in XML; what it means is the codecs' affair. */
const NAME = /^[^\s<>&"'=/]+$/u;

/** One line of JSON, `[atMs, element]`; an element is `[name, attributes, ...children]`, a child that or text. */
export function formatLine({ atMs, stanza }: ReplayLine): string {
  return JSON.stringify([Math.max(0, Math.round(atMs)), toJson(stanza)]);
}

/** Undefined for what is no such line, or too much for one. Never throws. */
export function parseLine(text: string): ReplayLine | undefined {
  if (text.length > MAX_LINE_LENGTH) return undefined;
  const line = jsonOf(text);
  if (!Array.isArray(line) || line.length !== 2) return undefined;
  const [atMs, root] = line as readonly unknown[];
  if (typeof atMs !== "number" || !Number.isInteger(atMs) || atMs < 0 || atMs > MAX_REPLAY_MS)
    return undefined;
  const stanza = toElement(root, MAX_DEPTH, { left: MAX_NODES });
  if (stanza?.name !== "presence" && stanza?.name !== "message") return undefined;
  return { atMs, stanza };
}

/** JSON as a value; undefined for what is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function toJson({ name, attrs, children }: Stanza): unknown {
  return [name, attrs, ...children.map((child) => (typeof child === "string" ? child : toJson(child)))];
}

function toElement(source: unknown, depth: number, nodes: { left: number }): Stanza | undefined {
  nodes.left -= 1;
  if (depth === 0 || nodes.left < 0 || !Array.isArray(source)) return undefined;
  const [name, given, ...rest] = source as readonly unknown[];
  const attrs = toAttributes(given);
  if (!isName(name) || attrs === undefined) return undefined;
  const children: Stanza["children"][number][] = [];
  for (const child of rest) {
    const taken = typeof child === "string" ? child : toElement(child, depth - 1, nodes);
    if (taken === undefined) return undefined;
    children.push(taken);
  }
  return { name, attrs, children };
}

function toAttributes(source: unknown): Stanza["attrs"] | undefined {
  if (typeof source !== "object" || source === null || Array.isArray(source)) return undefined;
  const entries = Object.entries(source);
  const areGood = entries.every(([name, value]) => isName(name) && typeof value === "string");
  // Made anew from the entries: a `__proto__` among them is an attribute like others.
  return entries.length <= MAX_ATTRIBUTES && areGood ? Object.fromEntries(entries) : undefined;
}

function isName(name: unknown): name is string {
  return typeof name === "string" && name.length <= MAX_NAME_LENGTH && NAME.test(name);
}

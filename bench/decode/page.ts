/** The page that decode.ts opens: it measures and hands figures back, it prints nothing. */
import parseLtx from "ltx/lib/parse.js";
import { parse as parseStanza } from "stanza/jxt";
import { Strophe } from "strophe.js";
import { createOurs, type Reader } from "./ours.ts";

/** Somebody must look at what comes out, or nobody needs to make it. */
function counting(read: (text: string) => unknown): Reader {
  let taken = 0;
  return {
    read(text) {
      if (read(text) !== null) taken += 1;
    },
    taken: () => taken,
  };
}

const makers: Readonly<Record<string, (tanks: number) => Reader>> = {
  bosworth: createOurs,
  "ltx-floor": () => counting(parseLtx),
  stanza: () => counting((text) => parseStanza(text)),
  // A new DOMParser for every frame, as its WebSocket does.
  strophe: () => counting((text) => Strophe.xmlHtmlNode(text).documentElement.firstElementChild),
};

export type Measured = { readonly ms: number; readonly taken: number };
export type TimedTurn = { readonly ms: number; readonly text: string };

const latencyMs = 40;
const readers = new Map<string, Reader>();

/** The turns as they would be so much later: other clocks, other ids. */
function later(turns: readonly TimedTurn[], round: number, roundMs: number): TimedTurn[] {
  return turns.map(({ ms, text }) => ({
    ms: ms + round * roundMs,
    text: text
      .replace(/ t='(\d+)'/, (_, clockMs) => ` t='${Number(clockMs) + round * roundMs}'`)
      .replaceAll(/id='([\da-f]+)-/g, (_, prefix) => `id='${prefix}${round}-`),
  }));
}

const bench = {
  subjects: Object.keys(makers),
  /** Reads all the turns once more, as a page does that is open for a while. */
  run(subject: string, tanks: number, turns: readonly TimedTurn[], round: number, roundMs: number): Measured {
    const reader = readers.get(subject) ?? makers[subject]!(tanks);
    readers.set(subject, reader);
    const shifted = later(turns, round, roundMs);
    const before = reader.taken();
    const startMs = performance.now();
    for (const { text, ms } of shifted) reader.read(text, ms + latencyMs);
    return { ms: performance.now() - startMs, taken: reader.taken() - before };
  },
};

export type DecodeBench = typeof bench;

Object.assign(globalThis, { decodeBench: bench });

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

const bench = {
  subjects: Object.keys(makers),
  /** Reads all the turns once, in a reader of its own. */
  run(subject: string, tanks: number, turns: readonly string[]): Measured {
    const reader = makers[subject]!(tanks);
    const startMs = performance.now();
    for (const text of turns) reader.read(text);
    return { ms: performance.now() - startMs, taken: reader.taken() };
  },
};

export type DecodeBench = typeof bench;

Object.assign(globalThis, { decodeBench: bench });

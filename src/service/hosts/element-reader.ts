import LtxScanner from "ltx/src/parsers/ltx.js";
import type { XmlElement, XmlNode } from "#xml/element.ts";

export type ReaderLimits = {
  /** Elements inside each other, the stream's own root not counted. */
  readonly depth: number;
  /** Elements and runs of text in one whole element. */
  readonly nodes: number;
};

export type ReaderEvents = {
  /** The root of the stream was opened. */
  readonly opened: (root: XmlElement) => void;
  /** A whole child of the stream's root. */
  readonly element: (element: XmlElement) => void;
  /** An element beyond the limits went by; only its name and attributes were kept. */
  readonly oversized: (shell: XmlElement) => void;
  /** The root of the stream was closed. */
  readonly closed: () => void;
};

type OpenElement = { name: string; attrs: Record<string, string>; children: XmlNode[] };

/** Puts elements together from text that arrives in pieces. */
export interface ElementReader {
  /** Takes the next piece. Returns a sentence when the text is not XML; then the reader is spent. */
  write(text: string): string | undefined;
}

/**
 * A reader for the children of a root that stays open, as XMPP over TCP has it. The elements are plain objects as
 * `#xml/element.ts` describes them.
 */
export function createElementReader(limits: ReaderLimits, events: ReaderEvents): ElementReader {
  const open: OpenElement[] = [];
  let root: string | undefined;
  let nodes = 0;
  let oversized = false;
  let fault: string | undefined;
  /** What came before the root, as long as it may be a declaration. */
  let prolog: string | undefined = "";
  const scanner = new LtxScanner();

  function append(node: XmlNode, depth: number): void {
    if (depth > limits.depth || ++nodes > limits.nodes) oversized = true;
    if (!oversized) open.at(-1)?.children.push(node);
  }

  scanner.on("startElement", (name, attrs) => {
    if (fault !== undefined) return;
    if (root === undefined) {
      root = name;
      events.opened({ name, attrs, children: [] });
      return;
    }
    const element: OpenElement = { name, attrs, children: [] };
    append(element, open.length + 1);
    open.push(element);
  });

  scanner.on("text", (text) => {
    if (fault === undefined && open.length > 0) append(text, 0);
  });

  scanner.on("endElement", (name) => {
    if (fault !== undefined) return;
    const element = open.pop();
    if (element === undefined && name === root) events.closed();
    else if (element?.name !== name) fault = `The end tag '${name}' closes nothing.`;
    else if (open.length === 0) {
      if (oversized) events.oversized({ ...element, children: [] });
      else events.element(element);
      nodes = 0;
      oversized = false;
    }
  });

  /** COMPAT(ltx 3.1): it loses the end of an XML declaration that arrives in two pieces, so it never sees one. */
  function withoutDeclaration(text: string): string {
    if (prolog === undefined) return text;
    prolog += text;
    const start = prolog.trimStart();
    if (start.length < 2 || (start.startsWith("<?") && !start.includes("?>"))) return "";
    prolog = undefined;
    return start.startsWith("<?") ? start.slice(start.indexOf("?>") + 2) : start;
  }

  return {
    write(text) {
      try {
        scanner.write(withoutDeclaration(text));
      } catch (error) {
        fault ??= error instanceof Error ? error.message : "The text is not XML.";
      }
      return fault;
    },
  };
}

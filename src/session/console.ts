import type { Connection } from "#net/connection.ts";
import type { Stanza } from "#protocol/envelope.ts";
import type { ConsoleLine } from "#store/console-store.ts";
import type { Stores } from "#store/stores.ts";

const MAX_LINES = 500;
const MAX_TEXT = 8_000;

/**
 * The stanza console. Refusals are always counted and the newest are kept; traffic is only while somebody
 * records. Lines are added once a frame, so that a flood costs one rendering.
 */
export function createConsole(
  stores: Stores,
  connection: Connection,
  nowMs: () => number,
  nextFrame: (callback: () => void) => void,
): (reason: string, stanza?: Stanza) => void {
  let key = 0;
  let refusals = 0;
  let waiting: ConsoleLine[] = [];

  function add(line: Omit<ConsoleLine, "key" | "atMs">): void {
    if (waiting.length === 0 && refusals === 0) nextFrame(flush);
    if (line.direction === "refused") refusals += 1;
    key += 1;
    waiting.push({ ...line, text: line.text.slice(0, MAX_TEXT), key, atMs: nowMs() });
    if (waiting.length > MAX_LINES) waiting = waiting.slice(-MAX_LINES);
  }

  function flush(): void {
    const [lines, count] = [waiting, refusals];
    waiting = [];
    refusals = 0;
    stores.console.setState((state) => ({
      lines: [...state.lines, ...lines].slice(-MAX_LINES),
      refusals: state.refusals + count,
    }));
  }

  connection.onTraffic((entry) => {
    if (entry.direction === "refused") add({ direction: "refused", text: entry.text, reason: entry.reason });
    else if (stores.console.getState().recording) add({ ...entry, reason: undefined });
  });

  return (reason, stanza) => {
    add({ direction: "refused", text: stanza === undefined ? "" : outline(stanza), reason });
  };
}

/** Who sent what: enough to find the stanza among the traffic; the traffic holds it in full. */
function outline(stanza: Stanza): string {
  const attrs = Object.entries(stanza.attrs).map(([name, value]) => ` ${name}='${value ?? ""}'`);
  const inside = stanza.children.map((child) => (typeof child === "string" ? child : `<${child.name}…/>`));
  return `<${stanza.name}${attrs.join("")}>${inside.join("")}</${stanza.name}>`;
}

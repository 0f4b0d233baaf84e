import { serialize } from "#xml/serialize.ts";
import { el, type XmlElement } from "#xml/element.ts";
import { addresses } from "#protocol/addresses.ts";
import { delay } from "#protocol/delay.ts";
import { isPrior } from "#service/room/prior-history.ts";
import type { HistoryEntry } from "#service/room/state.ts";

/** MMOG Table 9: what a newcomer wants at most. */
export type HistoryWish = {
  readonly maxChars?: number;
  readonly maxStanzas?: number;
  readonly seconds?: number;
  readonly sinceMs?: number;
};

/** UTF-16 units of all history together: what the line of a newcomer can take beside everything else. */
const MOST_CHARS = 262_144;

/**
 * The newest messages that meet every limit, oldest first, each with its stamp (MMOG 7.2.13, 7.2.14).
 * `maxChars` counts whole stanzas as they are sent, without their `to`.
 */
export function historyFor(
  entries: readonly HistoryEntry[],
  roomJid: string,
  wish: HistoryWish,
  maxStanzas: number,
  nowMs: number,
  /** Whether everybody in the room is shown real addresses. */
  showsJids = false,
): XmlElement[] {
  const most = Math.min(wish.maxStanzas ?? maxStanzas, maxStanzas);
  const sinceMs = Math.max(
    wish.sinceMs ?? -Infinity,
    wish.seconds === undefined ? -Infinity : nowMs - wish.seconds * 1000,
  );
  let charsLeft = Math.min(wish.maxChars ?? Infinity, MOST_CHARS);
  const chosen: XmlElement[] = [];
  for (const entry of entries.toReversed()) {
    if (chosen.length >= most || entry.atMs < sinceMs) break;
    const stamped = withDelay(entry, roomJid, showsJids);
    charsLeft -= serialize(stamped).length;
    if (charsLeft < 0) break;
    chosen.push(stamped);
  }
  return chosen.toReversed();
}

/** Examples 40 and 41. */
function withDelay({ stanza, atMs, jid }: HistoryEntry, roomJid: string, showsJids: boolean): XmlElement {
  if (isPrior(stanza)) return stanza;
  return el(
    stanza.name,
    stanza.attrs,
    ...stanza.children,
    delay.encode({ from: roomJid, stampMs: atMs }, ""),
    showsJids && jid !== undefined && addresses.encode({ addresses: [{ type: "ofrom", jid }] }),
  );
}

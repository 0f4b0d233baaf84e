const REMEMBERED = 64;

type Sender = { prefix: string; latest: number; readonly recent: Set<string> };

/**
 * Tells new turns from repeated and old ones (docs/dga.md, "Conventions"): a `tuid` is unique for a sender's
 * session and rises. Rising is seen in the number at its end; ids without one are only compared with those of before.
 */
export interface TurnOrder {
  /** True the first time, and only while no later turn of the sender was seen. */
  readonly isNew: (sender: string, tuid: string) => boolean;
  readonly forget: (sender: string) => void;
  readonly reset: () => void;
}

export function createTurnOrder(): TurnOrder {
  const senders = new Map<string, Sender>();
  return {
    isNew(name, tuid) {
      let sender = senders.get(name);
      if (sender === undefined) {
        sender = { prefix: "", latest: -1, recent: new Set() };
        senders.set(name, sender);
      }
      if (sender.recent.has(tuid)) return false;
      const digits = trailingDigits(tuid);
      const prefix = tuid.slice(0, tuid.length - digits);
      const value = digits === 0 ? -1 : Number(tuid.slice(prefix.length));
      if (digits > 0 && prefix === sender.prefix && value <= sender.latest) return false;
      sender.recent.add(tuid);
      // A set keeps its members in the order in which they came.
      const [oldest] = sender.recent;
      if (sender.recent.size > REMEMBERED && oldest !== undefined) sender.recent.delete(oldest);
      if (digits > 0) {
        sender.prefix = prefix;
        sender.latest = value;
      }
      return true;
    },
    forget: (name) => void senders.delete(name),
    reset: () => senders.clear(),
  };
}

/** How many decimal digits stand at the end; at most 15, so that they make an exact number. */
function trailingDigits(text: string): number {
  let count = 0;
  while (count < 15 && count < text.length) {
    const code = text.charCodeAt(text.length - 1 - count);
    if (code < 48 || code > 57) break;
    count += 1;
  }
  return count;
}

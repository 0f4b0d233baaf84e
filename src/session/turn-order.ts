const REMEMBERED = 64;

/** The highest number that came behind each beginning of an id. */
type Sender = Map<string, number>;

/**
 * Tells new turns from repeated and old ones (docs/dga.md, "Conventions"): a `tuid` is unique for a sender's
 * session and rises. Rising is seen in the number at its end, among ids that begin alike; an id without one is new once.
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
        sender = new Map();
        senders.set(name, sender);
      }
      const digits = trailingDigits(tuid);
      const beginning = tuid.slice(0, tuid.length - digits);
      const number = numberAtEnd(tuid, digits);
      const latest = sender.get(beginning);
      if (latest !== undefined && number <= latest) return false;
      // A map keeps its keys in the order in which they came: the one in use is the newest.
      sender.delete(beginning);
      sender.set(beginning, number);
      if (sender.size > REMEMBERED) forgetOldest(sender);
      return true;
    },
    forget: (name) => void senders.delete(name),
    reset: () => senders.clear(),
  };
}

function forgetOldest(sender: Sender): void {
  const [oldest] = sender.keys();
  if (oldest !== undefined) sender.delete(oldest);
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

/** 0 without digits. */
function numberAtEnd(text: string, digits: number): number {
  let number = 0;
  for (let at = text.length - digits; at < text.length; at += 1)
    number = number * 10 + text.charCodeAt(at) - 48;
  return number;
}

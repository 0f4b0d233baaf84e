export type ChatLine = {
  /** Rises by one a line of a talk. */
  readonly key: number;
  readonly kind: "message" | "subject" | "notice";
  /** '' for the room itself. */
  readonly nick: string;
  /** The text; for a notice the key of its sentence. */
  readonly text: string;
  readonly values?: Readonly<Record<string, string>>;
  /** When it was said first, milliseconds since 1970. */
  readonly atMs: number;
  readonly own: boolean;
  /** Said before we came, or while we were away: shown with its own time, and nothing new (MMOG 7.2.13). */
  readonly delayed: boolean;
  /** It names us. */
  readonly mentions: boolean;
};

/**
 * The newest lines of a talk as they were at one moment. Lines lie in chunks that all later moments share:
 * nobody changes a chunk but by adding behind the end that an earlier moment knows.
 */
export type ChatLog = {
  readonly chunks: readonly (readonly ChatLine[])[];
  /** Lines of the first chunk that are no longer part of the log. */
  readonly skip: number;
  readonly length: number;
};

const CHUNK = 512;
export const emptyLog: ChatLog = { chunks: [], skip: 0, length: 0 };

/** The line at a place, 0 being the oldest that is kept. */
export function lineAt(log: ChatLog, index: number): ChatLine | undefined {
  if (index < 0 || index >= log.length) return undefined;
  const place = index + log.skip;
  return log.chunks[Math.floor(place / CHUNK)]?.[place % CHUNK];
}

/** All lines, copied: for tests and for logs that are known to be short. */
export function linesOf(log: ChatLog): ChatLine[] {
  return log.chunks.flat().slice(log.skip, log.skip + log.length);
}

/** A log that grows at its end and forgets at its beginning, each line at a cost that doesn't depend on their number. */
export interface ChatLogWriter {
  readonly append: (line: ChatLine) => void;
  readonly snapshot: () => ChatLog;
}

export function createChatLogWriter(mostLines: number): ChatLogWriter {
  const chunks: ChatLine[][] = [];
  let skip = 0;
  let length = 0;
  return {
    append(line) {
      const last = chunks.at(-1);
      if (last === undefined || last.length === CHUNK) chunks.push([line]);
      else last.push(line);
      if (length < mostLines) length += 1;
      else skip += 1;
      if (skip === CHUNK) {
        chunks.shift();
        skip = 0;
      }
    },
    snapshot: () => ({ chunks: chunks.slice(), skip, length }),
  };
}

import type { ChatLine } from "#store/chat-log.ts";

/** Neighbouring messages of one person, shown under one name. */
export type ChatRun = {
  /** That of its first line. */
  readonly key: number;
  readonly kind: ChatLine["kind"];
  readonly nick: string;
  readonly own: boolean;
  readonly atMs: number;
  readonly lines: readonly ChatLine[];
};

const PAUSE_MS = 5 * 60_000;

/** Puts together what one person said in a row, as long as no five minutes lie between. */
export function chatRuns(lines: readonly ChatLine[]): readonly ChatRun[] {
  const runs: {
    key: number;
    kind: ChatLine["kind"];
    nick: string;
    own: boolean;
    atMs: number;
    lines: ChatLine[];
  }[] = [];
  let beforeMs = 0;
  for (const line of lines) {
    const last = runs.at(-1);
    const goesOn =
      last?.kind === "message" &&
      line.kind === "message" &&
      last.nick === line.nick &&
      line.atMs - beforeMs < PAUSE_MS;
    if (goesOn) last.lines.push(line);
    else
      runs.push({
        key: line.key,
        kind: line.kind,
        nick: line.nick,
        own: line.own,
        atMs: line.atMs,
        lines: [line],
      });
    beforeMs = line.atMs;
  }
  return runs;
}

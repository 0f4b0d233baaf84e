import type { Envelope, Stanza } from "#protocol/envelope.ts";
import { occupantGame } from "#protocol/mmog/occupant.ts";
import { NS } from "#protocol/namespaces.ts";
import { presence } from "#protocol/stanza.ts";
import type { Context } from "#session/context.ts";
import { findByJid } from "#session/occupants.ts";
import type { RoomDraft } from "#session/room-draft.ts";
import { MAX_REPLAY_LENGTH, MAX_REPLAY_MS, MAX_ROOM_LENGTH, type Replay } from "#session/replay/replay.ts";
import { formatLine, MAX_LINE_LENGTH } from "#session/replay/replay-line.ts";
import { tidied } from "#session/replay/tidied.ts";

/** Keeps what makes a match, from its beginning (or our coming) to its end, so that it can be seen again. */
export interface Recording {
  /** To be called with each stanza of the room after it was taken in. */
  readonly heard: (envelope: Envelope) => void;
  /** We are out of the room: a match that is not over is given up. */
  readonly stop: () => void;
  /** The match that ended last, as long as no other has begun. */
  readonly replay: () => Replay | undefined;
}

type Tape = {
  readonly address: string;
  readonly startMs: number;
  readonly dateMs: number;
  readonly lines: string[];
  length: number;
  lastMs: number;
  /** What was heard first can't be dropped: nothing could be played without it. So a full tape takes no more. */
  isCut: boolean;
};

/** `mostLength` bounds the text of all lines, in UTF-16 units. */
export function createRecording(
  context: Context,
  draft: RoomDraft,
  isRefereed: () => boolean,
  mostLength = MAX_REPLAY_LENGTH,
): Recording {
  const { stores } = context;
  let tape: Tape | undefined;
  let last: Replay | undefined;

  function isOn(): boolean {
    const { phase } = stores.match.getState();
    return phase === "active" || phase === "paused";
  }

  function nickOf(jid: string): string | undefined {
    const isOwn = jid === stores.connection.getState().jid;
    return isOwn ? stores.room.getState().nick : findByJid(draft, jid)?.nick;
  }

  function begin(): Tape {
    last = undefined;
    const made: Tape = {
      address: draft.jid,
      startMs: context.nowMs(),
      dateMs: context.dateMs(),
      lines: [],
      length: 0,
      lastMs: 0,
      isCut: false,
    };
    for (const { nick, affiliation, role, team } of draft.occupants.values()) {
      const item = { affiliation, role, ...(team !== "" && { team }) };
      add(made, presence({ from: `${draft.jid}/${nick}` }, occupantGame.encode({ item, statuses: [] })));
    }
    return made;
  }

  function add(to: Tape, stanza: Stanza): void {
    if (to.isCut) return;
    const atMs = Math.round(context.nowMs() - to.startMs);
    const line = formatLine({ atMs, stanza });
    to.isCut = to.length + line.length > mostLength || line.length > MAX_LINE_LENGTH || atMs > MAX_REPLAY_MS;
    if (to.isCut) return;
    to.lines.push(line);
    to.length += line.length;
    to.lastMs = atMs;
  }

  function finish({ address, dateMs, lines, lastMs, isCut }: Tape): Replay {
    const { name } = stores.room.getState();
    const room = (name === "" ? address : name).slice(0, MAX_ROOM_LENGTH);
    const header = { room, address, game: NS.dga, dateMs, isRefereed: isRefereed(), isCut };
    return { header, lines, durationMs: lastMs };
  }

  return {
    heard(envelope) {
      if (tape === undefined && !isOn()) return;
      tape ??= begin();
      const stanza = tidied(envelope, tape.address, nickOf);
      if (stanza !== undefined) add(tape, stanza);
      if (isOn()) return;
      last = finish(tape);
      tape = undefined;
    },
    stop: () => void (tape = undefined),
    replay: () => last,
  };
}

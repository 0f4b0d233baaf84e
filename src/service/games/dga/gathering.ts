import { written } from "#xml/serialize.ts";
import type { XmlElement } from "#xml/element.ts";
import { NO_ACTIONS, npc, pc, type Character, type Move } from "#protocol/mmog/character.ts";
import { NS } from "#protocol/namespaces.ts";
import { createToldMoves, type ToldMoves } from "#service/games/dga/told-moves.ts";

/** What a turn says of one character, as far as it was granted. */
export type Said = {
  /** The character's index in the battle. */
  readonly character: number;
  readonly kind: "pc" | "npc";
  readonly actions: Character;
  /** The id of the player's turn; none for what the service drives. */
  readonly tuid?: string | undefined;
  /** The turn's own clock; without one, and for what the service drives, that of the gathered turn counts. */
  readonly clockMs?: number | undefined;
};

/** Somebody who is told. */
export type Recipient = {
  readonly key: string;
  /** The index of the own character, whose turns were reflected already; -1 for none. */
  readonly own: number;
  /** Every how many messages the moves of a character are wanted (interest.ts). */
  readonly movesEvery: (character: number) => number;
};

/**
 * Gathers what is said between two messages, and makes each recipient's message of it (docs/dga.md, "Massive
 * rooms"). A character is written at most twice a message, whoever hears of it: what is new of it, for those who
 * have heard everything so far, and all of it, for those who have missed moves. All times are match time.
 */
export interface Gathering {
  /** A turn: later ones before the next message join it. */
  readonly take: (said: Said, nowMs: number) => void;
  /** The referee's own word on a character, after all turns of this message. */
  readonly decide: (kind: "pc" | "npc", word: Character) => void;
  /** The character has left the field: nothing more is said of it. */
  readonly forget: (character: number) => void;
  /** Whether there is anything new, or anything missed, to be said. */
  readonly hasNews: () => boolean;
  /** Closes the message: what comes from now on is for the next. Says for each recipient who is in it, in order. */
  readonly gather: (nowMs: number) => (recipient: Recipient) => readonly XmlElement[];
}

type Known = {
  readonly character: number;
  readonly told: ToldMoves;
  kind: "pc" | "npc";
  /** The newest turn. */
  latest: Said;
  takenAtMs: number;
  /** What is gathered for the next message. */
  pending: Character | undefined;
  /** What is in the present message, and what of it is written already. */
  current: Character | undefined;
  /** Whether there is more in it than moves. */
  isUrgent: boolean;
  news: XmlElement | undefined;
  exact: XmlElement | undefined;
  predicted: XmlElement | undefined;
  /** The moment of the sender's clock that anybody was told a prediction for. */
  predictedMs: number;
};

/** Two samples of a moving tank nearer than this on its clock would make a jump of any small error between them, ms. */
const APART_MS = 20;

/** What a recipient's picture of a character lacks: nothing, moves, or the sender's own words for a prediction. */
const MISSED = 1;
const PREDICTED = 2;

export function createGathering(): Gathering {
  const known: (Known | undefined)[] = [];
  let words: XmlElement[] = [];
  let hasNew = false;
  let hasMissed = false;
  let serial = 0;
  /** What each recipient of the last message lacks, by character. Who comes anew has the state of the match. */
  let lacks = new Map<string, Uint8Array>();

  function encode(kind: "pc" | "npc", character: Character): XmlElement {
    return written((kind === "pc" ? pc : npc).encode(character, NS.user));
  }

  function newsOf(each: Known): XmlElement {
    const { tuid, clockMs } = each.latest;
    each.news ??= encode(each.kind, { ...(each.current ?? NO_ACTIONS), ...stampOf(tuid, clockMs, 0) });
    return each.news;
  }

  /** What was said last, in the sender's own words. */
  function exactOf(each: Known): XmlElement {
    const { tuid, clockMs } = each.latest;
    each.exact ??= encode(each.kind, {
      ...(each.current ?? NO_ACTIONS),
      ...stampOf(tuid, clockMs, 0),
      moves: each.told.whole(saidMs(each)),
    });
    return each.exact;
  }

  /** Where the receivers' prediction has it at this moment of the sender's clock: so samples never crowd. */
  function predictedOf(each: Known, nowMs: number): XmlElement {
    const { actions, tuid, clockMs } = each.latest;
    const ageMs = nowMs - each.takenAtMs;
    each.predictedMs = saidMs(each) + ageMs;
    each.predicted ??= encode(each.kind, {
      ...(each.current ?? { chid: actions.chid ?? "", ...NO_ACTIONS }),
      ...stampOf(tuid, clockMs, ageMs),
      moves: each.told.whole(each.predictedMs),
    });
    return each.predicted;
  }

  /** Whether the sender's own words can follow a prediction: they are new, and well after it. */
  function canBeExact(each: Known): boolean {
    return each.current !== undefined && saidMs(each) >= each.predictedMs + APART_MS;
  }

  return {
    take(said, nowMs) {
      const { character, kind, actions } = said;
      let each = known[character];
      if (each === undefined) {
        each = {
          character,
          told: createToldMoves(),
          kind,
          latest: said,
          takenAtMs: nowMs,
          pending: undefined,
          current: undefined,
          isUrgent: false,
          news: undefined,
          exact: undefined,
          predicted: undefined,
          predictedMs: -Infinity,
        };
        known[character] = each;
      }
      each.told.take(actions.moves, said.clockMs ?? nowMs);
      each.pending = each.pending === undefined ? actions : joined(each.pending, actions);
      each.latest = said;
      each.takenAtMs = nowMs;
      hasNew = true;
    },
    decide(kind, word) {
      words.push(encode(kind, word));
      hasNew = true;
    },
    forget: (character) => void (known[character] = undefined),
    hasNews: () => hasNew || hasMissed,
    gather(nowMs) {
      serial += 1;
      const decided = words;
      const lacked = lacks;
      lacks = new Map();
      words = [];
      hasNew = false;
      hasMissed = false;
      const all = known.filter((each) => each !== undefined);
      for (const each of all) {
        each.current = each.pending;
        each.isUrgent = isUrgent(each.current);
        each.pending = undefined;
        each.news = undefined;
        each.exact = undefined;
        each.predicted = undefined;
      }
      return ({ key, own, movesEvery }) => {
        const before = lacked.get(key);
        const lack =
          before !== undefined && before.length >= known.length ? before : grown(before, known.length);
        lacks.set(key, lack);
        const told: XmlElement[] = [];
        // Each of each: in a battle of 256 this is gone through 65,000 times a message.
        for (const each of all) {
          const { character } = each;
          const lacking = lack[character]!;
          if (each.current === undefined && (lacking & MISSED) === 0) continue;
          if (character === own) continue;
          const every = each.isUrgent ? 1 : movesEvery(character);
          if (every > 1 && (serial + character) % every !== 0) {
            lack[character] = lacking | MISSED;
            hasMissed = true;
          } else if (lacking === 0) {
            told.push(newsOf(each));
          } else if (every === 1 && canBeExact(each)) {
            told.push(exactOf(each));
            lack[character] = 0;
          } else {
            told.push(predictedOf(each, nowMs));
            lack[character] = PREDICTED;
          }
        }
        for (const word of decided) told.push(word);
        return told;
      };
    },
  };
}

/** When the newest turn was true, on its sender's clock; without one, when it came. */
function saidMs({ latest, takenAtMs }: Known): number {
  return latest.clockMs ?? takenAtMs;
}

function isUrgent(actions: Character | undefined): boolean {
  return actions !== undefined && actions.shots.length + actions.repairs.length + actions.losses.length > 0;
}

function stampOf(tuid: string | undefined, clockMs: number | undefined, ageMs: number): Partial<Character> {
  return {
    ...(tuid !== undefined && { tuid }),
    ...(tuid !== undefined && clockMs !== undefined && { clockMs: clockMs + ageMs }),
  };
}

/** Two turns of one character as one: of each node what was said last, and all actions in their order. */
function joined(first: Character, then: Character): Character {
  const moves = new Map<string, Move>(first.moves.map((move) => [move.node, move]));
  for (const move of then.moves) moves.set(move.node, { ...moves.get(move.node), ...move });
  return {
    ...first,
    moves: [...moves.values()],
    shots: [...first.shots, ...then.shots],
    repairs: [...first.repairs, ...then.repairs],
    losses: [...first.losses, ...then.losses],
  };
}

function grown(before: Uint8Array | undefined, length: number): Uint8Array {
  const larger = new Uint8Array(Math.max(length, 32, 2 * (before?.length ?? 0)));
  if (before !== undefined) larger.set(before);
  return larger;
}

import { createChatLogWriter, type ChatLine, type ChatLogWriter } from "#store/chat-log.ts";
import { noTalk, type Conversation, type PrivateConversation, type SendingLine } from "#store/talk-store.ts";
import type { Stores } from "#store/stores.ts";

const MAX_LINES = 100_000;
const MAX_PRIVATE_LINES = 2_000;
/** So many private talks at once; the one that was silent for longest makes place for a new one. */
const MAX_WHISPERS = 20;

/** The talk in the room: ''; with one occupant: the nickname. */
export type Place = string;

/** All talks as they are being changed; the store gets one new state a frame (design.md, "How data flows"). */
export interface TalkDraft {
  readonly addLine: (line: Omit<ChatLine, "key">, place?: Place) => void;
  /** What is on its way to the room. */
  readonly sending: readonly SendingLine[];
  /** Own words are on their way to the room. */
  readonly addSending: (line: SendingLine) => void;
  /** They are no longer: undefined when there are none such. */
  readonly takeSending: (matches: (line: SendingLine) => boolean) => SendingLine | undefined;
  /** Chooses a talk; that with an occupant is opened where there is none yet. */
  readonly show: (place: Place) => void;
  readonly close: (nick: string) => void;
  readonly rename: (from: string, to: string) => void;
  readonly setGone: (nick: string, isGone: boolean) => void;
  /** Whether the talk that is chosen is before our eyes: then nothing in it is unread. */
  readonly look: (isLooking: boolean) => void;
  readonly mute: (nick: string, jid: string | undefined) => void;
  readonly unmute: (nick: string) => void;
  /** Another room: nothing of what was said holds. */
  readonly reset: () => void;
}

type Talk = {
  readonly log: ChatLogWriter;
  nick: string;
  /** Of its last line. */
  key: number;
  sending: readonly SendingLine[];
  unread: number;
  mentions: number;
  isGone: boolean;
  /** As the store has it; undefined when that is no longer so. */
  shown: PrivateConversation | undefined;
};

export function createTalkDraft(stores: Stores, nextFrame: (callback: () => void) => void): TalkDraft {
  let room = newTalk("", MAX_LINES);
  let whispers = new Map<string, Talk>();
  let muted = new Map<string, string | undefined>();
  let shown: Place = "";
  let isLooking = false;
  let isScheduled = false;

  function touch(talk?: Talk): void {
    if (talk !== undefined) talk.shown = undefined;
    if (isScheduled) return;
    isScheduled = true;
    nextFrame(() => {
      isScheduled = false;
      commit();
    });
  }

  function commit(): void {
    const before = stores.talk.getState();
    const now = new Map([...whispers].map(([nick, talk]) => [nick, shownOf(talk)]));
    stores.talk.setState({
      room: shownOf(room),
      whispers: isSame(before.whispers, now) ? before.whispers : now,
      muted: isSame(before.muted, muted) ? before.muted : new Map(muted),
      shown,
    });
  }

  function open(nick: string): Talk {
    const known = whispers.get(nick);
    if (known !== undefined) return known;
    if (whispers.size >= MAX_WHISPERS) {
      const silent = [...whispers.keys()].find((each) => each !== shown);
      if (silent !== undefined) whispers.delete(silent);
    }
    const talk = newTalk(nick, MAX_PRIVATE_LINES);
    whispers.set(nick, talk);
    touch(talk);
    return talk;
  }

  function read(): void {
    const talk = shown === "" ? room : whispers.get(shown);
    if (!isLooking || talk === undefined || (talk.unread === 0 && talk.mentions === 0)) return;
    talk.unread = 0;
    talk.mentions = 0;
    touch(talk);
  }

  return {
    addLine(line, place = "") {
      const talk = place === "" ? room : open(place);
      talk.key += 1;
      talk.log.append({ ...line, key: talk.key });
      const isNews = line.kind === "message" && !line.own && !line.delayed && !muted.has(line.nick);
      if (isNews && !(isLooking && shown === place)) {
        talk.unread += 1;
        if (line.mentions) talk.mentions += 1;
      }
      touch(talk);
    },
    get sending() {
      return room.sending;
    },
    addSending(line) {
      room.sending = [...room.sending, line];
      touch(room);
    },
    takeSending(matches) {
      const found = room.sending.find(matches);
      if (found === undefined) return undefined;
      room.sending = room.sending.filter((line) => line !== found);
      touch(room);
      return found;
    },
    show(place) {
      if (place !== "") open(place);
      shown = place;
      touch();
      read();
    },
    close(nick) {
      if (!whispers.delete(nick)) return;
      if (shown === nick) shown = "";
      touch();
      read();
    },
    rename(from, to) {
      if (muted.has(from)) {
        muted.set(to, muted.get(from));
        muted.delete(from);
        touch();
      }
      if (shown === from) shown = to;
      const talk = whispers.get(from);
      if (talk === undefined) return;
      talk.nick = to;
      whispers = new Map([...whispers].filter(([nick]) => nick !== to).map(([, each]) => [each.nick, each]));
      touch(talk);
    },
    setGone(nick, isGone) {
      const talk = whispers.get(nick);
      if (talk === undefined || talk.isGone === isGone) return;
      talk.isGone = isGone;
      touch(talk);
    },
    look(isNow) {
      isLooking = isNow;
      read();
    },
    mute(nick, jid) {
      muted.set(nick, jid);
      touch();
    },
    unmute(nick) {
      const jid = muted.get(nick);
      muted.delete(nick);
      if (jid !== undefined) for (const [other, known] of muted) if (known === jid) muted.delete(other);
      touch();
    },
    reset() {
      room = newTalk("", MAX_LINES);
      whispers = new Map();
      muted = new Map();
      shown = "";
      stores.talk.setState(noTalk, true);
    },
  };
}

function newTalk(nick: string, mostLines: number): Talk {
  const log = createChatLogWriter(mostLines);
  return { log, nick, key: 0, sending: [], unread: 0, mentions: 0, isGone: false, shown: undefined };
}

function shownOf(talk: Talk): PrivateConversation {
  const { nick, log, sending, unread, mentions, isGone } = talk;
  talk.shown ??= { nick, log: log.snapshot(), sending, unread, mentions, isGone };
  return talk.shown satisfies Conversation;
}

function isSame<V>(before: ReadonlyMap<string, V>, now: ReadonlyMap<string, V>): boolean {
  if (before.size !== now.size) return false;
  for (const [nick, value] of now) if (!before.has(nick) || before.get(nick) !== value) return false;
  return true;
}

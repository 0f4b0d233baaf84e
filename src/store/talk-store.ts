import { createStore } from "zustand/vanilla";
import { emptyLog, type ChatLog } from "#store/chat-log.ts";

/** Own words that the room has not passed on yet. */
export type SendingLine = { readonly id: string; readonly text: string; readonly atMs: number };

/** A talk with all in the room, or with one of them. */
export type Conversation = {
  readonly log: ChatLog;
  readonly sending: readonly SendingLine[];
  /** Live messages of others that came while it was not before our eyes. */
  readonly unread: number;
  /** Those of them that name us. */
  readonly mentions: number;
};

/** A talk with one occupant (MMOG 7.13). */
export type PrivateConversation = Conversation & {
  readonly nick: string;
  /** The other one has left the room. */
  readonly isGone: boolean;
};

export type TalkState = {
  readonly room: Conversation;
  /** By nickname, the oldest first. */
  readonly whispers: ReadonlyMap<string, PrivateConversation>;
  /** Whom we don't want to read, by nickname; with the bare address where the room shows it. */
  readonly muted: ReadonlyMap<string, string | undefined>;
  /** The talk that is chosen: '' is the room's, a nickname a private one. */
  readonly shown: string;
};

export const noConversation: Conversation = { log: emptyLog, sending: [], unread: 0, mentions: 0 };
export const noTalk: TalkState = { room: noConversation, whispers: new Map(), muted: new Map(), shown: "" };

export function createTalkStore() {
  return createStore<TalkState>()(() => noTalk);
}

/** What is unread in all talks together: that of the room counts where it names us. */
export function unreadOf(talk: TalkState): number {
  let count = talk.room.mentions;
  for (const { unread } of talk.whispers.values()) count += unread;
  return count;
}

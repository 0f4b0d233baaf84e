import type { TalkDraft } from "#session/talk-draft.ts";
import type { Occupant } from "#store/room-store.ts";
import type { Stores } from "#store/stores.ts";

/** Whom we don't want to read: on our side alone, for this stay, and by the real address where it is shown. */
export interface Muting {
  readonly mute: (nick: string) => void;
  /** Somebody whom we muted comes back under another nickname. */
  readonly joined: (occupant: Occupant) => void;
}

export function createMuting(stores: Stores, talk: TalkDraft): Muting {
  return {
    mute(nick) {
      const { occupants, nick: own } = stores.room.getState();
      if (nick !== "" && nick !== own) talk.mute(nick, bareOf(occupants.get(nick)));
    },
    joined(occupant) {
      const bare = bareOf(occupant);
      if (bare === undefined) return;
      if ([...stores.talk.getState().muted.values()].includes(bare)) talk.mute(occupant.nick, bare);
    },
  };
}

function bareOf(occupant: Occupant | undefined): string | undefined {
  return occupant?.jid?.split("/", 1)[0];
}

import type { XmlElement } from "#xml/element.ts";
import type { Link } from "#xml/link.ts";
import { readFrame } from "#xml/read-frame.ts";
import { serialize } from "#xml/serialize.ts";
import { toSpectators } from "#service/room/audience.ts";
import type { ClientFeatures } from "#service/room/client-features.ts";
import type { RoomState } from "#service/room/state.ts";

/** Which spectators a stanza is for: those whose clients (don't) take gathered turns, or those without a whole state. */
type Whom = "all" | "plain" | "gathered" | "newcomers";

/** As text, which takes a fifth of the memory that elements do: a delay may be minutes. */
type Held = {
  readonly dueMs: number;
  readonly whom: Whom;
  readonly isState: boolean;
  /** For those who see real addresses and for those who don't. */
  readonly seeing: string;
  readonly blind: string;
};

/** What the delay needs to know of its room. */
export type DelayedRoom = {
  readonly link: Link;
  readonly state: () => RoomState;
  readonly clientFeatures: ClientFeatures;
  readonly now: () => number;
  /** The room's option, milliseconds; 0 for none. */
  readonly delayMs: () => number;
  /** Whether something goes on that spectators shall not see at once. */
  readonly isRunning: () => boolean;
  /** The match as its presence says it now. */
  readonly picture: (seesJids: boolean) => XmlElement;
};

/**
 * What spectators see of the match, all of it later than the players by the room's option and in the same order
 * (docs/dga.md, "Spectators' delay"). Nobody without a team gets anything of the present meanwhile.
 */
export interface SpectatorDelay {
  /** Whether spectators are behind: what is said of the match is for players, and is held for the others. */
  readonly isOn: () => boolean;
  /** Keeps a stanza for spectators until its time has come; at once where nothing is to be hidden. */
  readonly hold: (whom: "all" | "plain" | "gathered", make: (seesJids: boolean) => XmlElement) => void;
  /** Keeps what the match's presence says now; for those who come later only, while nobody is behind. */
  readonly announce: () => void;
  /** The match as it was for a spectator's client that has none or another picture of it. */
  readonly show: (jid: string, seesJids: boolean) => void;
  /** Sends what is due. */
  readonly tick: () => void;
  /** Nothing of before is told any more. */
  readonly clear: () => void;
}

/** A spectator who has just come waits for a whole picture no longer than this. */
const PICTURE_EVERY_MS = 1000;
/** How many sent stanzas may stay in the list before it is made anew. */
const MOST_SENT = 1024;

export function createSpectatorDelay(room: DelayedRoom): SpectatorDelay {
  const { link, state, clientFeatures, now } = room;
  let queue: Held[] = [];
  let sent = 0;
  let last: Held | undefined;
  let picturedAtMs = -Infinity;
  /** Clients whose picture is older than the turns that they get. */
  const newcomers = new Set<string>();

  function keep(whom: Whom, isState: boolean, make: (seesJids: boolean) => XmlElement): void {
    const atMs = room.isRunning() ? now() + room.delayMs() : now();
    const dueMs = Math.max(atMs, queue.at(-1)?.dueMs ?? 0);
    const seeing = serialize(make(true));
    const blind = serialize(make(false));
    // Turns say no addresses: most are kept once.
    queue.push({ dueMs, whom, isState, seeing, blind: blind === seeing ? seeing : blind });
    tick();
  }

  function picture(whom: "all" | "newcomers"): void {
    picturedAtMs = now();
    keep(whom, true, room.picture);
  }

  function send({ whom, seeing, blind }: Held): void {
    toSpectators(link, state(), (sees) => readOwn(sees ? seeing : blind), meantBy(whom));
  }

  function meantBy(whom: Whom): (jid: string) => boolean {
    switch (whom) {
      case "all":
        return () => true;
      case "newcomers":
        return (jid) => newcomers.has(jid);
      case "plain":
      case "gathered": {
        const plain = new Set(clientFeatures.without(state()));
        return (jid) => plain.has(jid) === (whom === "plain");
      }
    }
  }

  function tick(): void {
    for (; sent < queue.length && queue[sent]!.dueMs <= now(); sent += 1) {
      const held = queue[sent]!;
      send(held);
      if (!held.isState) continue;
      last = held;
      newcomers.clear();
    }
    if (sent < queue.length && sent < MOST_SENT) return;
    queue = queue.slice(sent);
    sent = 0;
  }

  function isOn(): boolean {
    return queue.length > 0 || (room.delayMs() > 0 && room.isRunning());
  }

  function clear(): void {
    queue = [];
    sent = 0;
    last = undefined;
    picturedAtMs = -Infinity;
    newcomers.clear();
  }

  return {
    isOn,
    hold: (whom, make) => keep(whom, false, make),
    announce() {
      if (isOn()) picture("all");
      else if (room.delayMs() > 0) picture("newcomers");
    },
    show(jid, seesJids) {
      // Without a picture of before, as after a restart, the first one is all there is.
      if (last === undefined) picture("newcomers");
      const shown = last ?? queue.find((held) => held.isState);
      if (shown === undefined) return;
      newcomers.add(jid);
      const text = seesJids ? shown.seeing : shown.blind;
      link.fanOut(readOwn(text), [jid]);
    },
    tick() {
      if (room.delayMs() > 0 && now() - picturedAtMs >= PICTURE_EVERY_MS) picture("newcomers");
      else tick();
      if (room.delayMs() === 0 && queue.length === 0) clear();
    },
    clear,
  };
}

/** Our own text as the element that it was made of. */
function readOwn(text: string): XmlElement {
  const read = readFrame(text, { bytes: Infinity, nodes: Infinity });
  if (!read.ok) throw new Error(`What was kept for the spectators is no stanza: ${read.detail}`);
  return read.element;
}

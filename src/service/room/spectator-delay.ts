import type { XmlElement } from "#xml/element.ts";
import type { Link } from "#xml/link.ts";
import { readFrame } from "#xml/read-frame.ts";
import { serialize } from "#xml/serialize.ts";
import { toSpectators } from "#service/room/audience.ts";
import type { MemoryShare } from "#service/memory-budget.ts";
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
  /** UTF-16 units. */
  readonly size: number;
  next: Held | undefined;
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
  /** What it may keep, in UTF-16 units. */
  readonly memory: MemoryShare;
};

/**
 * What spectators see of the match, all of it later than the players by the room's option and in the same order
 * (docs/dga.md, "Spectators' delay"). Nobody without a team gets anything of the present meanwhile.
 *
 * It is kept whether or not anybody watches, and in both forms of turns: whoever comes to watch, with whatever client,
 * sees what was before. Where memory is short, turns are left out until the next state, which then is for everybody.
 */
export interface SpectatorDelay {
  /** Whether spectators are behind: what is said of the match is for players, and is held for the others. */
  readonly isOn: () => boolean;
  /**
   * Keeps a stanza for spectators until its time has come; at once where nothing is to be hidden. It is kept once if
   * `make` gives the same element for those who see real addresses and those who don't.
   */
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
/** How many times what is still free a room may hold: with turns, and with states, which find memory after those. */
const TURNS_SHARE = 1;
const STATES_SHARE = 8;

export function createSpectatorDelay(room: DelayedRoom): SpectatorDelay {
  const { link, state, clientFeatures, now, memory } = room;
  let oldest: Held | undefined;
  let newest: Held | undefined;
  /** The state that was due last. */
  let last: Held | undefined;
  let picturedAtMs = -Infinity;
  /** Whether something was left out since the newest state. */
  let isLacking = false;
  /** Clients whose picture is older than the turns that they get. */
  const newcomers = new Set<string>();

  function keep(whom: Whom, isState: boolean, make: (seesJids: boolean) => XmlElement): Held {
    const atMs = room.isRunning() ? now() + room.delayMs() : now();
    const dueMs = Math.max(atMs, newest?.dueMs ?? 0);
    const toSeeing = make(true);
    const toBlind = make(false);
    const seeing = serialize(toSeeing);
    const blind = toBlind === toSeeing ? seeing : serialize(toBlind);
    const size = toBlind === toSeeing ? seeing.length : seeing.length + blind.length;
    const held: Held = { dueMs, whom, isState, seeing, blind, size, next: undefined };
    if (!memory.take(size, isState ? STATES_SHARE : TURNS_SHARE)) {
      isLacking = true;
      return held;
    }
    if (newest === undefined) oldest = held;
    else newest.next = held;
    newest = held;
    tick();
    return held;
  }

  function picture(whom: "all" | "newcomers"): Held {
    picturedAtMs = now();
    const toWhom = isLacking ? "all" : whom;
    isLacking = false;
    return keep(toWhom, true, room.picture);
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
    while (oldest !== undefined && oldest.dueMs <= now()) {
      const held = oldest;
      oldest = held.next;
      // What is shown later must not keep what came after it.
      held.next = undefined;
      if (oldest === undefined) newest = undefined;
      send(held);
      const over = held.isState ? last : held;
      if (over !== undefined) memory.release(over.size);
      if (!held.isState) continue;
      last = held;
      newcomers.clear();
    }
  }

  function firstState(): Held | undefined {
    let held = oldest;
    while (held !== undefined && !held.isState) held = held.next;
    return held;
  }

  function isOn(): boolean {
    // What was left out must be made good by a state, even after the match.
    return oldest !== undefined || isLacking || (room.delayMs() > 0 && room.isRunning());
  }

  function clear(): void {
    memory.releaseAll();
    oldest = undefined;
    newest = undefined;
    last = undefined;
    isLacking = false;
    picturedAtMs = -Infinity;
    newcomers.clear();
  }

  return {
    isOn,
    hold(whom, make) {
      // Turns after one that was left out would be of no use without a state between.
      if (!isLacking) keep(whom, false, make);
    },
    announce() {
      if (isOn()) picture("all");
      else if (room.delayMs() > 0) picture("newcomers");
    },
    show(jid, seesJids) {
      // Without a picture of before, as after a restart, the first one is all there is.
      const shown = last ?? firstState() ?? picture("newcomers");
      newcomers.add(jid);
      const text = seesJids ? shown.seeing : shown.blind;
      link.fanOut(readOwn(text), [jid]);
    },
    tick() {
      // While nobody is behind, what changes is announced: one picture lasts.
      const isWanted = isOn() || (room.delayMs() > 0 && last === undefined);
      if (isWanted && now() - picturedAtMs >= PICTURE_EVERY_MS) picture("newcomers");
      tick();
      if (room.delayMs() === 0 && !isOn()) clear();
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

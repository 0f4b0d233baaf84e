import type { RoomContext } from "#session/context.ts";
import { vitalNode } from "#session/characters.ts";
import type { PlacedCharacter } from "#store/battle-model.ts";
import type { FeedLine } from "#store/match-store.ts";

const MAX_FEED_LINES = 60;

/** Powers of nodes, from losses, repairs and states. A power is absolute, so that twice is harmless (errata E-128). */
export interface Damage {
  readonly loss: (
    chid: string,
    node: string,
    power: number | undefined,
    by: string | undefined,
    atMs: number,
  ) => void;
  readonly repair: (chid: string, node: string, power: number | undefined, atMs: number) => void;
  /** Makes a character whole: what a state doesn't say of it is undamaged. */
  readonly restore: (chid: string) => void;
  /** As a state or a description tells it: nothing happens now, it has happened. */
  readonly setQuietly: (chid: string, node: string, power: number | undefined) => void;
  readonly feed: (line: Omit<FeedLine, "key" | "atMs">) => void;
  /** Another match, or none: what was not shown yet is old. */
  readonly clearFeed: () => void;
}

export function createDamage(context: RoomContext): Damage {
  const { battle, stores } = context;
  let key = 0;
  let waiting: FeedLine[] = [];
  /** The last hit: what one shell does to many nodes of a character is one. */
  let struck = { slot: -1, bySlot: -1, atMs: Number.NaN };

  /** Lines are shown once a frame: a crowd that comes at once costs one rendering. */
  function feed(line: Omit<FeedLine, "key" | "atMs">): void {
    if (waiting.length === 0) context.nextFrame(flush);
    key += 1;
    waiting.push({ ...line, key, atMs: context.nowMs() });
    if (waiting.length > MAX_FEED_LINES) waiting.shift();
  }

  function flush(): void {
    const lines = waiting;
    waiting = [];
    if (lines.length > 0)
      stores.match.setState((state) => ({ feed: [...state.feed, ...lines].slice(-MAX_FEED_LINES) }));
  }

  function setAlive(chid: string, isAlive: boolean): void {
    battle.setAlive(chid, isAlive);
    const { combatants } = stores.match.getState();
    if (combatants.some((row) => row.chid === chid && row.alive !== isAlive))
      stores.match.setState({
        combatants: combatants.map((row) => (row.chid === chid ? { ...row, alive: isAlive } : row)),
      });
  }

  /** Sets a power and says of which character and node; nothing where that can't be. */
  function set(
    chid: string,
    node: string,
    power: number | undefined,
  ): readonly [PlacedCharacter, number] | undefined {
    const character = battle.find(chid);
    if (character === undefined || power === undefined || !(power >= 0)) return undefined;
    if (!battle.setPower(chid, node, power)) return undefined;
    const index = character.nodes.findIndex((each) => each.name === node);
    if (index === vitalNode(character.model)) setAlive(chid, power > 0);
    return [character, index];
  }

  /** The shell itself is seen and heard once, whatever it breaks. */
  function strike(slot: number, node: number, bySlot: number, atMs: number): void {
    if (struck.slot === slot && struck.bySlot === bySlot && struck.atMs === atMs) return;
    struck = { slot, bySlot, atMs };
    battle.events.push("impact", slot, node, atMs).bySlot = bySlot;
  }

  return {
    loss(chid, node, power, by, atMs) {
      const wasAlive = battle.isAlive[battle.find(chid)?.slot ?? -1] === 1;
      const hit = set(chid, node, power);
      if (hit === undefined) return;
      const [character, index] = hit;
      const shooter = by === undefined ? undefined : battle.find(by);
      const isDestroyed = wasAlive && battle.isAlive[character.slot] !== 1;
      strike(character.slot, index, shooter?.slot ?? -1, atMs);
      const event = battle.events.push("loss", character.slot, index, atMs);
      event.power = power ?? 0;
      event.bySlot = shooter?.slot ?? -1;
      if (isDestroyed)
        battle.events.push("destroyed", character.slot, index, atMs).bySlot = shooter?.slot ?? -1;
      if (wasAlive)
        feed({
          kind: isDestroyed ? "destroyed" : "hit",
          who: character.visiname,
          by: shooter?.visiname ?? "",
          what: node,
        });
    },
    repair(chid, node, power, atMs) {
      const mended = set(chid, node, power);
      if (mended === undefined) return;
      const [character, index] = mended;
      battle.events.push("repair", character.slot, index, atMs).power = power ?? 0;
      feed({ kind: "repaired", who: character.visiname, by: "", what: node });
    },
    restore(chid) {
      for (const node of battle.find(chid)?.nodes ?? []) battle.setPower(chid, node.name, node.maxPower);
      setAlive(chid, true);
    },
    setQuietly: (chid, node, power) => void set(chid, node, power),
    feed,
    clearFeed() {
      waiting.length = 0;
      stores.match.setState({ feed: [] });
    },
  };
}

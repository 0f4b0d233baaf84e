/**
 * The battle as it is seen right now. The session writes turns into it, the scene and the HUD read it each frame
 * by slot and node index; it lives outside React and outside immutable state, in typed arrays made once.
 */
import { copyMotion, isUsableMotion, motionStride } from "#game/dead-reckoning.ts";
import { createPlayout, type Tolerance } from "#game/playout/playout.ts";
import { type BattleEvents, createBattleEvents } from "./battle-model-events.ts";
import { createToldMotions, type NodeMove } from "./battle-model-told.ts";

export type BattleNode = {
  readonly name: string;
  /** Index of the parent in the character's list of nodes, which comes before its children; -1 for the root. */
  readonly parent: number;
  readonly maxPower: number;
  /** Where the node is before its first move; the origin without a rotation when left out. */
  readonly rest?: NodeMove | undefined;
};

export type BattleCharacter = {
  readonly chid: string;
  /** The name of the player or of the character among the NPCs. */
  readonly name: string;
  /** What is shown to people. */
  readonly visiname: string;
  readonly model: string;
  readonly team: string;
  readonly kind: "pc" | "npc";
  readonly nodes: readonly BattleNode[];
};

/** A character with the index of its row in the model's arrays. */
export type PlacedCharacter = BattleCharacter & { readonly slot: number };

export type BattleModelOptions = {
  /** The greatest number of characters. */
  capacity?: number;
  /** The greatest number of nodes of one character. */
  nodesPerCharacter?: number;
};

export interface BattleModel {
  readonly capacity: number;
  readonly nodesPerCharacter: number;
  /** Grows when a character comes, goes or changes its description. */
  readonly version: number;
  /** Grows when all is forgotten: what earlier events left behind on the field is of another battle. */
  readonly era: number;
  /** All characters; a new list with each version. */
  readonly characters: readonly PlacedCharacter[];
  /**
   * A motion (13 numbers, see dead-reckoning.ts) for each node at `(slot * nodesPerCharacter + node) * motionStride`,
   * in the frame of the parent node, as of the last `sample`.
   */
  readonly motions: Float64Array;
  /** What each node has left, at `slot * nodesPerCharacter + node`. */
  readonly power: Float64Array;
  /** 1 for a slot whose character has a place in the world and is to be drawn, else 0. As of the last `sample`. */
  readonly isPlaced: Uint8Array;
  /** 1 for a slot whose character is not destroyed. */
  readonly isAlive: Uint8Array;
  readonly events: BattleEvents;
  find(chid: string): PlacedCharacter | undefined;
  inSlot(slot: number): PlacedCharacter | undefined;
  /**
   * Adds a character, or takes over a new description of one that is there. The slot, or -1 when the model is
   * full, the character has too many nodes or none, or a parent does not come before its child.
   */
  addCharacter(character: BattleCharacter): number;
  /** False when there was none. */
  removeCharacter(chid: string): boolean;
  /** Forgets all characters; the events stay. */
  clear(): void;
  /** Makes one character the local one (its motions are set, not sampled), or none. */
  setLocal(chid: string | undefined): void;
  /** The slot of the local character; -1 when none. */
  readonly localSlot: number;
  /** Sets the motion of a node of the local character for this frame; false for a foreign character. */
  setLocalPose(chid: string, node: number, motion: Float64Array, motionAt: number): boolean;
  /**
   * Takes over a move of a turn. `clockMs` is the turn's clock (undefined without one), `arrivalMs` local time.
   * False, and nothing changes, for an unknown character or node, for the local character, for numbers that are
   * not usable and for a repeated or old turn.
   */
  pushMove(
    chid: string,
    node: string,
    move: NodeMove,
    clockMs: number | undefined,
    arrivalMs: number,
  ): boolean;
  /**
   * Takes over what the room says of a character: where it was at that moment of the character's own clock, or,
   * without one, when its newest turn came. Where it has told itself where it is, this counts only when it is farther
   * off than what is tolerated. False, and nothing changes, as for `pushMove`.
   */
  placeMove(
    chid: string,
    node: string,
    move: NodeMove,
    clockMs: number | undefined,
    arrivalMs: number,
    tolerance: Tolerance,
  ): boolean;
  /** What a node has left; false for an unknown character or node, or no finite number from 0. */
  setPower(chid: string, node: string, power: number): boolean;
  /** Marks a character as destroyed, or as alive again. */
  setAlive(chid: string, isAlive: boolean): boolean;
  /**
   * The local time in ms at which what a character did at `clockMs` (undefined without one) is seen: at its arrival
   * or up to a second later. Show shots and hits then, and they come from where the tank is seen.
   */
  shownAtMs(chid: string, clockMs: number | undefined, arrivalMs: number): number;
  /** What the playout of a character's turns costs beyond its fastest turn of late, in ms; 0 for the local one. */
  delayMs(slot: number, nowMs: number): number;
  /** Fills `motions` and `isPlaced` for this instant of local time. Allocates nothing. */
  sample(nowMs: number): void;
  /** Lets time pass as if it had been sampled at this instant: what is skipped ends as what was looked at. */
  passBy(nowMs: number): void;
}

const eventCapacity = 256;
/** What is shown later than this after its arrival is no longer news. Milliseconds. */
const latestShowMs = 1000;

/** See BattleModel. Takes all its memory at once. */
export function createBattleModel(options: BattleModelOptions = {}): BattleModel {
  const { capacity = 256, nodesPerCharacter = 8 } = options;
  const rows = capacity * nodesPerCharacter;
  const playout = createPlayout({ sources: capacity, tracks: rows });
  const told = createToldMotions(rows);
  const motions = new Float64Array(rows * motionStride);
  const power = new Float64Array(rows);
  const isPlaced = new Uint8Array(capacity);
  const isAlive = new Uint8Array(capacity);
  const events = createBattleEvents(eventCapacity);
  const slots: (PlacedCharacter | undefined)[] = Array.from({ length: capacity });
  const byChid = new Map<string, PlacedCharacter>();
  const merged = new Float64Array(motionStride);
  let characters: readonly PlacedCharacter[] = [];
  let version = 0;
  let era = 0;
  let localSlot = -1;

  function listCharacters(): void {
    characters = slots.filter((character) => character !== undefined);
    version += 1;
  }

  /** Forgets what was told of a slot's nodes and puts them at rest. */
  function openTracks(character: PlacedCharacter): void {
    const { slot, nodes } = character;
    playout.openSource(slot);
    isPlaced[slot] = 0;
    for (const [index, node] of nodes.entries()) {
      const row = slot * nodesPerCharacter + index;
      playout.openTrack(row, slot);
      told.open(row, node.rest);
      told.merge(row, {}, 0, merged);
      copyMotion(motions, row * motionStride, merged, 0);
    }
  }

  function rowOf(character: PlacedCharacter, name: string): number {
    const { nodes } = character;
    for (let index = 0; index < nodes.length; index += 1) {
      if (nodes[index]!.name === name) return character.slot * nodesPerCharacter + index;
    }
    return -1;
  }

  function remove(character: PlacedCharacter): void {
    slots[character.slot] = undefined;
    byChid.delete(character.chid);
    isPlaced[character.slot] = 0;
    isAlive[character.slot] = 0;
    if (localSlot === character.slot) localSlot = -1;
  }

  return {
    capacity,
    nodesPerCharacter,
    motions,
    power,
    isPlaced,
    isAlive,
    events,
    get version() {
      return version;
    },
    get era() {
      return era;
    },
    get characters() {
      return characters;
    },
    get localSlot() {
      return localSlot;
    },
    find: (chid) => byChid.get(chid),
    inSlot: (slot) => slots[slot],
    addCharacter(character) {
      const { chid, nodes } = character;
      const isTree = nodes.every((node, index) => (index === 0 ? node.parent === -1 : node.parent < index));
      if (nodes.length === 0 || nodes.length > nodesPerCharacter || !isTree) return -1;
      const known = byChid.get(chid);
      const slot = known?.slot ?? slots.indexOf(undefined);
      if (slot < 0) return -1;
      const placed = { ...character, slot };
      slots[slot] = placed;
      byChid.set(chid, placed);
      if (known === undefined || !hasSameNodes(known, placed)) {
        openTracks(placed);
        isAlive[slot] = 1;
        for (const [index, node] of nodes.entries()) power[slot * nodesPerCharacter + index] = node.maxPower;
      }
      listCharacters();
      return slot;
    },
    removeCharacter(chid) {
      const character = byChid.get(chid);
      if (character === undefined) return false;
      remove(character);
      listCharacters();
      return true;
    },
    clear() {
      for (const character of characters) remove(character);
      era += 1;
      listCharacters();
    },
    setLocal(chid) {
      const slot = chid === undefined ? -1 : (byChid.get(chid)?.slot ?? -1);
      if (slot === localSlot) return;
      const before = slots[localSlot];
      localSlot = slot;
      // Who was local starts afresh as one of the others, from its next turn on.
      if (before !== undefined) openTracks(before);
    },
    setLocalPose(chid, node, motion, motionAt) {
      const character = byChid.get(chid);
      if (character === undefined || character.slot !== localSlot || !isUsableMotion(motion, motionAt))
        return false;
      if (!(node >= 0 && node < character.nodes.length)) return false;
      copyMotion(motions, (localSlot * nodesPerCharacter + node) * motionStride, motion, motionAt);
      if (node === 0) isPlaced[localSlot] = 1;
      return true;
    },
    pushMove(chid, node, move, clockMs, arrivalMs) {
      const character = byChid.get(chid);
      if (character === undefined || character.slot === localSlot) return false;
      const row = rowOf(character, node);
      if (row < 0) return false;
      const timeMs = clockMs ?? arrivalMs;
      told.merge(row, move, timeMs, merged);
      if (!playout.push(row, clockMs ?? Number.NaN, arrivalMs, merged, 0)) return false;
      told.keep(row, move, timeMs, merged);
      return true;
    },
    placeMove(chid, node, move, clockMs, arrivalMs, tolerance) {
      const character = byChid.get(chid);
      if (character === undefined || character.slot === localSlot) return false;
      const row = rowOf(character, node);
      if (row < 0) return false;
      told.merge(row, move, Infinity, merged);
      if (!playout.place(row, clockMs ?? Number.NaN, arrivalMs, merged, 0, tolerance)) return false;
      told.keep(row, move, -Infinity, merged);
      return true;
    },
    setPower(chid, node, value) {
      const character = byChid.get(chid);
      const row = character === undefined ? -1 : rowOf(character, node);
      if (row < 0 || !(value >= 0 && value < Infinity)) return false;
      power[row] = value;
      return true;
    },
    setAlive(chid, alive) {
      const character = byChid.get(chid);
      if (character === undefined) return false;
      isAlive[character.slot] = alive ? 1 : 0;
      return true;
    },
    shownAtMs(chid, clockMs, arrivalMs) {
      const character = byChid.get(chid);
      if (character === undefined || character.slot === localSlot || !playout.hasTurns(character.slot))
        return arrivalMs;
      const shownMs =
        clockMs === undefined
          ? arrivalMs + playout.bufferMs(character.slot, arrivalMs)
          : playout.shownAtMs(character.slot, clockMs, arrivalMs);
      return Math.min(arrivalMs + latestShowMs, Math.max(arrivalMs, shownMs));
    },
    delayMs: (slot, nowMs) =>
      slots[slot] === undefined || slot === localSlot || !playout.hasTurns(slot)
        ? 0
        : playout.bufferMs(slot, nowMs),
    passBy: (nowMs) => playout.passBy(nowMs),
    sample(nowMs) {
      for (let slot = 0; slot < capacity; slot += 1) {
        const character = slots[slot];
        if (character === undefined || slot === localSlot) continue;
        const count = character.nodes.length;
        for (let node = 0; node < count; node += 1) {
          const row = slot * nodesPerCharacter + node;
          if (playout.sample(row, nowMs, motions, row * motionStride) && node === 0) isPlaced[slot] = 1;
        }
      }
    },
  };
}

function hasSameNodes(a: BattleCharacter, b: BattleCharacter): boolean {
  return (
    a.nodes.length === b.nodes.length && a.nodes.every((node, index) => node.name === b.nodes[index]!.name)
  );
}

import { createBattlefield, type Battlefield } from "../battlefield.ts";
import { findModel } from "../catalogue/find-model.ts";
import type { Model } from "../catalogue/model.ts";
import { strengthShare, type Condition } from "../condition.ts";
import { addObstacle, clearObstacles, type Obstacles } from "../obstacles.ts";
import { copyPose, type Pose } from "../pose.ts";
import { loadCharacter, saveCharacter } from "./character-snapshot.ts";
import { createCharacter, isAlive, type CharacterState } from "./character.ts";
import type { BattleEvent } from "./events.ts";
import { recordPose } from "./history.ts";
import { applyImpact } from "./impacts.ts";
import { expectPose, judgeMove } from "./moves.ts";
import { judgeRepair, stepRepair } from "./repairs.ts";
import type { BattleSetup, CharacterSetup, ShotClaim } from "./setup.ts";
import { createShells, type Impact } from "./shells.ts";
import { judgeShot } from "./shots.ts";
import type { BattleSnapshot } from "./snapshot.ts";
import type { Statistics } from "./statistics.ts";
import { noteArrival } from "./trust.ts";
import type { Invalid, MoveVerdict, RepairVerdict, ShotVerdict } from "./verdicts.ts";

/**
 * The running battle: the referee's simulation. `nowMs` is always match time on the service's own clock
 * (0 at the start, standing still during a pause) and never falls. `clockMs` is the turn's own `<clock>`,
 * undefined where the turn has none. Characters are indices in the order of their adding; they stay the
 * same for the battle's life.
 */
export interface Battle {
  readonly battlefield: Battlefield;
  readonly friendlyFire: boolean;
  readonly freeForAll: boolean;
  /** Match time of the last step. */
  readonly nowMs: number;
  /** How many characters were ever added; indices run below it. */
  readonly characterCount: number;

  /**
   * Adds a character (late entry of a battle royale) and returns its index. The chid must be new and the
   * model in the catalogue: the room has checked both, so that anything else is a bug and throws.
   */
  addCharacter(setup: CharacterSetup, nowMs: number): number;
  /** Takes a character off the field: no wreck stays. Twice is harmless. */
  removeCharacter(character: number, nowMs: number): void;
  /** The index of the chid, -1 when there is none. */
  indexOf(chid: string): number;
  setupOf(character: number): CharacterSetup;
  modelOf(character: number): Model;
  /** The pose last accepted; the battle's own, for reading. */
  poseOf(character: number): Readonly<Pose>;
  /**
   * Writes into `out` where everybody expects the character at the time of a turn: carried on from its last one. Turns
   * leave out what the others expect already (docs/dga.md, Turns).
   */
  expectPose(character: number, clockMs: number | undefined, nowMs: number, out: Pose): void;
  /** The power of each node; the battle's own, for reading. */
  powersOf(character: number): Readonly<Float64Array>;
  conditionOf(character: number): Readonly<Condition>;
  kitsOf(character: number): number;
  statisticsOf(character: number): Readonly<Statistics>;
  /** On the field and not destroyed. */
  isAlive(character: number): boolean;
  /** On the field, a wreck too. */
  isPresent(character: number): boolean;
  /** Power left over power at first, all nodes together, 0 to 1. */
  strengthOf(character: number): number;
  /** When its gun is loaded, ms of match time. */
  loadedAtMs(character: number): number;
  /** Fills `out` with the circles of everybody on the field but `character`, wrecks and buildings too. */
  obstaclesFor(character: number, out: Obstacles): void;

  /** A player's turn says where the character is. */
  move(character: number, pose: Readonly<Pose>, clockMs: number | undefined, nowMs: number): MoveVerdict;
  /** The service itself says where the character is (bots, NPCs): taken as it is. */
  place(character: number, pose: Readonly<Pose>, nowMs: number): void;
  /** A character's gun fires. An accepted shot flies from the next step on, from the time of its clock. */
  shot(character: number, claim: ShotClaim, clockMs: number | undefined, nowMs: number): ShotVerdict;
  /** A player begins to repair a node; the `repaired` event of a later step says that it is done. */
  repair(character: number, node: number, nowMs: number): RepairVerdict;
  /**
   * Moves shells and repairs on to `nowMs`. The array is the battle's own: it is valid until the next step.
   * How often it is called makes no difference to shells: they fly in steps of a 60th of a second.
   */
  step(nowMs: number): readonly BattleEvent[];
  /** Everything that matters as plain JSON. */
  snapshot(): BattleSnapshot;
}

const UNKNOWN: Invalid = { kind: "invalid", code: "unknown-character" };

/** Starts a battle at match time 0 with everybody on their places. */
export function createBattle(setup: BattleSetup): Battle {
  return beginBattle(setup, 0);
}

/**
 * The battle that goes on where the snapshot was taken. Everybody stands still, and where they were before
 * is forgotten: a saved match resumes from a pause. The battlefield is made anew where none is given.
 */
export function restoreBattle(
  snapshot: BattleSnapshot,
  battlefield: Battlefield = createBattlefield(snapshot.battlefield, snapshot.seed),
): Battle {
  return beginBattle(
    {
      battlefield,
      characters: snapshot.characters.map(({ setup }) => setup),
      friendlyFire: snapshot.friendlyFire,
      freeForAll: snapshot.freeForAll,
    },
    snapshot.nowMs,
    snapshot,
  );
}

function beginBattle(setup: BattleSetup, startMs: number, snapshot?: BattleSnapshot): Battle {
  const { battlefield, friendlyFire } = setup;
  const alliances = { friendlyFire, freeForAll: setup.freeForAll ?? false };
  const characters: CharacterState[] = [];
  const indices = new Map<string, number>();
  const shells = createShells(battlefield, characters);
  const events: BattleEvent[] = [];
  let nowMs = startMs;

  const stateOf = (character: number): CharacterState => {
    const state = characters[character];
    if (state === undefined) throw new RangeError(`There is no character ${character} in this battle.`);
    return state;
  };

  const battle: Battle = {
    battlefield,
    ...alliances,
    get nowMs() {
      return nowMs;
    },
    get characterCount() {
      return characters.length;
    },
    addCharacter(character, atMs) {
      const model = findModel(character.model);
      if (model === undefined) throw new RangeError(`The catalogue has no model '${character.model}'.`);
      if (indices.has(character.chid)) throw new RangeError(`The chid '${character.chid}' is taken.`);
      const index = characters.length;
      characters.push(createCharacter(index, character, model, battlefield, atMs));
      indices.set(character.chid, index);
      return index;
    },
    removeCharacter(character, atMs) {
      const state = stateOf(character);
      state.present = false;
      state.repair = undefined;
      state.statistics.endedAtMs ??= atMs;
    },
    indexOf: (chid) => indices.get(chid) ?? -1,
    setupOf: (character) => stateOf(character).setup,
    modelOf: (character) => stateOf(character).model,
    poseOf: (character) => stateOf(character).pose,
    expectPose: (character, clockMs, atMs, out) => expectPose(stateOf(character), clockMs, atMs, out),
    powersOf: (character) => stateOf(character).powers,
    conditionOf: (character) => stateOf(character).condition,
    kitsOf: (character) => stateOf(character).kits,
    statisticsOf: (character) => stateOf(character).statistics,
    isAlive: (character) => isAlive(stateOf(character)),
    isPresent: (character) => stateOf(character).present,
    strengthOf(character) {
      const { present, model, powers } = stateOf(character);
      return present ? strengthShare(model, powers) : 0;
    },
    loadedAtMs: (character) => stateOf(character).loadedAtMs,
    obstaclesFor(character, out) {
      clearObstacles(out);
      for (const { index, present, pose, model } of characters) {
        if (!present || index === character) continue;
        addObstacle(out, pose.location[0]!, pose.location[2]!, model.radiusM);
      }
    },

    move(character, pose, clockMs, atMs) {
      const state = characters[character];
      return state === undefined ? UNKNOWN : judgeMove(state, pose, clockMs, atMs, battlefield);
    },
    place(character, pose, atMs) {
      const state = stateOf(character);
      copyPose(state.pose, pose);
      state.trust.claimX = pose.location[0]!;
      state.trust.claimZ = pose.location[2]!;
      noteArrival(state.trust, undefined, atMs);
      recordPose(state.history, pose, atMs);
    },
    shot(character, claim, clockMs, atMs) {
      const state = characters[character];
      if (state === undefined) return UNKNOWN;
      const verdict = judgeShot(state, claim, clockMs, atMs, battlefield);
      if ("kind" in verdict) return verdict;
      shells.launch(character, verdict, atMs);
      return { kind: "accepted" };
    },
    repair(character, node, atMs) {
      const state = characters[character];
      return state === undefined ? UNKNOWN : judgeRepair(state, node, atMs);
    },
    step(atMs) {
      events.length = 0;
      nowMs = Math.max(nowMs, atMs);
      shells.step(nowMs, onImpact);
      for (const state of characters) stepRepair(state, nowMs, events);
      return events;
    },
    snapshot: () => ({
      version: 1,
      battlefield: battlefield.name,
      seed: battlefield.seed,
      ...alliances,
      nowMs,
      characters: characters.map(saveCharacter),
      shells: shells.save(),
    }),
  };
  const onImpact = (impact: Readonly<Impact>) => applyImpact(impact, characters, alliances, events);

  for (const character of setup.characters) battle.addCharacter(character, startMs);
  for (const [index, saved] of snapshot?.characters.entries() ?? []) {
    loadCharacter(stateOf(index), saved, startMs);
  }
  shells.load(snapshot?.shells ?? []);
  return battle;
}

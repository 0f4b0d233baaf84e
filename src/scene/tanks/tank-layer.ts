/** All characters on the field: composes their nodes from the model each frame and fills the instanced parts. */
import type { Material } from "three";
import { Color, Group } from "three";
import type { Model } from "#game/catalogue/model.ts";
import { findModel } from "#game/catalogue/find-model.ts";
import { nodeIndex } from "#game/catalogue/node.ts";
import { MODELS } from "#game/catalogue/models.ts";
import type { BattleModel, PlacedCharacter } from "#store/battle-model.ts";
import {
  composeNode,
  composeTransform,
  groundSpeeds,
  motionIndex,
  scaleMatrix,
  worldStride,
  writeMatrix,
  writeNothing,
} from "./compose.ts";
import { nodeGeometry } from "./model-geometry.ts";
import type { PartPool } from "./part-pool.ts";
import { createPartPool } from "./part-pool.ts";
import type { MarkShape } from "./team-marks.ts";
import { markGeometry, markShapeOf } from "./team-marks.ts";
import type { MarkPlace } from "./mark-places.ts";
import { placeMarks } from "./mark-places.ts";
import { addWreckPose } from "./wreck-pose.ts";

/** What is written each frame for one node of one character. */
type Placement = {
  readonly pool: PartPool;
  readonly instance: number;
  readonly slot: number;
  readonly node: number;
  /** -1 right track, 1 left track, 0 no track. */
  readonly trackSide: number;
  /** A mark's own place on its node; undefined for the node itself. */
  readonly mark: MarkPlace | undefined;
};

export interface TankLayer {
  readonly group: Group;
  /** World transforms at `(slot * nodesPerCharacter + node) * worldStride`, as of the last update. */
  readonly world: Float64Array;
  /** 1 for slots that are drawn. */
  readonly isShown: Uint8Array;
  modelOf(slot: number): Model | undefined;
  /** The index of a character's gun among its nodes, -1 without one. */
  gunOf(slot: number): number;
  /** Reads what the model sampled. `elapsedS` turns the tracks; only what is near `x`, `z` throws a shadow. */
  update(elapsedS: number, x: number, z: number): void;
  dispose(): void;
}

/** Shadows of what is farther from the camera fall outside the shadow map. */
const shadowReachM = 95;

/** Rows of the character list by capacity, so that a newcomer seldom needs new buffers. */
function roomFor(count: number): number {
  return Math.max(8, 2 ** Math.ceil(Math.log2(count)));
}

export function createTankLayer(
  model: BattleModel,
  material: Material,
  teamColours: Readonly<Record<string, string>>,
  fine: boolean,
): TankLayer {
  const group = new Group();
  const nodes = model.nodesPerCharacter;
  const world = new Float64Array(model.capacity * nodes * worldStride);
  const isShown = new Uint8Array(model.capacity);
  const wasAlive = new Uint8Array(model.capacity).fill(2);
  const rolled = new Float64Array(model.capacity * 2);
  const models: (Model | undefined)[] = [];
  /** For each row of the model's nodes the index of the catalogue's node of the same name, -1 when it has none. */
  const parts = new Int32Array(model.capacity * nodes).fill(-1);
  const guns: number[] = [];
  const speeds = new Float64Array(2);
  const markWorld = new Float64Array(worldStride);
  const teams = Object.keys(teamColours);
  const byTeam = new Map<MarkShape, number>();
  let pools = new Map<string, PartPool>();
  let placements: Placement[] = [];
  let version = -1;

  function colourOf(team: string): Color {
    const key = teams.find((each) => each.toLowerCase() === team.toLowerCase());
    return new Color(key === undefined ? "#98a29a" : teamColours[key]!);
  }

  function modelFor(character: PlacedCharacter): Model | undefined {
    return findModel(character.model) ?? (character.nodes.length > 1 ? MODELS[1] : undefined);
  }

  /** Gives every node of every character its place in a pool; only when somebody came or went. */
  function assign(): void {
    version = model.version;
    clear();
    models.length = 0;
    guns.length = 0;
    parts.fill(-1);
    wasAlive.fill(2);
    const byPart = new Map<string, number>();
    byTeam.clear();
    const wanted: { key: string; character: PlacedCharacter; node: number }[] = [];
    for (const character of model.characters) {
      const drawn = modelFor(character);
      models[character.slot] = drawn;
      if (!drawn) continue;
      const shape = markShapeOf(character.team, teams);
      byTeam.set(shape, (byTeam.get(shape) ?? 0) + 1);
      character.nodes.forEach(({ name }, node) => {
        const found = nodeIndex(drawn.nodes, name, character.name);
        parts[character.slot * nodes + node] = found;
        const part = drawn.nodes[found]?.part;
        if (part === "gun") guns[character.slot] = node;
        if (part === undefined || part === "frame") return;
        // Left and right tracks are one part: the shape is the same on both sides.
        const key = `${drawn.id}/${part}`;
        byPart.set(key, (byPart.get(key) ?? 0) + 1);
        wanted.push({ key, character, node });
      });
    }
    for (const { key, character, node } of wanted) {
      const drawn = models[character.slot]!;
      const found = parts[character.slot * nodes + node]!;
      const pool = pools.get(key) ?? openPool(key, drawn, found, byPart.get(key)!);
      if (!pool) continue;
      const part = drawn.nodes[found]!;
      const trackSide = part.part === "track" ? Math.sign(part.offset.x) : 0;
      place(pool, character, node, trackSide, undefined);
      if (found === (drawn.turretNode >= 0 ? drawn.turretNode : drawn.vitalNode))
        addMarks(character, drawn, node);
    }
  }

  function openPool(key: string, drawn: Model, node: number, count: number): PartPool | undefined {
    const geometry = nodeGeometry(drawn, node, fine);
    if (!geometry) return undefined;
    const part = drawn.nodes[node]!.part;
    const pool = createPartPool(geometry, material, roomFor(count), {
      // A track's shadow falls within the hull's.
      castShadow: part !== "track",
      rolls: part === "track",
    });
    pools.set(key, pool);
    group.add(pool.mesh);
    return pool;
  }

  function place(
    pool: PartPool,
    character: PlacedCharacter,
    node: number,
    trackSide: number,
    mark: MarkPlace | undefined,
  ): void {
    const instance = pool.take();
    if (instance < 0) return;
    const colour = colourOf(character.team);
    pool.paint.set([colour.r, colour.g, colour.b, 0], instance * 4);
    pool.paintChanged();
    placements.push({ pool, instance, slot: character.slot, node, trackSide, mark });
  }

  function addMarks(character: PlacedCharacter, drawn: Model, node: number): void {
    const shape = markShapeOf(character.team, teams);
    const key = `mark/${shape}`;
    let pool = pools.get(key);
    if (!pool) {
      pool = createPartPool(markGeometry(shape), material, roomFor(byTeam.get(shape)! * 3), {
        castShadow: false,
        rolls: false,
      });
      pools.set(key, pool);
      group.add(pool.mesh);
    }
    const carrier = parts[character.slot * nodes + node]!;
    for (const mark of placeMarks(drawn, carrier)) place(pool, character, node, 0, mark);
  }

  function composeAll(): void {
    isShown.fill(0);
    const { characters } = model;
    for (let c = 0; c < characters.length; c++) {
      const character = characters[c]!;
      const { slot } = character;
      if (model.isPlaced[slot] !== 1) continue;
      let whole = true;
      for (let node = 0; node < character.nodes.length && whole; node++) {
        const { parent } = character.nodes[node]!;
        const base = slot * nodes;
        whole = composeNode(
          world,
          (base + node) * worldStride,
          parent < 0 ? -1 : (base + parent) * worldStride,
          model.motions,
          motionIndex(slot, node, nodes),
        );
        if (model.isAlive[slot] === 0)
          addWreckPose(world, (base + node) * worldStride, models[slot], parts[base + node]!, slot);
      }
      isShown[slot] = whole ? 1 : 0;
    }
  }

  function turnTracks(elapsedS: number): void {
    const { characters } = model;
    for (let c = 0; c < characters.length; c++) {
      const { slot } = characters[c]!;
      if (isShown[slot] === 0 || model.isAlive[slot] === 0) continue;
      groundSpeeds(model.motions, motionIndex(slot, 0, nodes), speeds);
      const turn = speeds[1]! * 1.3;
      // Kept small, so that the shader's single precision never runs out.
      rolled[slot * 2] = (rolled[slot * 2]! + (speeds[0]! - turn) * elapsedS) % 50;
      rolled[slot * 2 + 1] = (rolled[slot * 2 + 1]! + (speeds[0]! + turn) * elapsedS) % 50;
    }
  }

  function writeAll(x: number, z: number): void {
    for (let p = 0; p < placements.length; p++) {
      const placement = placements[p]!;
      const { pool, instance, slot, node, mark } = placement;
      const at = instance * 16;
      if (isShown[slot] === 0 || (mark && model.isAlive[slot] === 0)) {
        writeNothing(pool.matrices, at);
        continue;
      }
      const worldAt = (slot * nodes + node) * worldStride;
      pool.isShown = true;
      pool.isNear ||=
        Math.abs(world[worldAt]! - x) < shadowReachM && Math.abs(world[worldAt + 2]! - z) < shadowReachM;
      if (mark) {
        composeTransform(markWorld, 0, world, worldAt, mark, 0);
        writeMatrix(pool.matrices, at, markWorld, 0);
        scaleMatrix(pool.matrices, at, mark, worldStride);
      } else writeMatrix(pool.matrices, at, world, worldAt);
      if (placement.trackSide !== 0) {
        pool.roll[instance] = rolled[slot * 2 + (placement.trackSide > 0 ? 0 : 1)]!;
      }
      if (wasAlive[slot] !== model.isAlive[slot]) {
        pool.paint[instance * 4 + 3] = model.isAlive[slot] === 0 ? 1 : 0;
        pool.paintChanged();
      }
    }
    wasAlive.set(model.isAlive);
  }

  function clear(): void {
    for (const pool of pools.values()) {
      group.remove(pool.mesh);
      pool.dispose();
    }
    pools = new Map();
    placements = [];
  }

  return {
    group,
    world,
    isShown,
    modelOf: (slot) => models[slot],
    gunOf: (slot) => guns[slot] ?? -1,
    update(elapsedS, x, z) {
      if (version !== model.version) assign();
      composeAll();
      turnTracks(elapsedS);
      writeAll(x, z);
      for (const pool of pools.values()) pool.upload();
    },
    dispose: clear,
  };
}

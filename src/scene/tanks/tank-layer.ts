/** All characters on the field: composes their nodes from the model each frame; tank-parts.ts draws them. */
import type { Group, Material } from "three";
import type { Model } from "#game/catalogue/model.ts";
import { findModel } from "#game/catalogue/find-model.ts";
import { nodeIndex } from "#game/catalogue/node.ts";
import { MODELS } from "#game/catalogue/models.ts";
import type { BattleModel, PlacedCharacter } from "#store/battle-model.ts";
import type { Eye } from "../camera/eye.ts";
import { composeNode, groundSpeeds, motionIndex, worldStride } from "./compose.ts";
import { createTankParts } from "./tank-parts.ts";
import { addWreckPose } from "./wreck-pose.ts";

export interface TankLayer {
  readonly group: Group;
  /** World transforms at `(slot * nodesPerCharacter + node) * worldStride`, as of the last update. */
  readonly world: Float64Array;
  /** 1 for slots that stand on the field. */
  readonly isShown: Uint8Array;
  modelOf(slot: number): Model | undefined;
  /** The index of a character's gun among its nodes, -1 without one. */
  gunOf(slot: number): number;
  /** Reads what the model sampled. `elapsedS` turns the tracks. */
  update(elapsedS: number): void;
  /** Prepares what this eye sees for drawing; without one everything. */
  show(eye?: Eye): void;
  dispose(): void;
}

export function createTankLayer(
  model: BattleModel,
  material: Material,
  teamColours: Readonly<Record<string, string>>,
  fine: boolean,
  hasFar = false,
): TankLayer {
  const nodes = model.nodesPerCharacter;
  const world = new Float64Array(model.capacity * nodes * worldStride);
  const isShown = new Uint8Array(model.capacity);
  const rolled = new Float64Array(model.capacity * 2);
  const models: (Model | undefined)[] = [];
  const parts = new Int32Array(model.capacity * nodes).fill(-1);
  const guns: number[] = [];
  const speeds = new Float64Array(2);
  const drawn = createTankParts(
    { model, world, isShown, rolled, models, parts },
    { material, teamColours, fine, hasFar },
  );
  let version = -1;

  function modelFor(character: PlacedCharacter): Model | undefined {
    return findModel(character.model) ?? (character.nodes.length > 1 ? MODELS[1] : undefined);
  }

  /** Finds what each character and its nodes are; only when somebody came or went. */
  function assign(): void {
    version = model.version;
    models.length = 0;
    guns.length = 0;
    parts.fill(-1);
    for (const character of model.characters) {
      const found = modelFor(character);
      models[character.slot] = found;
      if (!found) continue;
      character.nodes.forEach(({ name }, node) => {
        const part = nodeIndex(found.nodes, name, character.name);
        parts[character.slot * nodes + node] = part;
        if (found.nodes[part]?.part === "gun") guns[character.slot] = node;
      });
    }
    drawn.assign();
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

  return {
    group: drawn.group,
    world,
    isShown,
    modelOf: (slot) => models[slot],
    gunOf: (slot) => guns[slot] ?? -1,
    update(elapsedS) {
      if (version !== model.version) assign();
      composeAll();
      turnTracks(elapsedS);
    },
    show: (eye) => drawn.show(eye),
    dispose: () => drawn.dispose(),
  };
}

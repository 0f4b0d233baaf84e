/** What is drawn of all characters: one instanced pool for each look, filled each frame with what the eye sees. */
import type { Material } from "three";
import { Color, Group } from "three";
import type { Model } from "#game/catalogue/model.ts";
import type { BattleModel, PlacedCharacter } from "#store/battle-model.ts";
import type { Eye } from "../camera/eye.ts";
import { composeTransform, scaleMatrix, worldStride, writeMatrix } from "./compose.ts";
import { farBodyGeometry, farHeadGeometry } from "./far-shapes.ts";
import type { MarkPlace } from "./mark-places.ts";
import { placeMarks } from "./mark-places.ts";
import { nodeGeometry } from "./model-geometry.ts";
import type { PartPool } from "./part-pool.ts";
import { createPartPool } from "./part-pool.ts";
import type { MarkShape } from "./team-marks.ts";
import { markGeometry, markShapeOf } from "./team-marks.ts";

/** Which of a character's looks a placement belongs to. */
const always = 0;
const nearOnly = 1;
const farOnly = 2;
type Range = typeof always | typeof nearOnly | typeof farOnly;

/** What is written each frame for one node of one character. */
type Placement = {
  readonly pool: PartPool;
  readonly slot: number;
  readonly node: number;
  readonly range: Range;
  readonly colour: Color;
  /** -1 right track, 1 left track, 0 no track. */
  readonly trackSide: number;
  /** A mark's own place on its node; undefined for the node itself. */
  readonly mark: MarkPlace | undefined;
};

/** Who is there and how they stand; the arrays are the tank layer's own. */
export type TankPoses = {
  readonly model: BattleModel;
  readonly world: Float64Array;
  readonly isShown: Uint8Array;
  /** Metres that the left and the right track of each slot have run. */
  readonly rolled: Float64Array;
  readonly models: readonly (Model | undefined)[];
  /** For each row of the model's nodes the index of the catalogue's node of the same name, -1 when it has none. */
  readonly parts: Int32Array;
};

export type TankPartsOptions = {
  readonly material: Material;
  readonly teamColours: Readonly<Record<string, string>>;
  readonly fine: boolean;
  /** Whether what is far away is drawn with few corners. */
  readonly hasFar: boolean;
};

export interface TankParts {
  readonly group: Group;
  /** Gives every node of every character its pool; to be called when somebody came or went. */
  assign(): void;
  /** Fills the pools with what is seen; without an eye with everything. */
  show(eye: Eye | undefined): void;
  dispose(): void;
}

/** Shadows of what is farther from the camera fall outside the shadow map. */
const shadowReachM = 95;
/** From here on a tank has the far look, and up to there a near one keeps its own. */
const farM = 58;
const stillNearM = 66;

/** Rows of the character list by capacity, so that a newcomer seldom needs new buffers. */
function roomFor(count: number): number {
  return Math.max(8, 2 ** Math.ceil(Math.log2(count)));
}

export function createTankParts(poses: TankPoses, options: TankPartsOptions): TankParts {
  const { model, world, isShown, rolled, models, parts } = poses;
  const { material, teamColours, fine } = options;
  const nodes = model.nodesPerCharacter;
  const group = new Group();
  const markWorld = new Float64Array(worldStride);
  const teams = Object.keys(teamColours);
  const byTeam = new Map<MarkShape, number>();
  /** 1 for slots that are in the picture, 1 for those near enough to throw a shadow, and the range of each. */
  const isSeen = new Uint8Array(model.capacity);
  const isNear = new Uint8Array(model.capacity);
  const ranges = new Uint8Array(model.capacity).fill(nearOnly);
  let pools = new Map<string, PartPool>();
  /** While characters are given their pools: those of before that nobody has taken over yet. */
  let outgoing = new Map<string, PartPool>();
  let placements: Placement[] = [];

  function colourOf(team: string): Color {
    const key = teams.find((each) => each.toLowerCase() === team.toLowerCase());
    return new Color(key === undefined ? "#98a29a" : teamColours[key]!);
  }

  function drop(pool: PartPool): void {
    group.remove(pool.mesh);
    pool.dispose();
  }

  function assign(): void {
    outgoing = pools;
    pools = new Map();
    placements = [];
    const byPart = new Map<string, number>();
    byTeam.clear();
    const wanted: { key: string; character: PlacedCharacter; node: number }[] = [];
    for (const character of model.characters) {
      const drawn = models[character.slot];
      if (!drawn) continue;
      const shape = markShapeOf(character.team, teams);
      byTeam.set(shape, (byTeam.get(shape) ?? 0) + 1);
      character.nodes.forEach((_, node) => {
        const part = drawn.nodes[parts[character.slot * nodes + node]!]?.part;
        if (part === undefined || part === "frame") return;
        // Left and right tracks are one part: the shape is the same on both sides.
        const key = `${drawn.id}/${part}`;
        byPart.set(key, (byPart.get(key) ?? 0) + 1);
        wanted.push({ key, character, node });
      });
    }
    for (const { key, character, node } of wanted) placeNode(key, byPart.get(key)!, character, node);
    for (const pool of outgoing.values()) drop(pool);
    outgoing.clear();
  }

  function placeNode(key: string, count: number, character: PlacedCharacter, node: number): void {
    const drawn = models[character.slot]!;
    const found = parts[character.slot * nodes + node]!;
    const part = drawn.nodes[found]!;
    const isTrack = part.part === "track";
    // A track's shadow falls within the hull's.
    const pool = poolOf(key, count, !isTrack, isTrack, () => nodeGeometry(drawn, found, fine));
    if (!pool) return;
    const place = { slot: character.slot, node, colour: colourOf(character.team), mark: undefined };
    const hasFar = options.hasFar && drawn.kind === "tank";
    placements.push({
      ...place,
      pool,
      range: hasFar ? nearOnly : always,
      trackSide: isTrack ? Math.sign(part.offset.x) : 0,
    });
    const far = hasFar ? farPool(key, count, drawn, found) : undefined;
    if (far) placements.push({ ...place, pool: far, range: farOnly, trackSide: 0 });
    if (found !== (drawn.turretNode >= 0 ? drawn.turretNode : drawn.vitalNode)) return;
    const shape = markShapeOf(character.team, teams);
    const marks = poolOf(`mark/${shape}`, byTeam.get(shape)! * 3, false, false, () => markGeometry(shape))!;
    for (const mark of placeMarks(drawn, found))
      placements.push({ ...place, pool: marks, range: hasFar ? nearOnly : always, trackSide: 0, mark });
  }

  /** The far look of a tank is its body on the hull's node and its head on the turret's, or on the gun's alone. */
  function farPool(key: string, count: number, drawn: Model, node: number): PartPool | undefined {
    const isHead = node === (drawn.turretNode >= 0 ? drawn.turretNode : drawn.gunNode);
    if (!isHead && node !== drawn.vitalNode) return undefined;
    const make = isHead ? farHeadGeometry : farBodyGeometry;
    return poolOf(`far/${key}`, count, false, false, () => make(drawn));
  }

  function poolOf(
    key: string,
    count: number,
    castShadow: boolean,
    rolls: boolean,
    make: () => ReturnType<typeof nodeGeometry>,
  ): PartPool | undefined {
    const known = pools.get(key);
    if (known) return known;
    const former = outgoing.get(key);
    if (former && former.capacity >= count) {
      outgoing.delete(key);
      former.unpaint();
      pools.set(key, former);
      return former;
    }
    const geometry = make();
    if (!geometry) return undefined;
    const pool = createPartPool(geometry, material, roomFor(count), { castShadow, rolls });
    // What hides the most of the rest is drawn first.
    pool.mesh.renderOrder = -2;
    pools.set(key, pool);
    group.add(pool.mesh);
    return pool;
  }

  /** Who is in the picture, and how far away. */
  function look(eye: Eye | undefined): void {
    const { characters } = model;
    for (let c = 0; c < characters.length; c++) {
      const { slot } = characters[c]!;
      const at = slot * nodes * worldStride;
      isSeen[slot] = isShown[slot]!;
      isNear[slot] = 1;
      if (isShown[slot] === 0 || !eye) continue;
      const x = world[at]!;
      const y = world[at + 1]!;
      const z = world[at + 2]!;
      const offX = Math.abs(x - eye.place.x);
      const offZ = Math.abs(z - eye.place.z);
      isNear[slot] = offX < shadowReachM && offZ < shadowReachM ? 1 : 0;
      const off = Math.max(offX, offZ, Math.abs(y - eye.place.y)) / eye.magnification;
      ranges[slot] = off > (ranges[slot] === nearOnly ? stillNearM : farM) ? farOnly : nearOnly;
      // What is beside the picture may throw its shadow into it.
      const mayShade = fine && isNear[slot] === 1;
      isSeen[slot] = mayShade || eye.sees(x, y, z, models[slot]?.boundingRadiusM ?? 8) ? 1 : 0;
    }
  }

  function write(placement: Placement, owner: number): void {
    const { pool, slot, node, mark } = placement;
    const instance = pool.take();
    if (instance < 0) return;
    const at = instance * 16;
    const worldAt = (slot * nodes + node) * worldStride;
    if (isNear[slot] === 1) pool.isNear = true;
    if (mark) {
      composeTransform(markWorld, 0, world, worldAt, mark, 0);
      writeMatrix(pool.matrices, at, markWorld, 0);
      scaleMatrix(pool.matrices, at, mark, worldStride);
    } else writeMatrix(pool.matrices, at, world, worldAt);
    if (placement.trackSide !== 0)
      pool.roll[instance] = rolled[slot * 2 + (placement.trackSide > 0 ? 0 : 1)]!;
    const burnt = model.isAlive[slot] === 0 ? 1 : 0;
    if (pool.painted[instance] === owner && pool.paint[instance * 4 + 3] === burnt) return;
    pool.painted[instance] = owner;
    pool.paint[instance * 4] = placement.colour.r;
    pool.paint[instance * 4 + 1] = placement.colour.g;
    pool.paint[instance * 4 + 2] = placement.colour.b;
    pool.paint[instance * 4 + 3] = burnt;
    pool.paintChanged();
  }

  return {
    group,
    assign,
    show(eye) {
      look(eye);
      for (const pool of pools.values()) pool.clear();
      for (let p = 0; p < placements.length; p++) {
        const { slot, range, mark } = placements[p]!;
        if (isSeen[slot] === 0 || (range !== always && range !== ranges[slot])) continue;
        if (mark && model.isAlive[slot] === 0) continue;
        write(placements[p]!, p);
      }
      for (const pool of pools.values()) pool.upload();
    },
    dispose() {
      for (const pool of pools.values()) drop(pool);
      pools.clear();
    },
  };
}

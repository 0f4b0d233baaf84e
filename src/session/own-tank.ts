import { wrapAngle } from "#game/angles.ts";
import type { Battlefield } from "#game/battlefield.ts";
import type { Model } from "#game/catalogue/model.ts";
import type { Condition } from "#game/condition.ts";
import {
  angularAt,
  copyMotion,
  isUsableMotion,
  linearAt,
  motionStride,
  predictMotion,
  rotationAt,
} from "#game/dead-reckoning.ts";
import { createFixedStep } from "#game/fixed-step.ts";
import { createTankBody, DRIVE_STEP_S, stepTank, type DriveInput, type TankBody } from "#game/kinematics.ts";
import { axisAngleQuat, multiplyQuat, normaliseQuat } from "#game/math/quat.ts";
import { nodeRotation, takeNodeRotation, yawOf } from "#game/node-transforms.ts";
import type { Obstacles } from "#game/obstacles.ts";
import type { Character, Move } from "#protocol/mmog/character.ts";
import { createPathMemory } from "#session/path-memory.ts";

/** A correction fades by half in this time, milliseconds. */
const HALF_LIFE_MS = 90;
/** A correction that is larger is a jump and is shown as one, metres. */
const JUMP_M = 8;

/** The own vehicle, simulated here at once by the very rules of the service (design.md, "How data flows"). */
export interface OwnTank {
  readonly model: Model;
  readonly body: TankBody;
  /** Indices into the model's nodes of those that move by themselves: root, turret, gun. */
  readonly moving: readonly number[];
  /** Their motions as of the last `advance`, one after the other; true, and so what is sent. */
  readonly motions: Float64Array;
  /** The same as they are shown: a correction fades instead of jumping. */
  readonly shown: Float64Array;
  /** Takes the pose that the service says. */
  readonly place: (character: Character) => void;
  /** Drives on to `nowMs`. Allocates nothing. */
  advance(
    nowMs: number,
    clockMs: number,
    input: Readonly<DriveInput>,
    condition: Readonly<Condition>,
    others: Readonly<Obstacles>,
  ): void;
  /** The service has moved it: where it was at `clockMs` of the match. */
  readonly correct: (move: Move, clockMs: number | undefined) => void;
}

export function createOwnTank(model: Model, battlefield: Battlefield): OwnTank {
  const body = createTankBody();
  const moving = [0, model.turretNode, model.gunNode].filter((node, index) => index === 0 || node > 0);
  const motions = new Float64Array(moving.length * motionStride);
  const shown = new Float64Array(motions.length);
  const memory = createPathMemory();
  const steps = createFixedStep(DRIVE_STEP_S);
  const rotation = new Float64Array(4);
  /** What is shown minus what is true: x, y, z and the heading. */
  const offset = new Float64Array(4);
  let shownAtMs: number | undefined;
  let step = (): void => undefined;
  let stepInput: Readonly<DriveInput> | undefined;
  let stepCondition: Readonly<Condition> | undefined;
  let stepOthers: Readonly<Obstacles> | undefined;

  step = () => {
    if (stepInput && stepCondition && stepOthers)
      stepTank(body, stepInput, model, stepCondition, battlefield, stepOthers, DRIVE_STEP_S);
  };

  /** A node's motion in its parent's frame. */
  function write(index: number): void {
    const node = moving[index] ?? 0;
    const at = index * motionStride;
    motions.fill(0, at, at + motionStride);
    nodeRotation(model, node, body, rotation);
    motions.set(rotation, at + rotationAt);
    if (index === 0) {
      motions.set(body.location, at);
      motions.set(body.linear, at + linearAt);
      motions.set(body.angular, at + angularAt);
      return;
    }
    const place = model.nodes[node]?.offset;
    if (place !== undefined) {
      motions[at] = place.x;
      motions[at + 1] = place.y;
      motions[at + 2] = place.z;
    }
    if (node === model.turretNode || model.turretNode < 0)
      motions[at + angularAt + 1] = body.turretYawRateRadS;
    if (node !== model.gunNode) return;
    // The gun turns about its x axis, which swings with it where there is no turret.
    const swing = model.turretNode < 0 ? body.turretYawRad : 0;
    motions[at + angularAt] = -body.gunPitchRateRadS * Math.cos(swing);
    motions[at + angularAt + 2] = body.gunPitchRateRadS * Math.sin(swing);
  }

  function fade(nowMs: number): void {
    const elapsedMs = shownAtMs === undefined ? 0 : Math.max(0, nowMs - shownAtMs);
    shownAtMs = nowMs;
    const kept = 0.5 ** (elapsedMs / HALF_LIFE_MS);
    for (let i = 0; i < offset.length; i += 1)
      offset[i] = Math.abs(offset[i]! * kept) < 1e-4 ? 0 : offset[i]! * kept;
  }

  function show(): void {
    shown.set(motions);
    for (let axis = 0; axis < 3; axis += 1) shown[axis]! += offset[axis]!;
    if (offset[3] === 0) return;
    axisAngleQuat(rotation, 0, 0, 1, 0, offset[3]!);
    multiplyQuat(shown, rotationAt, rotation, 0, shown, rotationAt);
  }

  function takeRoot(move: Move): void {
    const { location, rotation: turned } = move;
    if (location !== undefined) body.location.set([location.x, location.y, location.z]);
    if (turned === undefined || !readQuat(turned)) return;
    body.rotation.set(rotation);
    body.yawRad = yawOf(rotation);
  }

  function readQuat(from: NonNullable<Move["rotation"]>): boolean {
    rotation.set([from.x, from.y, from.z, from.w]);
    if (!(Math.hypot(from.x, from.y, from.z, from.w) > 0.1)) return false;
    normaliseQuat(rotation, 0, rotation, 0);
    return true;
  }

  function takeJoint(move: Move): void {
    const node = model.nodes.findIndex((each) => each.name === move.node);
    if (node > 0 && move.rotation !== undefined && readQuat(move.rotation))
      takeNodeRotation(model, node, rotation, body);
  }

  const isRoot = (move: Move) => move.node === model.nodes[0]?.name;

  return {
    model,
    body,
    moving,
    motions,
    shown,
    place(character) {
      for (const move of character.moves) {
        if (isRoot(move)) takeRoot(move);
        else takeJoint(move);
      }
      body.speedMps = 0;
      body.yawRateRadS = 0;
      body.linear.fill(0);
      body.angular.fill(0);
      offset.fill(0);
      memory.clear();
      for (let index = 0; index < moving.length; index += 1) write(index);
      show();
    },
    advance(nowMs, clockMs, input, condition, others) {
      stepInput = input;
      stepCondition = condition;
      stepOthers = others;
      const share = steps.advance(nowMs, step);
      for (let index = 0; index < moving.length; index += 1) {
        write(index);
        // The part of a step that has passed since: so the picture moves evenly at any frame rate.
        const at = index * motionStride;
        predictMotion(motions, at, motions, at, share * DRIVE_STEP_S * 1000);
        if (!isUsableMotion(motions, at)) copyMotion(motions, at, shown, at);
      }
      memory.note(clockMs, motions[0]!, motions[1]!, motions[2]!, body.yawRad);
      fade(nowMs);
      show();
    },
    correct(move, clockMs) {
      if (!isRoot(move)) return takeJoint(move);
      const { location } = move;
      if (location === undefined) return;
      const was = memory.at(clockMs) ?? [motions[0]!, motions[1]!, motions[2]!, body.yawRad];
      const dx = location.x - was[0]!;
      const dy = location.y - was[1]!;
      const dz = location.z - was[2]!;
      const turned =
        move.rotation !== undefined && readQuat(move.rotation) ? wrapAngle(yawOf(rotation) - was[3]!) : 0;
      body.location[0]! += dx;
      body.location[1]! += dy;
      body.location[2]! += dz;
      body.yawRad = wrapAngle(body.yawRad + turned);
      memory.shift(dx, dy, dz, turned);
      if (Math.hypot(dx, dz) > JUMP_M) return void offset.fill(0);
      offset[0]! -= dx;
      offset[1]! -= dy;
      offset[2]! -= dz;
      offset[3]! -= turned;
    },
  };
}

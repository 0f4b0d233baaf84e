import type { Battle } from "#game/battle/battle.ts";
import type { Model } from "#game/catalogue/model.ts";
import {
  angularAt,
  createSendPolicy,
  linearAt,
  motionStride,
  rotationAt,
  type SendPolicy,
} from "#game/dead-reckoning.ts";
import { createFixedStep, type FixedStep } from "#game/fixed-step.ts";
import {
  createDriveInput,
  createTankBody,
  DRIVE_STEP_S,
  type DriveInput,
  type TankBody,
} from "#game/kinematics.ts";
import { nodeRotation, yawOf } from "#game/node-transforms.ts";
import { copyPose } from "#game/pose.ts";
import type { Seat } from "#service/games/dga/seats.ts";

/** Turns of a bot are at least so far apart, ms: nobody aims by a bot's own hand. */
const TURN_MS = 100;

/** A tank that the service drives, or a gun that it turns. Everything in it is changed in place. */
export type Bot = {
  readonly seat: Seat;
  readonly model: Model;
  /** Whether it can drive; if not it stands guard. */
  readonly drives: boolean;
  readonly body: TankBody;
  readonly input: DriveInput;
  readonly steps: FixedStep;
  /** Whether the others' picture of it has become wrong. */
  readonly policy: SendPolicy;
  /** The nodes that move by themselves, and their motions one after the other. */
  readonly moving: readonly number[];
  readonly motions: Float64Array;
  /** The index of the character it is after, -1 without one. */
  target: number;
  /** Whether the target can be shot at, and since when (match time). */
  sees: boolean;
  seenSinceMs: number;
  /** Whether the gun can be laid on where it aims, as the tank stands. */
  bears: boolean;
  thinkAtMs: number;
  /** Since when it hasn't got on although it wanted to, and until when it backs out. */
  stuckSinceMs: number;
  backUntilMs: number;
  backSteer: number;
  /** When it last wanted to drive. */
  droveAtMs: number;
  /** Since when it withdraws to mend itself, -1 while it fights. */
  withdrawsSinceMs: number;
};

/** The bot of a seat, standing where the battle has it. */
export function createBot(seat: Seat, battle: Battle, thinkAtMs: number): Bot {
  const model = battle.modelOf(seat.character);
  const body = createTankBody();
  copyPose(body, battle.poseOf(seat.character));
  body.yawRad = yawOf(body.rotation);
  const moving = [0, model.turretNode, model.gunNode].filter((node, index) => index === 0 || node > 0);
  const drives = model.forwardMps > 0;
  const sending = drives ? {} : { maxIntervalMs: Infinity };
  const bot: Bot = {
    seat,
    model,
    drives,
    body,
    input: createDriveInput(),
    steps: createFixedStep(DRIVE_STEP_S),
    policy: createSendPolicy({ nodes: moving.length, minIntervalMs: TURN_MS, ...sending }),
    moving,
    motions: new Float64Array(moving.length * motionStride),
    target: -1,
    sees: false,
    seenSinceMs: 0,
    bears: true,
    thinkAtMs,
    stuckSinceMs: thinkAtMs,
    backUntilMs: 0,
    backSteer: 1,
    droveAtMs: thinkAtMs,
    withdrawsSinceMs: -1,
  };
  // What stands is where the state has it: it says nothing before it turns.
  if (!drives) {
    updateMotions(bot);
    if (bot.policy.shouldSend(thinkAtMs, bot.motions)) bot.policy.markSent(thinkAtMs, bot.motions);
  }
  return bot;
}

const rotation = new Float64Array(4);

/** Brings `motions` up to the body, for the send policy. Joints keep their place. */
export function updateMotions({ model, body, moving, motions }: Bot): void {
  for (let index = 0; index < moving.length; index += 1) {
    const node = moving[index] ?? 0;
    const at = index * motionStride;
    nodeRotation(model, node, body, rotation);
    motions.set(rotation, at + rotationAt);
    if (index === 0) {
      motions.set(body.location, at);
      motions.set(body.linear, at + linearAt);
      motions.set(body.angular, at + angularAt);
    } else if (node === model.turretNode) motions[at + angularAt + 1] = body.turretYawRateRadS;
    else motions[at + angularAt] = -body.gunPitchRateRadS;
  }
}

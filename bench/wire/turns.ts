/** Turns of the product: its sender, its encoder, its decoder and its battle model. */
import { Buffer } from "node:buffer";
import { MODELS } from "#game/catalogue/models.ts";
import { angularAt, createSendPolicy, linearAt, motionStride, rotationAt } from "#game/dead-reckoning.ts";
import { payloadOf, type Stanza } from "#protocol/envelope.ts";
import type { Move } from "#protocol/mmog/character.ts";
import { turn as turnCodec } from "#protocol/mmog/turn.ts";
import { NS } from "#protocol/namespaces.ts";
import { message } from "#protocol/stanza.ts";
import type { Context } from "#session/context.ts";
import type { OwnTank } from "#session/own-tank.ts";
import { createTurnsOut, type TurnsOut } from "#session/turns-out.ts";
import { createBattleModel } from "#store/battle-model.ts";
import { parseXml } from "#testing/parse-xml.ts";
import { withAttrs } from "#xml/element.ts";
import { serializeForMany } from "#xml/serialize.ts";
import { type Truth, truthNodes, truthStride } from "../playout/truth.ts";
import { type Contestant, framesPerSecond, type Told } from "./contestant.ts";

const room = "bosworth@games.example.net";
const receiver = "henry@example.net/a1b2c3d4";
const names = ["Richard", "Buckingham", "Catesby", "Ratcliffe", "Lovel", "Stanley", "Oxford", "Blunt"];
const model = MODELS[0]!;
const moving = [0, model.turretNode];
/** A match that has been on for a while: its clock has digits. */
const matchBeganMs = 241_337;

/** One sender at the wheel: its motions at each frame, and what it says about them if anything. */
type Sender = (ms: number, motions: Float64Array, own: OwnTank) => readonly Move[] | undefined;

/** The product's: `createSendPolicy` decides when and of which nodes, `createTurnsOut` what has changed of them. */
function onError(changes: TurnsOut["changes"]): Sender {
  const policy = createSendPolicy({ nodes: truthNodes });
  return (ms, motions, own) => {
    if (!policy.shouldSend(ms, motions)) return undefined;
    policy.markSent(ms, motions);
    return changes(own, (node) => policy.isNodeDue(node));
  };
}

function every(stepMs: number, say: (motions: Float64Array, own: OwnTank) => readonly Move[]): Sender {
  let nextMs = 0;
  return (ms, motions, own) => {
    if (ms < nextMs) return undefined;
    nextMs += stepMs;
    return say(motions, own);
  };
}

/** Every element of every node that moves, with all the digits of the wire. */
function everything(motions: Float64Array, own: OwnTank): Move[] {
  return [...moving, model.gunNode].map((node, index) => {
    const at = index * motionStride;
    const vector = (from: number) => ({ x: motions[from]!, y: motions[from + 1]!, z: motions[from + 2]! });
    // The truth has no gun of its own: it lies still in the turret.
    const isMoving = index < truthNodes;
    const still = { x: 0, y: 0, z: 0 };
    return {
      node: model.nodes[node]!.name,
      location: index === 0 ? vector(0) : model.nodes[node]!.offset,
      rotation: isMoving
        ? { ...vector(at + rotationAt), w: motions[at + rotationAt + 3]! }
        : { ...still, w: 1 },
      ...(index === 0 && { walk: { x: own.body.steer, y: 0, z: own.body.throttle } }),
      linear: isMoving ? vector(at + linearAt) : still,
      angular: isMoving ? vector(at + angularAt) : still,
    };
  });
}

/** One sender's turns as its connection is given them and the room passes them on. */
function tellOne(truth: Truth, tank: number, sender: (changes: TurnsOut["changes"]) => Sender): Told[] {
  const told: Told[] = [];
  let nowMs = 0;
  let ids = 0;
  const connection = {
    send(stanza: Stanza) {
      const from = `${room}/${names[tank % names.length]}`;
      const reflected = message({ from, type: "groupchat", id: stanza.attrs["id"] }, ...stanza.children);
      const text = serializeForMany(withAttrs(reflected, { xmlns: NS.client }))(receiver);
      told.push({ ms: nowMs, about: tank, bytes: Buffer.from(text) });
    },
  };
  const id = () => `${(0x3fa9c1 + tank * 7919 + (ids += 1)).toString(16)}-0000`;
  const turns = createTurnsOut({ connection, id, nowMs: () => nowMs } as unknown as Context);
  const say = sender(turns.changes);
  const motions = new Float64Array(truthStride);
  const body = { steer: 0, throttle: 0 };
  const own = { model, moving, motions, body } as unknown as OwnTank;
  for (let frame = 0; frame * (1000 / framesPerSecond) < truth.durationMs; frame += 1) {
    nowMs = Math.round(frame * (1000 / framesPerSecond));
    motions.set(truth.motions.subarray(nowMs * truthStride, (nowMs + 1) * truthStride));
    body.steer = truth.intents[nowMs * 2]!;
    body.throttle = truth.intents[nowMs * 2 + 1]!;
    const moves = say(nowMs, motions, own);
    if (moves !== undefined) turns.send(room, `k${tank}`, matchBeganMs + nowMs, { moves });
  }
  return told;
}

function contestant(sender: (changes: TurnsOut["changes"]) => Sender): Contestant {
  return {
    tell: (truths) =>
      truths.flatMap((truth, tank) => tellOne(truth, tank, sender)).toSorted((a, b) => a.ms - b.ms),
    listen(told, tank) {
      const chid = `k${tank}`;
      const battle = createBattleModel({ capacity: 1 });
      const nodes = model.nodes.map(({ name, parent, maxPower }) => ({ name, parent, maxPower }));
      const who = { name: chid, visiname: chid, model: model.id, team: "York", kind: "pc" } as const;
      battle.addCharacter({ chid, ...who, nodes });
      let next = 0;
      return {
        receive(_stampMs, arrivalMs) {
          const read = payloadOf(turnCodec, parseXml(Buffer.from(told[next]!.bytes).toString()));
          next += 1;
          if (read?.ok !== true) throw new Error("The bench sent a turn that cannot be read.");
          for (const pc of read.value.pcs)
            for (const move of pc.moves)
              battle.pushMove(chid, move.node, move, read.value.clock?.matchMs, arrivalMs);
        },
        draw(nowMs, out) {
          battle.sample(nowMs);
          for (const [index, node] of moving.entries()) {
            const from = node * motionStride;
            out.set(battle.motions.subarray(from, from + motionStride), index * motionStride);
          }
        },
        isUnderrun: () => false,
      };
    },
  };
}

const fixedMs = 50;

/** Turns when the receivers' picture has become wrong: what the product does. */
export const bosworth = contestant(onError);
/** The product's encoder, which leaves out what has not changed, at a fixed 20 turns a second. */
export const bosworthFixed = contestant((changes) => every(fixedMs, (_, own) => changes(own, () => true)));
/** Everything at a fixed 20 turns a second. */
export const naive = contestant(() => every(fixedMs, everything));

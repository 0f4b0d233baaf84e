/** How a tank looks whose moves are said only in every so many messages: the playout on what the service hands on. */
import { createSendPolicy, motionStride, rotationAt, linearAt, angularAt } from "#game/dead-reckoning.ts";
import { NO_ACTIONS, pc, type Move } from "#protocol/mmog/character.ts";
import { NS } from "#protocol/namespaces.ts";
import { createGathering } from "#service/games/dga/gathering.ts";
import { film } from "../playout/film.ts";
import { type Figures, measure } from "../playout/metrics.ts";
import { subjects } from "../playout/subjects.ts";
import type { Trace } from "../playout/traces.ts";
import { type Truth, truthNodes, truthStride } from "../playout/truth.ts";
import { createChance } from "../random.ts";

const TICK_MS = 40;
const NODES = ["Tank", "Head"];
/** A fair line to the service and one from it, ms: what is always there, and the mean of what comes on top. */
const LATENCY_MS = 25;
const JITTER_MS = 5;

/** The figures of the playout bench for a tank that is heard of in every `messages`-th message. */
export function lookAt(truth: Truth, messages: number, seed: number): Figures {
  const chance = createChance(seed);
  const underWayMs = (): number => LATENCY_MS + Math.min(60, chance.exponential(JITTER_MS));
  const policy = createSendPolicy({ nodes: truthNodes });
  const gathering = createGathering();
  const packets: Trace["packets"] = [];
  const told: Float64Array[] = [];
  const picture = new Float64Array(truthStride);
  const coming: { sentMs: number; arrivalMs: number; moves: Move[] }[] = [];
  let lastInMs = 0;
  let lastOutMs = 0;
  for (let nowMs = 0; nowMs < truth.durationMs; nowMs += 1) {
    const motions = truth.motions.subarray(nowMs * truthStride, (nowMs + 1) * truthStride);
    // A page draws 60 times a second, and decides then.
    if (nowMs % 17 === 0 && policy.shouldSend(nowMs, motions)) {
      const moves = NODES.flatMap((node, index) =>
        policy.isNodeDue(index) ? [moveOf(node, motions, index)] : [],
      );
      policy.markSent(nowMs, motions);
      lastInMs = Math.max(lastInMs, nowMs + underWayMs());
      coming.push({ sentMs: nowMs, arrivalMs: lastInMs, moves });
    }
    while (coming.length > 0 && coming[0]!.arrivalMs <= nowMs) {
      const { sentMs, arrivalMs, moves } = coming.shift()!;
      const actions = { chid: "c0", ...NO_ACTIONS, moves };
      gathering.take({ character: 0, kind: "pc", actions, tuid: `t-${sentMs}`, clockMs: sentMs }, arrivalMs);
    }
    if (nowMs % TICK_MS !== 0 || !gathering.hasNews()) continue;
    const [character] = gathering.gather(nowMs)({ key: "r", own: -1, movesEvery: () => messages });
    const read = character && pc.decode(character, NS.user);
    if (read?.ok !== true) continue;
    const { moves, clockMs = 0 } = read.value;
    lastOutMs = Math.max(lastOutMs, nowMs + underWayMs());
    for (const move of moves) put(picture, NODES.indexOf(move.node) * motionStride, move);
    const nodes = moves.reduce((bits, move) => bits | (1 << NODES.indexOf(move.node)), 0);
    packets.push({ sentMs: clockMs, stampMs: clockMs, arrivalMs: lastOutMs, nodes });
    told.push(picture.slice());
  }
  const rate = (packets.length / truth.durationMs) * 1000;
  const trace: Trace = { name: "far", packets, rate, isOrdered: true, frozen: [] };
  return measure(truth, film(truth, trace, told, subjects["bosworth"]!(rate), 60));
}

function moveOf(node: string, motions: Float64Array, index: number): Move {
  const at = index * motionStride;
  const vector = (from: number) => ({
    x: motions[at + from]!,
    y: motions[at + from + 1]!,
    z: motions[at + from + 2]!,
  });
  return {
    node,
    location: vector(0),
    rotation: { ...vector(rotationAt), w: motions[at + rotationAt + 3]! },
    linear: vector(linearAt),
    angular: vector(angularAt),
  };
}

function put(out: Float64Array, at: number, { location, rotation, linear, angular }: Move): void {
  if (location !== undefined) out.set([location.x, location.y, location.z], at);
  if (rotation !== undefined) out.set([rotation.x, rotation.y, rotation.z, rotation.w], at + rotationAt);
  if (linear !== undefined) out.set([linear.x, linear.y, linear.z], at + linearAt);
  if (angular !== undefined) out.set([angular.x, angular.y, angular.z], at + angularAt);
}

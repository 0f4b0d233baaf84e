import { angularAt, linearAt, motionStride, roundMotion, rotationAt } from "#game/dead-reckoning.ts";
import { NO_ACTIONS, type Character, type Move } from "#protocol/mmog/character.ts";
import { turn as turnCodec } from "#protocol/mmog/turn.ts";
import { message } from "#protocol/stanza.ts";
import type { Context } from "#session/context.ts";
import type { OwnTank } from "#session/own-tank.ts";

const REMEMBERED = 256;

type Actions = Partial<Pick<Character, "moves" | "shots" | "losses" | "repairs">>;

/** Turns of the own character (MMOG 7.6-7.9, Examples 59 and 64-66). */
export interface TurnsOut {
  /** The number of the turn; it is in its tuid and id. */
  readonly send: (address: string, chid: string, clockMs: number, actions: Actions) => number;
  /** Tells where every node is; unlike other moves it is sent again after a break of the line. */
  readonly sendWhole: (address: string, chid: string, clockMs: number, tank: OwnTank) => number;
  /** What of the due nodes has changed since it was last sent; never empty, so that a turn says something. */
  readonly changes: (tank: OwnTank, isDue: (index: number) => boolean) => readonly Move[];
  /** The number of one of our turns by its tuid; undefined for somebody else's. */
  readonly numberOf: (tuid: string | undefined) => number | undefined;
  /** Milliseconds from the sending of the turn to now; undefined when it is too long ago. */
  readonly roundTripMs: (number: number) => number | undefined;
  /** How long the first turn after this one has been under way, ms; 0 when there is none. */
  readonly underWayMs: (number: number) => number;
  /** The clock of one of our turns; undefined when it is too long ago. */
  readonly clockOf: (number: number) => number | undefined;
  /** Forgets what was sent: everything is news again. A new session also counts from the beginning. */
  readonly reset: (isNewSession: boolean) => void;
}

export function createTurnsOut(context: Context): TurnsOut {
  const sentAtMs = new Float64Array(REMEMBERED).fill(-1);
  const clocksMs = new Float64Array(REMEMBERED);
  const sent = new Float64Array(4 * motionStride).fill(Number.NaN);
  const rounded = new Float64Array(motionStride);
  const walk = [Number.NaN, Number.NaN];
  let prefix = newPrefix();
  let latest = 0;

  function newPrefix(): string {
    return `${context.id().replaceAll("-", "").slice(0, 6)}-`;
  }

  function differs(at: number, from: number, length: number): boolean {
    for (let i = from; i < from + length; i += 1) if (rounded[i] !== sent[at + i]) return true;
    return false;
  }

  function vector(from: number): { x: number; y: number; z: number } {
    return { x: rounded[from]!, y: rounded[from + 1]!, z: rounded[from + 2]! };
  }

  function change(tank: OwnTank, index: number): Move | undefined {
    const at = index * motionStride;
    const node = tank.model.nodes[tank.moving[index] ?? 0]?.name ?? "";
    roundMotion(rounded, 0, tank.motions, at);
    const isRoot = index === 0;
    // A joint does not leave its place: its rotation says everything.
    const move: { -readonly [K in keyof Move]: Move[K] } = { node };
    if (isRoot && differs(at, 0, 3)) move.location = vector(0);
    if (differs(at, rotationAt, 4)) move.rotation = { ...vector(rotationAt), w: rounded[rotationAt + 3]! };
    if (isRoot && differs(at, linearAt, 3)) move.linear = vector(linearAt);
    if (differs(at, angularAt, 3)) move.angular = vector(angularAt);
    if (isRoot) {
      const steer = Math.round(tank.body.steer * 100) / 100;
      const throttle = Math.round(tank.body.throttle * 100) / 100;
      if (steer !== walk[0] || throttle !== walk[1]) move.walk = { x: steer, y: 0, z: throttle };
      walk[0] = steer;
      walk[1] = throttle;
    }
    sent.set(rounded, at);
    return Object.keys(move).length > 1 ? move : undefined;
  }

  function send(
    address: string,
    chid: string,
    clockMs: number,
    actions: Actions,
    delivery: "lasting" | "volatile",
  ): number {
    latest += 1;
    const id = `${prefix}${latest}`;
    const pc = { chid, ...NO_ACTIONS, ...actions };
    const turn = turnCodec.encode({ tuid: id, clock: { matchMs: clockMs }, pcs: [pc], npcs: [] });
    context.connection.send(message({ id, to: address, type: "groupchat" }, turn), delivery);
    sentAtMs[latest % REMEMBERED] = context.nowMs();
    clocksMs[latest % REMEMBERED] = clockMs;
    return latest;
  }

  function changes(tank: OwnTank, isDue: (index: number) => boolean): readonly Move[] {
    const moves: Move[] = [];
    for (let index = 0; index < tank.moving.length; index += 1) {
      const move = isDue(index) ? change(tank, index) : undefined;
      if (move !== undefined) moves.push(move);
    }
    if (moves.length > 0) return moves;
    roundMotion(rounded, 0, tank.motions, 0);
    return [{ node: tank.model.nodes[0]?.name ?? "", location: vector(0) }];
  }

  function forget(): void {
    sent.fill(Number.NaN);
    walk.fill(Number.NaN);
  }

  return {
    send: (address, chid, clockMs, actions) =>
      // A move is out of date after a break of the line; a shot, a loss or a repair must not be lost.
      send(address, chid, clockMs, actions, actions.moves === undefined ? "lasting" : "volatile"),
    sendWhole(address, chid, clockMs, tank) {
      forget();
      return send(address, chid, clockMs, { moves: changes(tank, () => true) }, "lasting");
    },
    changes,
    numberOf(tuid) {
      if (tuid === undefined || !tuid.startsWith(prefix)) return undefined;
      const number = Number(tuid.slice(prefix.length));
      return Number.isInteger(number) && number > 0 && number <= latest ? number : undefined;
    },
    roundTripMs(number) {
      const atMs = sentAtMs[number % REMEMBERED] ?? -1;
      return latest - number >= REMEMBERED || atMs < 0 ? undefined : Math.max(0, context.nowMs() - atMs);
    },
    underWayMs(number) {
      if (number >= latest) return 0;
      return latest - number > REMEMBERED ? Infinity : context.nowMs() - sentAtMs[(number + 1) % REMEMBERED]!;
    },
    clockOf: (number) =>
      number > 0 && latest - number < REMEMBERED ? clocksMs[number % REMEMBERED] : undefined,
    reset(isNewSession) {
      forget();
      if (!isNewSession) return;
      prefix = newPrefix();
      latest = 0;
      sentAtMs.fill(-1);
    },
  };
}

import { performance } from "node:perf_hooks";
import type { Occupant } from "./entering.ts";
import { clientFrame } from "./light-client.ts";
import { STAMP, STAMP_DIGITS } from "./stanza.ts";

/** Turns that may be under way at a time; older stamps are taken for foreign ones. */
const RING = 1 << 20;
const ZERO = 0x30;
const LENGTH = STAMP.length + STAMP_DIGITS;

/** Counts what arrives, and says turns with stamps of their own. */
export type Counting = {
  /** Deliveries so far. */
  deliveries(): number;
  /** Turns said so far. */
  said(): number;
  /** Lines that were closed. */
  lost(): number;
  /** Says the occupant's turn; its delay is counted from `dueMs` on. */
  say(occupant: number, dueMs: number): void;
  /** Called with the occupant whose own turn came back. */
  onOwn: ((occupant: number) => void) | undefined;
  /** Delays in ms are added to it, if it is set. */
  delays: number[] | undefined;
};

/** Takes over the clients' lines. Frames are not taken apart: stamps are looked for in what arrives. */
export function startCounting(everybody: readonly Occupant[]): Counting {
  const saidAtMs = new Float64Array(RING);
  const saidBy = new Int32Array(RING).fill(-1);
  const frames = everybody.map(({ turn }) => (turn === undefined ? undefined : clientFrame(turn)));
  const places = frames.map((frame) => (frame === undefined ? 0 : frame.indexOf(STAMP) + STAMP.length));
  let deliveries = 0;
  let lost = 0;
  let next = 0;

  const counting: Counting = {
    deliveries: () => deliveries,
    said: () => next,
    lost: () => lost,
    onOwn: undefined,
    delays: undefined,
    say(occupant, dueMs) {
      const frame = frames[occupant];
      if (frame === undefined) return;
      const stamp = next++;
      saidAtMs[stamp % RING] = dueMs;
      saidBy[stamp % RING] = occupant;
      // A copy: the one before may still wait to be written.
      const copy = Buffer.from(frame);
      let rest = stamp;
      for (let place = places[occupant]! + STAMP_DIGITS - 1; place >= places[occupant]!; place -= 1) {
        copy[place] = ZERO + (rest % 10);
        rest = Math.floor(rest / 10);
      }
      everybody[occupant]!.client.socket.write(copy);
    },
  };

  for (const [index, { client }] of everybody.entries()) {
    const { socket } = client;
    let rest: Buffer = EMPTY;
    socket.on("close", () => (lost += 1));
    client.onBytes = (chunk) => {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const nowMs = performance.now();
      let from = 0;
      for (;;) {
        const at = bytes.indexOf(STAMP, from);
        if (at < 0 || at + LENGTH > bytes.length) {
          // A stamp may lie across two pieces.
          rest = keep(bytes, at < 0 ? Math.max(from, bytes.length - STAMP.length + 1) : at);
          break;
        }
        let stamp = 0;
        for (let place = at + STAMP.length; place < at + LENGTH; place += 1)
          stamp = stamp * 10 + (bytes[place]! - ZERO);
        from = at + LENGTH;
        deliveries += 1;
        counting.delays?.push(nowMs - saidAtMs[stamp % RING]!);
        if (saidBy[stamp % RING] === index) counting.onOwn?.(index);
      }
    };
  }
  return counting;
}

const EMPTY = Buffer.alloc(0);

/** A copy of the end, from there on. */
function keep(bytes: Buffer, from: number): Buffer {
  return from >= bytes.length ? EMPTY : Buffer.from(bytes.subarray(from));
}

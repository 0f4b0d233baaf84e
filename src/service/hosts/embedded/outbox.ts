import { Buffer } from "node:buffer";
import { setImmediate, setTimeout } from "node:timers";
import { frameOf, mostFrameBytes, type Payload, writeFrame } from "#service/hosts/embedded/text-frame.ts";

/** Where the bytes go. */
export type Sink = {
  write(bytes: Buffer): void;
  /** Bytes that were written but not taken yet. */
  readonly writableLength: number;
};

/**
 * Text frames on their way to one client. What one turn of the event loop
 * makes for a client goes out in one write: in a crowded room the writes are nearly all that a turn costs. After a crowd
 * of them there is a rest in which more is collected: 8 ms for 200 clients, at most 20; none for fewer than 100.
 */
export interface Outbox {
  push(payload: Payload): void;
  /** Writes what waits, now. */
  flush(): void;
  /** Forgets what waits. */
  drop(): void;
  /** Bytes that wait here. */
  waitingBytes(): number;
}

/** Makes outboxes that are written together. */
export interface Outboxes {
  create(sink: Sink): Outbox;
}

const CHUNK_BYTES = 16_384;
/** A write takes some 5 µs, the other end as much: with a rest after it, writing never takes most of the time. */
const REST_MS_PER_WRITE = 0.04;
/** Fewer writes are done before much has come: to rest after them only makes turns late (docs/benchmarks.md, fanout). */
const CROWD = 100;
const LONGEST_REST_MS = 20;
/** Chunks that are kept for the next time; a crowded room takes one a client. */
const KEPT_CHUNKS = 1_024;

/** `later` runs something after so many milliseconds. */
export function createOutboxes(
  later: (run: () => void, delayMs: number) => void = (run, delayMs) => void setTimeout(run, delayMs),
): Outboxes {
  const chunks: Buffer[] = [];
  let dirty: Outbox[] = [];
  let resting = false;

  function flushAll(): void {
    const due = dirty;
    dirty = [];
    for (const outbox of due) outbox.flush();
    resting = due.length >= CROWD;
    if (resting) later(goOn, Math.min(LONGEST_REST_MS, due.length * REST_MS_PER_WRITE));
  }

  function goOn(): void {
    resting = false;
    if (dirty.length > 0) flushAll();
  }

  function create(sink: Sink): Outbox {
    let chunk: Buffer | undefined;
    let used = 0;
    const outbox: Outbox = {
      push(payload) {
        const most = mostFrameBytes(payload);
        if (most > CHUNK_BYTES) {
          outbox.flush();
          return sink.write(frameOf(payload));
        }
        if (used + most > CHUNK_BYTES) outbox.flush();
        if (chunk === undefined) {
          chunk = chunks.pop() ?? Buffer.allocUnsafeSlow(CHUNK_BYTES);
          if (dirty.push(outbox) === 1 && !resting) setImmediate(flushAll);
        }
        used += writeFrame(chunk, used, payload);
      },
      flush() {
        if (chunk === undefined) return;
        const full = chunk;
        const bytes = full.subarray(0, used);
        chunk = undefined;
        used = 0;
        sink.write(bytes);
        // What the system has taken at once can be used again.
        if (sink.writableLength === 0 && chunks.length < KEPT_CHUNKS) chunks.push(full);
      },
      drop() {
        chunk = undefined;
        used = 0;
      },
      waitingBytes: () => used,
    };
    return outbox;
  }

  return { create };
}

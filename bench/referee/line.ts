import type { Chance } from "../random.ts";

/** What is still on its way. */
type Parcel<T> = { readonly arrivesMs: number; readonly isLasting: boolean; readonly content: T };

/**
 * An ordered line (TCP) of 400 ms with jitter, stalls, and breaks after which the stream is resumed. What was on its
 * way when the line broke and is volatile is lost, as the client drops stale moves; the rest comes after the resume.
 */
export interface Line<T> {
  send(content: T, isLasting: boolean, nowMs: number): void;
  /** What has arrived by then, in order, each with its time. */
  receive(nowMs: number, take: (content: T, arrivedMs: number) => void): void;
  /** The line is dead from now on to `untilMs`. */
  breakOff(nowMs: number, untilMs: number): void;
}

const LATENCY_MS = 400;
const JITTER_MS = 60;
const MOST_JITTER_MS = 400;
const STALL_EVERY_MS = 20_000;

export function createLine<T>(chance: Chance): Line<T> {
  let parcels: Parcel<T>[] = [];
  let stallFromMs = chance.exponential(STALL_EVERY_MS);
  let stallUntilMs = stallFromMs + chance.between(300, 3000);
  let deadUntilMs = 0;
  let lastMs = 0;

  function post(content: T, isLasting: boolean, sentMs: number): void {
    if (sentMs > stallUntilMs) {
      stallFromMs = sentMs + chance.exponential(STALL_EVERY_MS);
      stallUntilMs = stallFromMs + chance.between(300, 3000);
    }
    const jitterMs = Math.min(MOST_JITTER_MS, chance.exponential(JITTER_MS));
    const heldMs = sentMs >= stallFromMs ? stallUntilMs : sentMs;
    lastMs = Math.max(lastMs, heldMs + LATENCY_MS + jitterMs);
    parcels.push({ content, isLasting, arrivesMs: lastMs });
  }

  return {
    send(content, isLasting, nowMs) {
      if (nowMs >= deadUntilMs) post(content, isLasting, nowMs);
      else if (isLasting) post(content, true, deadUntilMs);
    },
    receive(nowMs, take) {
      while (parcels.length > 0 && parcels[0]!.arrivesMs <= nowMs) {
        const { content, arrivesMs } = parcels.shift()!;
        take(content, arrivesMs);
      }
    },
    breakOff(_nowMs, untilMs) {
      deadUntilMs = untilMs;
      const lasting = parcels.filter((parcel) => parcel.isLasting);
      parcels = [];
      for (const { content } of lasting) post(content, true, untilMs);
    },
  };
}

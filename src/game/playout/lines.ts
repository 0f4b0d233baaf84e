/**
 * The line to each sender: how its clock stands to ours, how late its turns come, and how far behind it is shown.
 *
 * Turns are placed on a timeline of the sender's pace and our epoch. A turn's **lateness** is its arrival minus its
 * time on that line. What is shown at local time t is the timeline's t − delay, where the delay follows a quantile
 * of the lateness, so that latency, clock difference and drift need not be told apart.
 */
import { settledDrift, settledGap, settlingOmega } from "./settle.ts";

export type LineOptions = {
  /** Share of the turns that shall be there when they are to be shown. */
  quantile: number;
  /** The usual turn shall be there this share of the usual time between turns before its time … */
  leadShare: number;
  /** … but never more than this. */
  maxLeadMs: number;
  /** However late turns are, no more than this is kept in hand over the usual turn; the rest is predicted. */
  maxReserveMs: number;
  /** A delay in milliseconds behind the first turn that never changes; for comparisons. */
  fixedDelayMs?: number;
};

/** What playing showed to be the best of delay, truth and smoothness (bench/playout.ts). */
export const usualLine: LineOptions = { quantile: 0.9, leadShare: 1.03, maxLeadMs: 210, maxReserveMs: 150 };

/** Lateness remembered for a sender: this many turns, none older than this. */
const memory = 64;
const memoryMs = 20_000;
/**
 * On a line whose lateness spreads this far, a whole turn in hand would not save the picture from waiting: there the
 * lead shrinks to this share, and prediction does the rest. Up to the calm spread the lead is whole.
 */
const calmMs = 25;
const roughMs = 50;
const roughShare = 0.5;
/** A clock that runs ahead of all we have seen by more than this was set, it did not drift. */
const stepMs = 150;
/** Old turns that keep coming this long are no replay: the clock was set back. */
const setBackMs = 300;
/** The shown time runs this much slower or faster at most while the delay changes … */
const maxDelayRate = 0.12;
/** … but this much faster for each second that it is late after the picture stood still. */
const catchUpRate = 0.3;
const fastestDelay = 2;
/** A delay that is off by more than this is set at once: gliding there would take too long. */
const maxGlideMs = 1500;

export interface Lines {
  open(source: number): void;
  /**
   * Notes a turn and gives its time on the timeline; NaN for an old one. `sentMs` is the sender's clock, NaN when the
   * turn has none. `expected` is the turn's time on the timeline by the way that its node has gone, NaN when it
   * hardly moved. Every node of a turn notes it, only the first one counts; `isNext` says that this node has noted
   * the newest turn already, so that this one must be another. `isDrawn` is false while no picture is drawn: then the
   * page may be busy, and what waits for it comes late through no fault of the line.
   */
  observe(
    source: number,
    sentMs: number,
    arrivalMs: number,
    expected: number,
    isNext: boolean,
    isDrawn: boolean,
  ): number;
  /** Whether any turn was noted since `open`. */
  hasTurns(source: number): boolean;
  /** The time of a sender's newest turn on the timeline. */
  newestTime(source: number): number;
  /**
   * The picture stood still for `stoodMs`: from now on it goes on from there, that much later, and catches up. False,
   * and nothing changes, when that would take too long.
   */
  resume(source: number, nowMs: number, stoodMs: number): boolean;
  /** Brings a sender's two numbers in `shown` to the instant in `now` (an array for the reason of `predictAfter`). */
  show(source: number, now: Float64Array): void;
  /** For each sender the time of the timeline that is shown, and how fast it passes (1 with the delay at rest). */
  readonly shown: Float64Array;
  /** From the timeline to the local time at which it is shown, by the delay of this instant. */
  delayMs(source: number, nowMs: number): number;
  /** The timeline's place of the sender's clock. */
  toTimeline(source: number, sentMs: number): number;
  /** How much of the delay is beyond the fastest turn of late, in milliseconds: what the buffer costs. */
  bufferMs(source: number, nowMs: number): number;
}

const state = {
  shift: 0,
  sent: 1,
  arrival: 2,
  time: 3,
  usualGap: 4,
  target: 5,
  gap: 6,
  drift: 7,
  omega: 8,
  since: 9,
  oldSince: 10,
  oldSent: 11,
  oldTurns: 12,
  turns: 13,
  typical: 14,
  fastest: 15,
  oldArrival: 16,
} as const;
const stateStride = 17;

/** See Lines. Nothing is allocated after this call. */
export function createLines(sources: number, options: LineOptions): Lines {
  const states = new Float64Array(sources * stateStride);
  const lateness = new Float64Array(sources * memory);
  const noted = new Float64Array(sources * memory);
  const sorted = new Float64Array(memory);
  const shown = new Float64Array(sources * 2);
  const instant = new Float64Array(1);
  const shownAtMs = new Float64Array(sources);
  for (let source = 0; source < sources; source += 1) open(source);

  function open(source: number): void {
    states.fill(0, source * stateStride, (source + 1) * stateStride);
    noted.fill(-Infinity, source * memory, (source + 1) * memory);
    states[source * stateStride + state.usualGap] = 100;
    shownAtMs[source] = Number.NaN;
  }

  /** Sorts the remembered lateness into `sorted` and gives how many there are. */
  function sortMemory(source: number, nowMs: number): number {
    let count = 0;
    for (let i = source * memory; i < (source + 1) * memory; i += 1) {
      if (!(nowMs - noted[i]! < memoryMs)) continue;
      const value = lateness[i]!;
      let place = count;
      for (; place > 0 && sorted[place - 1]! > value; place -= 1) sorted[place] = sorted[place - 1]!;
      sorted[place] = value;
      count += 1;
    }
    return count;
  }

  /** Aims the delay at what is known of the lateness; `isDrawn` says whether it has to glide there. */
  function aim(source: number, at: number, arrivalMs: number, isDrawn: boolean): void {
    const count = sortMemory(source, arrivalMs);
    if (count === 0) return;
    states[at + state.typical] = sorted[count >> 1]!;
    states[at + state.fastest] = sorted[0]!;
    const place = (count - 1) * options.quantile;
    const below = Math.floor(place);
    const above = Math.min(count - 1, below + 1);
    const quantile = sorted[below]! + (sorted[above]! - sorted[below]!) * (place - below);
    const middle = sorted[count >> 1]!;
    const spread = quantile - middle;
    const calm = Math.min(1, Math.max(0, (roughMs - spread) / (roughMs - calmMs)));
    const share = options.leadShare * (roughShare + (1 - roughShare) * calm);
    const lead = Math.min(options.maxLeadMs, share * states[at + state.usualGap]!);
    const reserve = Math.max(lead, Math.min(options.maxReserveMs, spread));
    const target = options.fixedDelayMs ?? middle + reserve;
    const change = states[at + state.target]! - target;
    states[at + state.target] = target;
    settle(at, arrivalMs, change);
    const isFirst = states[at + state.turns] === 1;
    if (isFirst || !isDrawn || Math.abs(states[at + state.gap]!) > maxGlideMs) {
      states[at + state.gap] = 0;
      states[at + state.drift] = 0;
    }
  }

  /** Lets the delay, moved by `change` from where it is now, settle on its target. */
  function settle(at: number, nowMs: number, change: number): void {
    const t = (nowMs - states[at + state.since]!) / 1000;
    const omega = states[at + state.omega]!;
    const gap = settledGap(states[at + state.gap]!, states[at + state.drift]!, omega, t) + change;
    const drift = settledDrift(states[at + state.gap]!, states[at + state.drift]!, omega, t);
    const rate = maxDelayRate + (gap > 0 ? (catchUpRate * gap) / 1000 : 0);
    const settling = settlingOmega(Math.abs(gap), Math.abs(drift), rate * 1000, fastestDelay);
    states[at + state.gap] = gap;
    states[at + state.drift] = drift;
    states[at + state.omega] = Math.max(0.1, settling);
    states[at + state.since] = nowMs;
    shownAtMs[at / stateStride] = Number.NaN;
  }

  /** Whether a clock that is older than the newest turn was set back; then it is taken over. */
  function wasSetBack(at: number, sentMs: number, arrivalMs: number): boolean {
    const isAnotherNode =
      sentMs === states[at + state.oldSent]! && arrivalMs === states[at + state.oldArrival]!;
    if (states[at + state.oldTurns]! > 0 && isAnotherNode) return false;
    states[at + state.oldArrival] = arrivalMs;
    const isRun = states[at + state.oldTurns]! > 0 && sentMs > states[at + state.oldSent]!;
    if (!isRun) {
      states[at + state.oldTurns] = 0;
      states[at + state.oldSince] = arrivalMs;
    }
    states[at + state.oldSent] = sentMs;
    states[at + state.oldTurns] = states[at + state.oldTurns]! + 1;
    return states[at + state.oldTurns]! >= 3 && arrivalMs - states[at + state.oldSince]! > setBackMs;
  }

  /** The sender's clock for a turn that tells none: from the way it went, drawn to the usual lateness. */
  function guessSent(at: number, arrivalMs: number, expected: number): number {
    const last = states[at + state.sent]!;
    const shift = states[at + state.shift]!;
    const due = arrivalMs - states[at + state.typical]! - shift;
    const guess = Number.isNaN(expected) ? last + arrivalMs - states[at + state.arrival]! : expected - shift;
    const isLost = Math.abs(due - guess) > 500;
    return Math.max(last + 1, isLost ? due : guess + (due - guess) * 0.1);
  }

  return {
    open,
    observe(source, sentMs, arrivalMs, expected, isNext, isDrawn) {
      const at = source * stateStride;
      const turns = states[at + state.turns]!;
      if (turns > 0 && arrivalMs === states[at + state.arrival] && !isNext) {
        // Another node of the turn that was just noted.
        if (Number.isNaN(sentMs) || sentMs === states[at + state.sent]) return states[at + state.time]!;
      }
      if (turns === 0) {
        const sent = Number.isNaN(sentMs) ? arrivalMs : sentMs;
        states[at + state.shift] = arrivalMs - sent;
        states[at + state.sent] = sent;
      } else {
        const sent = Number.isNaN(sentMs) ? guessSent(at, arrivalMs, expected) : sentMs;
        const sentGap = sent - states[at + state.sent]!;
        const arrivalGap = arrivalMs - states[at + state.arrival]!;
        const last = states[at + state.time]!;
        if (sentGap === 0) return states[at + state.time]!;
        const late = arrivalMs - sent - states[at + state.shift]!;
        const isSetBack = sentGap < 0 && wasSetBack(at, sent, arrivalMs);
        if (sentGap < 0 && !isSetBack) return Number.NaN;
        const isSetAhead =
          isDrawn &&
          turns > 8 &&
          late < states[at + state.fastest]! - stepMs &&
          // … unless the way it went says that so much time has passed: then the line has become faster.
          !(Math.abs(expected - last - sentGap) < Math.abs(expected - last - arrivalGap));
        if (isSetBack || isSetAhead) {
          states[at + state.shift] = arrivalMs - sent - states[at + state.typical]!;
          // The timeline itself never runs backwards.
          const behind = states[at + state.time]! + 1 - (sent + states[at + state.shift]!);
          if (behind > 0) states[at + state.shift] = states[at + state.shift]! + behind;
        } else {
          const usual = states[at + state.usualGap]!;
          states[at + state.usualGap] = usual + (Math.min(sentGap, 500) - usual) * 0.1;
        }
        states[at + state.sent] = sent;
      }
      const time = states[at + state.sent]! + states[at + state.shift]!;
      const gap = time - states[at + state.time]!;
      const arrivalGap = arrivalMs - states[at + state.arrival]!;
      // What queued behind a late turn tells nothing new about the line: a stall counts once.
      const isQueued = turns > 0 && arrivalGap < Math.min(20, gap / 4);
      const late = arrivalMs - time;
      // Unseen, only what was no later than usual tells of the line; and much sooner, what came before told nothing.
      const isTelling = turns === 0 || (isDrawn ? !isQueued : late <= states[at + state.typical]!);
      if (isTelling && !isDrawn && late < states[at + state.typical]! - stepMs)
        noted.fill(-Infinity, source * memory, (source + 1) * memory);
      states[at + state.time] = time;
      states[at + state.arrival] = arrivalMs;
      states[at + state.turns] = turns + 1;
      states[at + state.oldTurns] = 0;
      if (isTelling) {
        const slot = source * memory + (turns % memory);
        lateness[slot] = late;
        noted[slot] = arrivalMs;
        aim(source, at, arrivalMs, isDrawn);
      }
      return time;
    },
    resume(source, nowMs, stoodMs) {
      const at = source * stateStride;
      if (states[at + state.gap]! + stoodMs > maxGlideMs) return false;
      settle(at, nowMs, stoodMs);
      return true;
    },
    shown,
    show(source, now) {
      const nowMs = now[0]!;
      // Many nodes share a sender, and all are drawn at the same instant.
      if (shownAtMs[source] === nowMs) return;
      const at = source * stateStride;
      const t = Math.max(0, nowMs - states[at + state.since]!) / 1000;
      const gap = states[at + state.gap]!;
      const drift = states[at + state.drift]!;
      const omega = states[at + state.omega]!;
      const delay = states[at + state.target]! + settledGap(gap, drift, omega, t);
      shown[source * 2] = nowMs - delay;
      shown[source * 2 + 1] = 1 - settledDrift(gap, drift, omega, t) / 1000;
      shownAtMs[source] = nowMs;
    },
    delayMs(source, nowMs) {
      instant[0] = nowMs;
      this.show(source, instant);
      return nowMs - shown[source * 2]!;
    },
    hasTurns: (source) => states[source * stateStride + state.turns]! > 0,
    newestTime: (source) => states[source * stateStride + state.time]!,
    toTimeline: (source, sentMs) => sentMs + states[source * stateStride + state.shift]!,
    bufferMs(source, nowMs) {
      return this.delayMs(source, nowMs) - states[source * stateStride + state.fastest]!;
    },
  };
}

import { refused, type ClientRefusal, type Outcome } from "#session/outcome.ts";

/** What is asked for by presence or message and answered by something other than an iq. */
type Operation = keyof typeof DEADLINES_MS;

/** How long an answer is waited for, milliseconds. Nobody waits long to get out. */
const DEADLINES_MS = {
  enter: 15_000,
  team: 10_000,
  nick: 10_000,
  start: 10_000,
  leave: 3_000,
  repair: 20_000,
} as const;
/** So many ids of ended operations are kept: a late error of one of them is nobody else's. */
const PAST_IDS = 16;

type Entry = { readonly operation: Operation; readonly id: string; settle(outcome: Outcome): void };

/**
 * Operations that wait for their answer. An error finds its operation by id; without one, the oldest that
 * an answer of that kind can mean (errata E-049). A new operation of a kind takes the place of the old one.
 */
export interface Pending {
  readonly wait: (operation: Operation, id: string) => Promise<Outcome>;
  /** Ends the operation well; false when none waits. */
  readonly succeed: (operation: Operation) => boolean;
  /** Ends an operation badly; false when it is nobody's answer. */
  readonly fail: (
    id: string | undefined,
    candidates: readonly Operation[],
    refusal: ClientRefusal,
  ) => boolean;
  /** Ends them all: the line is down, the room is gone. */
  readonly failAll: (refusal: ClientRefusal) => void;
  readonly waits: (operation: Operation) => boolean;
}

export function createPending(after: (delayMs: number, callback: () => void) => () => void): Pending {
  const entries = new Map<Operation, Entry>();
  const past: string[] = [];

  function end(operation: Operation, outcome: Outcome): boolean {
    const entry = entries.get(operation);
    if (entry === undefined) return false;
    entries.delete(operation);
    past.push(entry.id);
    if (past.length > PAST_IDS) past.shift();
    entry.settle(outcome);
    return true;
  }

  return {
    wait(operation, id) {
      end(operation, refused({ code: "superseded" }));
      return new Promise((resolve) => {
        const callOff = after(DEADLINES_MS[operation], () => {
          if (entries.get(operation)?.id === id) end(operation, refused({ code: "timed-out" }));
        });
        entries.set(operation, {
          operation,
          id,
          settle(outcome) {
            callOff();
            resolve(outcome);
          },
        });
      });
    },
    succeed: (operation) => end(operation, { ok: true, value: undefined }),
    fail(id, candidates, refusal) {
      const byId = id === undefined ? undefined : [...entries.values()].find((entry) => entry.id === id);
      if (byId !== undefined) return end(byId.operation, refused(refusal));
      if (id !== undefined && past.includes(id)) return false;
      const meant = candidates.find((operation) => entries.has(operation));
      return meant !== undefined && end(meant, refused(refusal));
    },
    failAll(refusal) {
      for (const operation of entries.keys()) end(operation, refused(refusal));
    },
    waits: (operation) => entries.has(operation),
  };
}

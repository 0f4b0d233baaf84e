import { createStore } from "zustand/vanilla";

/** A line of the stanza console: what went over the wire, and what was refused and why. */
export type ConsoleLine = {
  readonly key: number;
  readonly direction: "in" | "out" | "refused";
  readonly text: string;
  readonly reason: string | undefined;
  readonly atMs: number;
};
export type ConsoleState = {
  readonly lines: readonly ConsoleLine[];
  readonly recording: boolean;
  readonly refusals: number;
};

export function createConsoleStore() {
  return createStore<ConsoleState>()(() => ({ lines: [], recording: false, refusals: 0 }));
}

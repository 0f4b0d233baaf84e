/** What a way of telling tanks to others has to do. */
import type { Subject } from "../playout/subjects.ts";
import type { Truth } from "../playout/truth.ts";

/** One message to a receiver. */
export type Told = {
  /** When it was true and sent, in ms of the truth. */
  ms: number;
  /** Which tank it is about; undefined when about all. */
  about: number | undefined;
  bytes: Uint8Array;
};

export interface Contestant {
  /** Everything that one receiver is sent about these tanks, in order of time. */
  tell(truths: readonly Truth[]): Told[];
  /** A receiver that reads the messages about one tank in turn, one at each `receive`, and draws it. */
  listen(told: readonly Told[], tank: number): Subject;
}

/** The frames of a sender's page at which it looks whether something is to be told. */
export const framesPerSecond = 60;

import type { CheatOptions, CheatStage } from "#testing/cheats/cheat-stage.ts";

/** One kind of cheating. */
export type Cheat = {
  /** What the cheat does, in a few words. */
  readonly name: string;
  /** What stops it at the latest: removal from the room, a corrected move, or that nothing comes of it. */
  readonly stop: "kick" | "correction" | "no effect";
  readonly options?: CheatOptions;
  /** Tries it. True when the others saw or suffered what an honest player could not have done. */
  readonly attempt: (stage: CheatStage) => boolean;
};

import type { Scene } from "three";

export interface Contestant {
  readonly scene: Scene;
  /** A turn that was true at `stampMs` arrives. */
  receive(tank: number, stampMs: number, arrivalMs: number): void;
  /** Samples all tanks for this instant and brings the scene's matrices up to date. */
  compose(nowMs: number): void;
  /** How many tanks stand where they were told to: a contestant that draws nothing is no contestant. */
  shown(): number;
}

import type { TFunction } from "i18next";

const NODES = ["Tank", "Hull", "Head", "Turmkanone", "TrackLeft", "TrackRight"] as const;

/** What people call a node; a building is its only node and keeps its own name. */
export function nodeNameText(t: TFunction, node: string): string {
  const known = NODES.find((each) => each === node);
  return known === undefined ? node : t(`battle.nodes.${known}`);
}

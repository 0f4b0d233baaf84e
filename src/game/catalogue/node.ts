/**
 * The node trees of characters (dga.md, "A character is a tree of nodes").
 * Axes of every node: x to its left, y up, z forward (right-handed), metres.
 */
export type Point = { readonly x: number; readonly y: number; readonly z: number };

/** A box in its node's own frame, for hit tests and for drawing. */
export type Box = { readonly centre: Point; readonly half: Point };

/** What a node does for its character; it decides what happens when the node's power is 0. */
export type NodePart = "frame" | "hull" | "track" | "turret" | "gun" | "building";

export type NodeModel = {
  /** The node's name on the wire; see `nodeName` for characters of a single node. */
  readonly name: string;
  readonly part: NodePart;
  /** Index of the parent in the model's `nodes`, -1 for the root. Parents come before their children. */
  readonly parent: number;
  /** The node's origin in its parent's frame, metres. */
  readonly offset: Point;
  /** What a shell can hit; a frame has none. */
  readonly box: Box | undefined;
  /** Hit points of the intact node; 0 for a frame, which nothing can hurt. */
  readonly maxPower: number;
};

/**
 * The name of a node on the wire. A character of a single node (a building, a cannon) has its node named
 * as itself: MMOG examples 59, 64 and 65 (`<npc name='House01'>` with `node='House01'`).
 */
export function nodeName(nodes: readonly NodeModel[], index: number, characterName: string): string {
  return nodes.length === 1 ? characterName : (nodes[index]?.name ?? "");
}

/** The index of the node called `name`, or -1; a single node also answers to its model's own node name. */
export function nodeIndex(nodes: readonly NodeModel[], name: string, characterName: string): number {
  if (nodes.length === 1 && name === characterName) return 0;
  return nodes.findIndex((node) => node.name === name);
}

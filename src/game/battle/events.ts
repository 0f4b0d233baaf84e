/** What a step of the battle brought about, in order. Characters and nodes are indices. */
export type BattleEvent =
  | {
      readonly kind: "loss";
      readonly character: number;
      readonly node: number;
      readonly powerAfter: number;
      /** The shooter. */
      readonly by: number;
    }
  | { readonly kind: "destroyed"; readonly character: number; readonly by: number }
  | {
      readonly kind: "repaired";
      readonly character: number;
      readonly node: number;
      readonly powerAfter: number;
    }
  | {
      readonly kind: "repair-stopped";
      readonly character: number;
      readonly node: number;
      readonly why: "moved" | "destroyed";
    }
  | {
      readonly kind: "impact";
      readonly x: number;
      readonly y: number;
      readonly z: number;
      readonly surface: "ground" | "cover" | "tank";
      readonly by: number;
      readonly ammunition: string;
    };

import type { BattlefieldHandle } from "#features/match/battlefield-slot.ts";

/** What is read of a click: `detail` counts the pointer's clicks, and is 0 for a key. */
type Click = Readonly<{ detail: number; target: EventTarget }>;

/** Who clicked on a button goes on driving by key: only who pressed it by key keeps the focus there. */
export function handFocusBack({ detail, target }: Click, handle: BattlefieldHandle | undefined): void {
  if (detail > 0 && (target as Element).closest("button") !== null) handle?.focus();
}

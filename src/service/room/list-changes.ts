import { isRejection, reject, type Rejection } from "#service/rejections.ts";

/**
 * A list is changed as a whole or not at all: the first refusal among its items, with the numbers of all items
 * that are refused (MMOG 8.4, 9.2; errata E-088, E-142). `read` says what an item comes to, or why not; what has
 * a key may stand in a list once.
 */
export function readChanges<Item, Change>(
  items: readonly Item[],
  read: (item: Item) => Change | Rejection,
  keyOf?: (change: Change) => string,
): readonly Change[] | Rejection {
  const changes: Change[] = [];
  const keys = new Set<string>();
  const offending: number[] = [];
  let first: Rejection | undefined;
  for (const [index, item] of items.entries()) {
    const change = read(item);
    const key = isRejection(change) ? undefined : keyOf?.(change);
    const refusal = key !== undefined && keys.has(key) ? reject("listed-twice") : change;
    if (key !== undefined) keys.add(key);
    if (isRejection(refusal)) {
      first ??= refusal;
      offending.push(index);
    } else changes.push(refusal);
  }
  return first === undefined ? changes : { ...first, offending };
}

import type { Infer } from "#xml/codec.ts";
import type { resultSet } from "#protocol/rsm.ts";

type ResultSet = Infer<typeof resultSet>;

/** Items of one answer where the asker names no number. */
const PAGE = 50;
const LARGEST_PAGE = 200;

type Page<T> = { readonly items: readonly T[]; readonly set?: ResultSet };

/**
 * One page of a list that is sorted by a unique key (XEP-0059; MMOG 6.3, Example 7). The `<set/>` of the answer
 * is there when it was asked for or when the page is not the whole list. An item that a page is to start at may be
 * gone by now: its key still says where it was.
 */
export function pageOf<T>(
  all: readonly T[],
  keyOf: (item: T) => string,
  wish: ResultSet | undefined,
): Page<T> {
  const size = Math.min(wish?.max ?? PAGE, LARGEST_PAGE);
  const from = startOf(all, keyOf, wish ?? {}, size);
  const items = all.slice(from.start, Math.min(from.end ?? Infinity, from.start + size));
  if (wish === undefined && items.length === all.length) return { items };
  const [first, last] = [items[0], items.at(-1)];
  if (first === undefined || last === undefined) return { items, set: { count: all.length } };
  return {
    items,
    set: { first: { index: from.start, value: keyOf(first) }, last: keyOf(last), count: all.length },
  };
}

function startOf<T>(
  all: readonly T[],
  keyOf: (item: T) => string,
  wish: ResultSet,
  size: number,
): { start: number; end?: number } {
  if (wish.index !== undefined) return { start: Math.min(wish.index, all.length) };
  if (wish.after !== undefined && wish.after !== "") {
    const { after } = wish;
    const next = all.findIndex((item) => keyOf(item) > after);
    return { start: next < 0 ? all.length : next };
  }
  if (wish.before !== undefined) {
    const { before } = wish;
    const end = before === "" ? all.length : all.filter((item) => keyOf(item) < before).length;
    return { start: Math.max(0, end - size), end };
  }
  return { start: 0 };
}

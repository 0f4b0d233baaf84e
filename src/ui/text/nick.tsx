import { harmless } from "./harmless.ts";

/** A nickname, or other short words of somebody else: they keep their direction to themselves (MMOG 13, 14.6). */
export function Nick({ children }: { readonly children: string }) {
  return <bdi>{harmless(children)}</bdi>;
}

import type { Deed } from "#store/rights.ts";
import type { Occupant } from "#store/room-store.ts";

type Fall =
  | "make-admin-owner"
  | "make-member-admin"
  | "make-member-owner"
  | "make-none-admin"
  | "make-none-owner"
  | "make-admin-self"
  | "make-member-self"
  | "make-none-self";

/** The key of a deed's words: a new affiliation that is lower than the old one is called what it takes away. */
export function deedWords(
  deed: Deed,
  { affiliation, self }: Pick<Occupant, "affiliation" | "self">,
): Deed | Fall {
  const was = self ? "self" : affiliation;
  if (deed === "make-admin") return was === "owner" || was === "self" ? `${deed}-${was}` : deed;
  if (deed !== "make-member" && deed !== "make-none") return deed;
  return was === "owner" || was === "admin" || was === "self" ? `${deed}-${was}` : deed;
}

import { looksLikeAddress } from "#ui/data-form/jid-syntax.ts";
import type { Listed } from "#session/people.ts";
import type { Occupant } from "#store/room-store.ts";
import { isByRole, type PeopleListName } from "./list-draft.ts";

type Found =
  | { readonly ok: true; readonly entry: Listed }
  | { readonly ok: false; readonly problem: "nobody" | "no-address" };

/**
 * Whom a text means that is to be put on a list: somebody inside by the nickname, anybody by the address.
 * Roles are only for those who are inside. Whole domains can be banned (errata E-141).
 */
export function whomMeans(
  list: PeopleListName,
  text: string,
  occupants: ReadonlyMap<string, Occupant>,
): Found {
  const wanted = fold(text);
  const inside = [...occupants.values()].find(({ nick }) => fold(nick) === wanted);
  if (inside !== undefined) {
    const { nick, jid, affiliation, role } = inside;
    return { ok: true, entry: { nick, ...(jid !== undefined && { jid }), affiliation, role } };
  }
  if (isByRole(list)) return { ok: false, problem: "nobody" };
  const isAddress = text.includes("@") || (list === "outcast" && text.includes("."));
  if (!isAddress) return { ok: false, problem: "nobody" };
  const jid = text.trim().toLowerCase();
  return looksLikeAddress(jid) ? { ok: true, entry: { jid } } : { ok: false, problem: "no-address" };
}

function fold(text: string): string {
  return text.trim().normalize("NFKC").toLowerCase();
}

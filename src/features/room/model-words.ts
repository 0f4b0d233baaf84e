import { findModel } from "#game/catalogue/find-model.ts";

const IDS = ["King", "Queen Consort", "Councillor", "Chevalier", "Bombard"] as const;
const ROLES = ["heavy", "medium", "scout", "artillery"] as const;

/** The keys of a model's words, where it has some. */
export function modelWords(
  id: string,
): { readonly id: (typeof IDS)[number]; readonly role: (typeof ROLES)[number] } | undefined {
  const known = IDS.find((each) => each === id);
  const role = ROLES.find((each) => each === findModel(id)?.role);
  return known === undefined || role === undefined ? undefined : { id: known, role };
}

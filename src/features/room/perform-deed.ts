import type { Client } from "#session/client.ts";
import type { Outcome } from "#session/outcome.ts";
import { changeOf, type Deed } from "#store/rights.ts";
import type { Occupant } from "#store/room-store.ts";

/** A role goes by nickname; an affiliation by address where one is seen, else by nickname (errata E-055). */
export function performDeed(
  client: Client,
  { nick, jid }: Pick<Occupant, "nick" | "jid">,
  deed: Deed,
  reason: string,
): Promise<Outcome> {
  const change = changeOf(deed);
  if ("role" in change) return client.changeRoles([{ nick, role: change.role, reason }]);
  const whose = jid === undefined ? { nick } : { jid };
  return client.changeAffiliations([{ ...whose, affiliation: change.affiliation, reason }]);
}

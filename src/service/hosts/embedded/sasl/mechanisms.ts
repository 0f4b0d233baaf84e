import type { AccountStore } from "#service/hosts/embedded/accounts.ts";
import { createAnonymous } from "#service/hosts/embedded/sasl/anonymous.ts";
import type { SaslExchange } from "#service/hosts/embedded/sasl/exchange.ts";
import { createPlain } from "#service/hosts/embedded/sasl/plain.ts";
import { createScram } from "#service/hosts/embedded/sasl/scram.ts";

export type SaslOffer = {
  readonly domain: string;
  readonly accounts: AccountStore;
  readonly guests: boolean;
  /** Whether the client is on this machine, so that a password in clear stays here. */
  readonly loopback: boolean;
};

/** The mechanisms offered on one connection, the strongest first. */
export function createMechanisms(offer: SaslOffer): ReadonlyMap<string, () => SaslExchange> {
  const { domain, accounts } = offer;
  const mechanisms = new Map<string, () => SaslExchange>([
    ["SCRAM-SHA-256", () => createScram("sha256", domain, accounts)],
    ["SCRAM-SHA-1", () => createScram("sha1", domain, accounts)],
  ]);
  if (offer.loopback) mechanisms.set("PLAIN", () => createPlain(domain, accounts));
  if (offer.guests) mechanisms.set("ANONYMOUS", createAnonymous);
  return mechanisms;
}

import { parseJid } from "#protocol/jid.ts";
import { saslPrep } from "#protocol/sasl-prep.ts";

/** A user name as local part of an address, folded, or undefined when it can't be one. */
export function accountName(username: string, domain: string): string | undefined {
  const prepared = saslPrep(username);
  if (!prepared.ok || prepared.value.length > 256) return undefined;
  const jid = parseJid(`${prepared.value}@${domain}`);
  // A name with an '@' or '/' of its own would come back as other parts of the address.
  if (!jid.ok || jid.value.domain !== domain || jid.value.resource !== "") return undefined;
  return jid.value.local;
}

/** Whether the authorization identity asks for nothing else than the account itself. */
export function isOwnAuthzid(authzid: string | undefined, local: string, domain: string): boolean {
  if (authzid === undefined || authzid === "") return true;
  const jid = parseJid(authzid);
  return jid.ok && jid.value.local === local && jid.value.domain === domain && jid.value.resource === "";
}

import { saslPrep } from "#protocol/sasl-prep.ts";
import type { AccountStore } from "#service/hosts/embedded/accounts.ts";
import { fail, wrongCredentials, type SaslExchange } from "#service/hosts/embedded/sasl/exchange.ts";
import { accountName, isOwnAuthzid } from "#service/hosts/embedded/sasl/names.ts";
import { decoyVerifier, isPasswordOf } from "#service/hosts/embedded/scram-keys.ts";

/** PLAIN (RFC 4616): `authzid NUL name NUL password`. Offered on loopback only. */
export function createPlain(domain: string, accounts: AccountStore): SaslExchange {
  return {
    async step(payload) {
      if (payload === undefined) return { kind: "challenge", payload: "" };
      const parts = payload.split("\0");
      const [authzid, username, typed] = parts;
      if (parts.length !== 3 || !username || !typed)
        return fail("malformed-request", "PLAIN takes an identity, a name and a password.");
      const local = accountName(username, domain);
      const password = saslPrep(typed);
      if (local === undefined || !password.ok) return wrongCredentials;
      // An unknown name costs the same time as a known one.
      const verifier = accounts.find(local, "sha256") ?? decoyVerifier("sha256", local, accounts.secret);
      if (!(await isPasswordOf(password.value, "sha256", verifier))) return wrongCredentials;
      if (!isOwnAuthzid(authzid, local, domain))
        return fail("invalid-authzid", "Nobody can act for another account here.");
      return { kind: "success", identity: { local, guest: false } };
    },
  };
}

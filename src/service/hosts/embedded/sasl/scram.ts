import { randomBytes } from "node:crypto";
import {
  authMessage,
  formatServerFinal,
  formatServerFirst,
  parseClientFinal,
  parseClientFirst,
  type ClientFirst,
} from "#protocol/scram.ts";
import type { AccountStore } from "#service/hosts/embedded/accounts.ts";
import {
  fail,
  wrongCredentials,
  type SaslExchange,
  type SaslStep,
} from "#service/hosts/embedded/sasl/exchange.ts";
import { accountName, isOwnAuthzid } from "#service/hosts/embedded/sasl/names.ts";
import {
  decoyVerifier,
  isProofFor,
  serverSignature,
  type ScramHash,
  type Verifier,
} from "#service/hosts/embedded/scram-keys.ts";

/** What the first two messages fixed. */
type Opened = {
  readonly first: ClientFirst;
  readonly firstBare: string;
  readonly serverFirst: string;
  readonly nonce: string;
  readonly local: string;
  readonly verifier: Verifier;
};

/** SCRAM (RFC 5802, RFC 7677) without channel binding: the browser gives no access to the TLS channel. */
export function createScram(hash: ScramHash, domain: string, accounts: AccountStore): SaslExchange {
  let opened: Opened | undefined;

  function open(message: string): SaslStep {
    const first = parseClientFirst(message);
    if (!first.ok) return fail("malformed-request", first.refusal.detail);
    const local = accountName(first.value.username, domain);
    if (local === undefined) return wrongCredentials;
    if (!isOwnAuthzid(first.value.authzid, local, domain))
      return fail("invalid-authzid", "Nobody can act for another account here.");
    // No password fits a decoy, so an unknown name fails at the end, as a wrong password does.
    const verifier = accounts.find(local, hash) ?? decoyVerifier(hash, local, accounts.secret);
    const nonce = first.value.nonce + randomBytes(18).toString("base64url");
    const serverFirst = formatServerFirst({ nonce, salt: verifier.salt, iterations: verifier.iterations });
    opened = {
      first: first.value,
      firstBare: message.slice(first.value.gs2Header.length),
      serverFirst,
      nonce,
      local,
      verifier,
    };
    return { kind: "challenge", payload: serverFirst };
  }

  function finish(message: string, from: Opened): SaslStep {
    const final = parseClientFinal(message);
    if (!final.ok) return fail("malformed-request", final.refusal.detail);
    if (final.value.gs2Header !== from.first.gs2Header || final.value.nonce !== from.nonce)
      return fail("not-authorized", "The answer doesn't belong to the challenge.");
    const withoutProof = message.slice(0, message.lastIndexOf(",p="));
    const signed = authMessage(from.firstBare, from.serverFirst, withoutProof);
    if (!isProofFor(hash, from.verifier, signed, final.value.proof)) return wrongCredentials;
    return {
      kind: "success",
      identity: { local: from.local, guest: false },
      payload: formatServerFinal({ signature: serverSignature(hash, from.verifier, signed) }),
    };
  }

  return {
    step(payload) {
      if (opened !== undefined) return finish(payload ?? "", opened);
      return payload === undefined ? { kind: "challenge", payload: "" } : open(payload);
    },
  };
}

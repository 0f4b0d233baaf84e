import type { SaslMechanism } from "@xmpp/client";
import {
  acceptServerFirst,
  authMessage,
  clientFinalWithoutProof,
  clientFirstBare,
  formatClientFinal,
  formatClientFirst,
  parseServerFinal,
  type ServerFirst,
} from "#protocol/scram.ts";
import { fromByteString, toByteString } from "#net/byte-string.ts";

/** A SASL mechanism that can say whether the server has proved itself when it reports success. */
export interface LoginMechanism extends SaslMechanism {
  /** Takes the data of `<success/>` as a byte string ('' for none). False: do not trust this server. */
  acceptsSuccess(data: string): boolean;
}

export type ScramHash = "SHA-256" | "SHA-1";
type Bytes = Uint8Array<ArrayBuffer>;

const gs2Header = "n,,";

export type ScramOptions = {
  readonly hash: ScramHash;
  /** Name and password must be prepared by `saslPrep`. */
  readonly username: string;
  readonly password: string;
  /** Fresh and unguessable for each login. */
  readonly nonce: string;
  readonly subtle: SubtleCrypto;
  /** Hears in a sentence why a challenge must not be answered; the mechanism then stops. */
  onRefused(detail: string): void;
};

/** SCRAM over WebCrypto (RFC 5802, RFC 7677). */
export function createScramMechanism(options: ScramOptions): LoginMechanism {
  const { hash, username, password, nonce, subtle } = options;
  let challenge: { text: string; parsed: ServerFirst } | undefined;
  let expected: Bytes | undefined;
  let verified = false;

  function refuse(detail: string): never {
    options.onRefused(detail);
    throw new Error(detail);
  }

  async function answer(text: string, parsed: ServerFirst): Promise<string> {
    const withoutProof = clientFinalWithoutProof({ gs2Header, nonce: parsed.nonce });
    const signed = utf8(authMessage(clientFirstBare({ username, nonce }), text, withoutProof));
    const salted = await saltedPassword(subtle, hash, password, parsed);
    const clientKey = await hmac(subtle, hash, salted, utf8("Client Key"));
    const storedKey = new Uint8Array(await subtle.digest(hash, clientKey));
    const signature = await hmac(subtle, hash, storedKey, signed);
    expected = await hmac(subtle, hash, await hmac(subtle, hash, salted, utf8("Server Key")), signed);
    const proof = clientKey.map((byte, index) => byte ^ (signature[index] ?? 0));
    return formatClientFinal({ gs2Header, nonce: parsed.nonce, proof });
  }

  function verify(data: string): boolean {
    const final = parseServerFinal(fromByteString(data) ?? "");
    if (!final.ok || "error" in final.value || expected === undefined) return false;
    verified = equal(final.value.signature, expected);
    return verified;
  }

  return {
    name: `SCRAM-${hash}`,
    clientFirst: true,
    async response() {
      if (challenge === undefined) return toByteString(formatClientFirst({ gs2Header, username, nonce }));
      // RFC 5802, section 5: a server may send its proof in a challenge of its own; the answer to it is empty.
      if (expected !== undefined) return "";
      return toByteString(await answer(challenge.text, challenge.parsed));
    },
    challenge(data) {
      if (challenge !== undefined) {
        if (!verify(data)) refuse("The server could not prove that it knows the password.");
        return;
      }
      const text = fromByteString(data) ?? "";
      const parsed = acceptServerFirst(text, nonce);
      if (!parsed.ok) refuse(parsed.refusal.detail);
      challenge = { text, parsed: parsed.value };
    },
    acceptsSuccess: (data) => (data === "" ? verified : verify(data)),
  };
}

/** Hi() of RFC 5802, section 2.2, which is PBKDF2. */
async function saltedPassword(
  subtle: SubtleCrypto,
  hash: ScramHash,
  password: string,
  { salt, iterations }: ServerFirst,
): Promise<Bytes> {
  const key = await subtle.importKey("raw", utf8(password), "PBKDF2", false, ["deriveBits"]);
  const bits = hash === "SHA-256" ? 256 : 160;
  return new Uint8Array(await subtle.deriveBits({ name: "PBKDF2", hash, salt, iterations }, key, bits));
}

async function hmac(subtle: SubtleCrypto, hash: ScramHash, key: Bytes, data: Bytes): Promise<Bytes> {
  const imported = await subtle.importKey("raw", key, { name: "HMAC", hash }, false, ["sign"]);
  return new Uint8Array(await subtle.sign("HMAC", imported, data));
}

/** Compares in a time that does not tell where the first difference is. */
function equal(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (let index = 0; index < left.length; index++) difference |= (left[index] ?? 0) ^ (right[index] ?? 0);
  return difference === 0;
}

function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}

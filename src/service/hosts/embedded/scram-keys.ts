import { createHash, createHmac, pbkdf2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

export type ScramHash = "sha1" | "sha256";
export const SCRAM_HASHES: readonly ScramHash[] = ["sha256", "sha1"];

/** What the server keeps instead of a password (RFC 5802, section 3). */
export type Verifier = {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iterations: number;
  readonly storedKey: Uint8Array;
  readonly serverKey: Uint8Array;
};
export type Verifiers = Readonly<Record<ScramHash, Verifier>>;

const iterations = 10_000;
const saltBytes = 16;
const derive = promisify(pbkdf2);

/** Derives what is stored for a new password (after SASLprep). Takes some milliseconds off the main thread. */
export async function deriveVerifiers(password: string): Promise<Verifiers> {
  const [sha256, sha1] = await Promise.all([deriveOne("sha256", password), deriveOne("sha1", password)]);
  return { sha256, sha1 };
}

/** Whether this is the password (after SASLprep) of the verifier. */
export async function isPasswordOf(password: string, hash: ScramHash, verifier: Verifier): Promise<boolean> {
  const salted = await derive(password, verifier.salt, verifier.iterations, hashBytes(hash), hash);
  return timingSafeEqual(storedKeyOf(hash, hmac(hash, salted, "Client Key")), verifier.storedKey);
}

/** Whether the proof shows knowledge of the password (RFC 5802, section 3). */
export function isProofFor(
  hash: ScramHash,
  verifier: Verifier,
  authMessage: string,
  proof: Uint8Array,
): boolean {
  if (proof.length !== hashBytes(hash)) return false;
  const signature = hmac(hash, verifier.storedKey, authMessage);
  const clientKey = Buffer.from(proof.map((byte, index) => byte ^ (signature[index] ?? 0)));
  return timingSafeEqual(storedKeyOf(hash, clientKey), verifier.storedKey);
}

/** The server's own proof. */
export function serverSignature(
  hash: ScramHash,
  verifier: Verifier,
  authMessage: string,
): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hmac(hash, verifier.serverKey, authMessage));
}

/**
 * A verifier that no password fits, the same one each time for the same name: whoever tries names must not
 * learn from the salt which of them exist (RFC 5802, section 9).
 */
export function decoyVerifier(hash: ScramHash, local: string, secret: Uint8Array): Verifier {
  const salt = Uint8Array.from(hmac("sha256", secret, `${hash}:${local}`).subarray(0, saltBytes));
  return {
    salt,
    iterations,
    storedKey: randomBytes(hashBytes(hash)),
    serverKey: randomBytes(hashBytes(hash)),
  };
}

async function deriveOne(hash: ScramHash, password: string): Promise<Verifier> {
  const salt = Uint8Array.from(randomBytes(saltBytes));
  const salted = await derive(password, salt, iterations, hashBytes(hash), hash);
  return {
    salt,
    iterations,
    storedKey: storedKeyOf(hash, hmac(hash, salted, "Client Key")),
    serverKey: hmac(hash, salted, "Server Key"),
  };
}

function storedKeyOf(hash: ScramHash, clientKey: Uint8Array): Buffer {
  return createHash(hash).update(clientKey).digest();
}

function hmac(hash: ScramHash, key: Uint8Array, text: string): Buffer {
  return createHmac(hash, key).update(text, "utf8").digest();
}

function hashBytes(hash: ScramHash): number {
  return hash === "sha1" ? 20 : 32;
}

import { createHash, createHmac, pbkdf2Sync } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { openAccounts, type AccountStore } from "#service/hosts/embedded/accounts.ts";
import type { SaslStep } from "#service/hosts/embedded/sasl/exchange.ts";
import { createScram } from "#service/hosts/embedded/sasl/scram.ts";
import { deriveVerifiers } from "#service/hosts/embedded/scram-keys.ts";

let accounts: AccountStore;
beforeAll(async () => {
  accounts = openAccounts(":memory:");
  accounts.create("richardiii", await deriveVerifiers("a horse"));
});

/** A client that knows the password; `final` turns its last message, which it then signs as it stands. */
async function answer(clientFirst: string, final: (whole: string) => string): Promise<SaslStep> {
  const exchange = createScram("sha256", "localhost", accounts);
  const challenge = await exchange.step(clientFirst);
  if (challenge.kind !== "challenge") return challenge;
  const [, nonce = "", salt = "", count = ""] = /^r=([^,]+),s=([^,]+),i=(\d+)$/.exec(challenge.payload) ?? [];
  const salted = pbkdf2Sync("a horse", Buffer.from(salt, "base64"), Number(count), 32, "sha256");
  const hmac = (key: Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();
  const clientKey = hmac(salted, "Client Key");
  const withoutProof = final(nonce);
  const signed = `${clientFirst.replace(/^[^,]*,[^,]*,/, "")},${challenge.payload},${withoutProof}`;
  const signature = hmac(createHash("sha256").update(clientKey).digest(), signed);
  const proof = Buffer.from(clientKey.map((byte, index) => byte ^ (signature[index] ?? 0))).toString(
    "base64",
  );
  return exchange.step(`${withoutProof},p=${proof}`);
}

const base64 = (text: string): string => Buffer.from(text).toString("base64");
const first = "n,,n=richardiii,r=fyko+d2lbbFgONRv9qkxdawL";

test("an honest client is let in", async () => {
  expect(await answer(first, (nonce) => `c=biws,r=${nonce}`)).toMatchObject({
    kind: "success",
    identity: { local: "richardiii", guest: false },
  });
});

test("a client that would have liked channel binding is let in", async () => {
  const outcome = await answer(first.replace("n,,", "y,,"), (nonce) => `c=${base64("y,,")},r=${nonce}`);
  expect(outcome.kind).toBe("success");
});

test("a well-signed answer with another nonce is refused: it may be a replay", async () => {
  expect(await answer(first, (nonce) => `c=biws,r=${nonce}x`)).toMatchObject({
    kind: "failure",
    condition: "not-authorized",
  });
});

test("a well-signed answer with another header is refused: somebody changed the first message", async () => {
  expect(await answer(first, (nonce) => `c=${base64("y,,")},r=${nonce}`)).toMatchObject({
    kind: "failure",
    condition: "not-authorized",
  });
});

test("channel binding, which is not offered, and broken messages are malformed requests", async () => {
  for (const message of ["p=tls-exporter,,n=richardiii,r=abcdefghijkl", "", "n,,", "n,,n=a=b,r=abcdefghijkl"])
    expect(await answer(message, (nonce) => nonce)).toMatchObject({ condition: "malformed-request" });
});

test("the own account may be named as the one to act for, no other", async () => {
  const named = (authzid: string): string => `n,a=${authzid},n=richardiii,r=fyko+d2lbbFgONRv9qkxdawL`;
  const own = await answer(named("richardiii@localhost"), (nonce) => {
    return `c=${base64("n,a=richardiii@localhost,")},r=${nonce}`;
  });
  expect(own.kind).toBe("success");
  expect(await answer(named("richmond@localhost"), (nonce) => nonce)).toMatchObject({
    condition: "invalid-authzid",
  });
});

import { describe, expect, it } from "vitest";
import { createScramMechanism, type LoginMechanism } from "#net/scram-mechanism.ts";

function rfcMechanism(hash: "SHA-256" | "SHA-1", refusals: string[] = []): LoginMechanism {
  return createScramMechanism({
    hash,
    username: "user",
    password: "pencil",
    nonce: hash === "SHA-256" ? "rOprNGfwEbeRWgbNEkqO" : "fyko+d2lbbFgONRv9qkxdawL",
    subtle: crypto.subtle,
    onRefused: (detail) => void refusals.push(detail),
  });
}

// RFC 7677, section 3, and RFC 5802, section 5.
const exchanges = {
  "SHA-256": {
    first: "n,,n=user,r=rOprNGfwEbeRWgbNEkqO",
    challenge: "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
    final:
      "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
    verdict: "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=",
  },
  "SHA-1": {
    first: "n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL",
    challenge: "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096",
    final: "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=",
    verdict: "v=rmF9pqV8S7suAoZWja4dJRkFsKQ=",
  },
} as const;

describe.each(["SHA-256", "SHA-1"] as const)("SCRAM-%s", (hash) => {
  const rfc = exchanges[hash];

  it("says what the RFC's client says and believes the RFC's server", async () => {
    const mechanism = rfcMechanism(hash);
    expect(await mechanism.response()).toBe(rfc.first);
    await mechanism.challenge(rfc.challenge);
    expect(await mechanism.response()).toBe(rfc.final);
    expect(mechanism.acceptsSuccess(rfc.verdict)).toBe(true);
  });

  it("believes a server that proves itself in a challenge before an empty success", async () => {
    const mechanism = rfcMechanism(hash);
    await mechanism.challenge(rfc.challenge);
    await mechanism.response();
    await mechanism.challenge(rfc.verdict);
    expect(await mechanism.response()).toBe("");
    expect(mechanism.acceptsSuccess("")).toBe(true);
  });

  it.each([
    "",
    "v=AAAA",
    "v=",
    "e=other-error",
    `${rfc.verdict.slice(0, 5)}X${rfc.verdict.slice(6)}`,
    "v=\u00ff",
  ])("does not believe a success with %j", async (verdict) => {
    const mechanism = rfcMechanism(hash);
    await mechanism.challenge(rfc.challenge);
    await mechanism.response();
    expect(mechanism.acceptsSuccess(verdict)).toBe(false);
  });

  it("does not believe a success that comes before the proof", () => {
    expect(rfcMechanism(hash).acceptsSuccess("")).toBe(false);
    expect(rfcMechanism(hash).acceptsSuccess(rfc.verdict)).toBe(false);
  });

  it.each([
    ["a nonce that is not ours", "r=someoneElsesNonce,s=AAAA,i=4096"],
    ["two million iterations", rfc.challenge.replace("4096", "2000000")],
    ["one iteration", rfc.challenge.replace("4096", "1")],
    ["nonsense", "\u0000"],
  ])("answers no challenge with %s and says why", (_what, challenge) => {
    const refusals: string[] = [];
    const mechanism = rfcMechanism(hash, refusals);
    expect(() => mechanism.challenge(challenge)).toThrow();
    expect(refusals).toHaveLength(1);
  });

  it("refuses a second challenge that proves nothing", async () => {
    const refusals: string[] = [];
    const mechanism = rfcMechanism(hash, refusals);
    await mechanism.challenge(rfc.challenge);
    expect(() => mechanism.challenge(rfc.challenge)).toThrow();
    expect(refusals).toHaveLength(1);
  });
});

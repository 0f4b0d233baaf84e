import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  acceptServerFirst,
  authMessage,
  clientFinalWithoutProof,
  clientFirstBare,
  formatClientFinal,
  formatClientFirst,
  formatServerFinal,
  formatServerFirst,
  fromBase64,
  maxIterations,
  minIterations,
  parseClientFinal,
  parseClientFirst,
  parseServerFinal,
  parseServerFirst,
  toBase64,
} from "#protocol/scram.ts";
import { saslPrep } from "#protocol/sasl-prep.ts";

// RFC 7677, section 3.
const rfc = {
  clientNonce: "rOprNGfwEbeRWgbNEkqO",
  nonce: "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0",
  clientFirst: "n,,n=user,r=rOprNGfwEbeRWgbNEkqO",
  serverFirst: "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
  clientFinal:
    "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
  serverFinal: "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=",
};
const salt = fromBase64("W22ZaJ0SNY7soEsUEjb6gQ==") ?? new Uint8Array();

describe("the exchange of RFC 7677, section 3", () => {
  it("parses and is built again, message by message", () => {
    const first = parseClientFirst(rfc.clientFirst);
    expect(first).toEqual({
      ok: true,
      value: { gs2Header: "n,,", username: "user", nonce: rfc.clientNonce },
    });
    expect(formatClientFirst({ gs2Header: "n,,", username: "user", nonce: rfc.clientNonce })).toBe(
      rfc.clientFirst,
    );

    const challenge = { nonce: rfc.nonce, salt, iterations: 4096 };
    expect(acceptServerFirst(rfc.serverFirst, rfc.clientNonce)).toEqual({ ok: true, value: challenge });
    expect(formatServerFirst(challenge)).toBe(rfc.serverFirst);

    const final = parseClientFinal(rfc.clientFinal);
    if (!final.ok) throw new Error(final.refusal.detail);
    expect(final.value).toMatchObject({ gs2Header: "n,,", nonce: rfc.nonce });
    expect(formatClientFinal(final.value)).toBe(rfc.clientFinal);

    const verdict = parseServerFinal(rfc.serverFinal);
    if (!verdict.ok) throw new Error(verdict.refusal.detail);
    expect(formatServerFinal(verdict.value)).toBe(rfc.serverFinal);
  });

  it("is signed as client-first without its header, challenge and client-final without its proof", () => {
    const signed = authMessage(
      clientFirstBare({ username: "user", nonce: rfc.clientNonce }),
      rfc.serverFirst,
      clientFinalWithoutProof({ gs2Header: "n,,", nonce: rfc.nonce }),
    );
    expect(signed).toBe(`n=user,r=${rfc.clientNonce},${rfc.serverFirst},c=biws,r=${rfc.nonce}`);
  });
});

describe("names", () => {
  it("carry commas and equals signs escaped, and only so", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: "grapheme" }), (username) => {
        const text = formatClientFirst({ gs2Header: "n,,", username, nonce: rfc.clientNonce });
        expect(parseClientFirst(text)).toMatchObject({ ok: true, value: { username } });
      }),
    );
    expect(parseClientFirst("n,,n=a=3Cb,r=rOprNGfwEbeRWgbNEkqO").ok).toBe(false);
  });

  it("may be joined by an authorization identity", () => {
    expect(parseClientFirst("y,a=king@shakespeare.lit,n=king,r=12345678")).toEqual({
      ok: true,
      value: {
        gs2Header: "y,a=king@shakespeare.lit,",
        authzid: "king@shakespeare.lit",
        username: "king",
        nonce: "12345678",
      },
    });
  });
});

describe("what the server refuses from a client", () => {
  it.each([
    ["channel binding", "p=tls-unique,,n=king,r=12345678"],
    ["a mandatory extension", "n,,m=x,n=king,r=12345678"],
    ["an empty name", "n,,n=,r=12345678"],
    ["a nonce of seven characters", "n,,n=king,r=1234567"],
    ["a nonce with a space", "n,,n=king,r=1234 5678"],
    ["a missing header", "n=king,r=12345678"],
    ["parts in another order", "n,,r=12345678,n=king"],
    ["nothing", ""],
    ["more than four kilobytes", `n,,n=${"k".repeat(5000)},r=12345678`],
  ])("%s", (_what, text) => {
    expect(parseClientFirst(text).ok).toBe(false);
  });

  it("a last message with a part missing, added or not in base64", () => {
    expect(parseClientFinal("c=biws,r=12345678").ok).toBe(false);
    expect(parseClientFinal("c=biws,r=12345678,p=AAAA,x=1").ok).toBe(false);
    expect(parseClientFinal("c=biws,r=12345678,p=A-_A").ok).toBe(false);
    expect(parseClientFinal("c=biw,r=12345678,p=AAAA").ok).toBe(false);
  });
});

describe("what a client refuses from the server", () => {
  it.each([
    ["the client's own nonce alone", "r=12345678,s=AAAA,i=4096"],
    ["another nonce", "r=87654321abc,s=AAAA,i=4096"],
    ["an empty salt", "r=12345678abc,s=,i=4096"],
    ["a salt that is not base64", "r=12345678abc,s=!!!!,i=4096"],
    ["no iterations", "r=12345678abc,s=AAAA,i=0"],
    ["negative iterations", "r=12345678abc,s=AAAA,i=-1"],
    ["iterations with an exponent", "r=12345678abc,s=AAAA,i=1e4"],
    ["fewer iterations than RFC 7677 allows", `r=12345678abc,s=AAAA,i=${minIterations - 1}`],
    ["more iterations than a page should spend", `r=12345678abc,s=AAAA,i=${maxIterations + 1}`],
    ["a mandatory extension", "m=x,r=12345678abc,s=AAAA,i=4096"],
    ["a truncated challenge", "r=12345678abc,s=AAAA"],
  ])("%s", (_what, text) => {
    expect(acceptServerFirst(text, "12345678").ok).toBe(false);
  });

  it("but not an optional extension behind the iterations", () => {
    expect(acceptServerFirst("r=12345678abc,s=AAAA,i=4096,x=1", "12345678").ok).toBe(true);
  });

  it("a last message without a signature, and it names an error when there is one", () => {
    expect(parseServerFinal("").ok).toBe(false);
    expect(parseServerFinal("v=").ok).toBe(false);
    expect(parseServerFinal("e=invalid-proof")).toEqual({ ok: true, value: { error: "invalid-proof" } });
  });
});

describe("SASLprep", () => {
  // RFC 4013, section 3, and what NFKC does.
  it.each([
    ["I\u00adX", "IX"],
    ["user", "user"],
    ["USER", "USER"],
    ["\u00aa", "a"],
    ["\u2168", "IX"],
    ["a\u00a0b", "a b"],
  ])("makes %j into %j", (text, prepared) => {
    expect(saslPrep(text)).toEqual({ ok: true, value: prepared });
  });

  it.each(["\u0007", "", "\u00ad", "a\u2028b", "\ud800", "\uffff"])("refuses %j", (text) => {
    expect(saslPrep(text).ok).toBe(false);
  });
});

describe("base64", () => {
  it("goes there and back", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => {
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      }),
    );
  });

  it.each(["", "A", "AA", "AAA", "AA=", "=AAA", "AAAA\n", "AA AA", "-_-_"])("refuses %j", (text) => {
    expect(fromBase64(text)).toBeUndefined();
  });

  it("no message of a server is read as an exception, whatever it says", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const parse of [parseClientFirst, parseServerFirst, parseClientFinal, parseServerFinal])
          expect(typeof parse(text).ok).toBe("boolean");
      }),
    );
  });
});

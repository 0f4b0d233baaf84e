import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { el } from "#xml/element.ts";
import { CONDITIONS, decodeError, encodeError, type StanzaError } from "#protocol/stanza-error.ts";
import { hostileText } from "#testing/hostile-xml.ts";

const error: fc.Arbitrary<StanzaError> = fc.record(
  {
    type: fc.constantFrom("auth", "cancel", "continue", "modify", "wait"),
    condition: fc.constantFrom(...CONDITIONS),
    text: hostileText,
    by: hostileText,
    // Even one that is called like a condition, a text or an error.
    extra: fc.array(
      fc
        .constantFrom("invalid-turn", "conflict", "error")
        .map((name) => el(name, { xmlns: "urn:example:else" })),
      { minLength: 1, maxLength: 3 },
    ),
  },
  { requiredKeys: ["type", "condition"], noNullPrototype: true },
);

describe("a stanza error", () => {
  it("is read as it was sent, whatever the application adds (RFC 6120)", () => {
    fc.assert(
      fc.property(error, (sent) => {
        expect(decodeError(el("iq", { type: "error" }, el("query"), encodeError(sent)))).toStrictEqual(sent);
      }),
    );
  });

  it("is of no known condition where a stanza has none in it", () => {
    expect(decodeError(el("message", { type: "error" }, el("body", {}, "A horse!")))).toStrictEqual({
      type: "cancel",
      condition: "undefined-condition",
    });
  });
});

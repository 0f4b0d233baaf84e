import { describe, expect, test } from "vitest";
import type { Codec } from "#xml/codec.ts";
import { el, type XmlElement } from "#xml/element.ts";
import { serialize } from "#xml/serialize.ts";
import { bind } from "#protocol/stream/bind.ts";
import { streamFeatures } from "#protocol/stream/features.ts";
import { closeFrame, openFrame } from "#protocol/stream/framing.ts";
import { smAck, smEnable, smEnabled, smFailed, smResume, smResumed } from "#protocol/stream/management.ts";
import { matches } from "#protocol/stream/matches.ts";
import { saslAuth, saslChallenge, saslFailure } from "#protocol/stream/sasl.ts";
import { streamError } from "#protocol/stream/stream-error.ts";

const SM = "urn:xmpp:sm:3";
const STREAMS = "urn:ietf:params:xml:ns:xmpp-streams";

/** Checks both directions of a codec against the text of the specification. */
function bothWays<T>(codec: Codec<T>, value: T, text: string): void {
  const written = codec.encode(value);
  expect(serialize(written)).toBe(text);
  expect(matches(codec, written)).toBe(true);
  expect(codec.decode(written, "")).toEqual({ ok: true, value });
}

function refused<T>(codec: Codec<T>, element: XmlElement): boolean {
  return !codec.decode(element, "").ok;
}

describe("the elements of a stream are written and read as the specifications show them", () => {
  test("the header and the end of a stream (RFC 7395, 3.4 and 3.6)", () => {
    bothWays(
      openFrame,
      { to: "localhost", version: "1.0", lang: "en" },
      "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='localhost' version='1.0' xml:lang='en'/>",
    );
    bothWays(closeFrame, {}, "<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>");
  });

  test("features, with the prefix that clients look for", () => {
    bothWays(
      streamFeatures,
      { mechanisms: { mechanisms: ["SCRAM-SHA-256", "ANONYMOUS"] }, register: true },
      "<stream:features xmlns:stream='http://etherx.jabber.org/streams'>" +
        "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>SCRAM-SHA-256</mechanism>" +
        "<mechanism>ANONYMOUS</mechanism></mechanisms>" +
        "<register xmlns='http://jabber.org/features/iq-register'/></stream:features>",
    );
    bothWays(
      streamFeatures,
      { bind: true, management: true },
      "<stream:features xmlns:stream='http://etherx.jabber.org/streams'>" +
        `<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/><sm xmlns='${SM}'/></stream:features>`,
    );
  });

  test("errors of the stream, with XEP-0198's own", () => {
    bothWays(
      streamError,
      { condition: "undefined-condition", text: "Too high.", handledCountTooHigh: { handled: 10, sent: 8 } },
      "<stream:error xmlns:stream='http://etherx.jabber.org/streams'>" +
        `<undefined-condition xmlns='${STREAMS}'/><text xmlns='${STREAMS}'>Too high.</text>` +
        `<handled-count-too-high xmlns='${SM}' h='10' send-count='8'/></stream:error>`,
    );
  });

  test("SASL (RFC 6120, 6.4)", () => {
    bothWays(
      saslAuth,
      { mechanism: "PLAIN", payload: "AGEAYg==" },
      "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>AGEAYg==</auth>",
    );
    bothWays(
      saslChallenge,
      { payload: "cj0x" },
      "<challenge xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>cj0x</challenge>",
    );
    bothWays(
      saslFailure,
      { condition: "not-authorized" },
      "<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>" +
        "<not-authorized xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/></failure>",
    );
  });

  test("binding (RFC 6120, 7)", () => {
    bothWays(
      bind,
      { jid: "richardiii@shakespeare.lit/desktop" },
      "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>richardiii@shakespeare.lit/desktop</jid></bind>",
    );
  });

  test("stream management (XEP-0198)", () => {
    bothWays(smEnable, { resume: true }, `<enable xmlns='${SM}' resume='true'/>`);
    bothWays(
      smEnabled,
      { id: "some-long-sm-id", resume: true, maxSeconds: 60 },
      `<enabled xmlns='${SM}' id='some-long-sm-id' resume='true' max='60'/>`,
    );
    bothWays(smAck, { handled: 4_294_967_295 }, `<a xmlns='${SM}' h='4294967295'/>`);
    bothWays(smResume, { handled: 7, previousId: "x" }, `<resume xmlns='${SM}' h='7' previd='x'/>`);
    bothWays(smResumed, { handled: 7, previousId: "x" }, `<resumed xmlns='${SM}' h='7' previd='x'/>`);
    bothWays(
      smFailed,
      { condition: "item-not-found" },
      `<failed xmlns='${SM}'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>`,
    );
  });
});

test("a condition that nobody defined reads as the general one", () => {
  const error = el("error", { xmlns: "http://etherx.jabber.org/streams" }, el("weary", { xmlns: STREAMS }));
  expect(streamError.decode(error, "")).toEqual({ ok: true, value: { condition: "undefined-condition" } });
});

test("counters that are none are refused", () => {
  for (const h of ["", "-1", "1.5", "4294967296", "NaN", "0x10"])
    expect(refused(smAck, el("a", { xmlns: SM, h }))).toBe(true);
  expect(refused(smAck, el("a", { xmlns: SM }))).toBe(true);
  expect(refused(smResume, el("resume", { xmlns: SM, h: "1", previd: "" }))).toBe(true);
});

test("the same name in another namespace is another element", () => {
  expect(matches(openFrame, el("open", { xmlns: SM }))).toBe(false);
  expect(matches(openFrame, el("open", {}))).toBe(false);
});

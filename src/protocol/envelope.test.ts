import { describe, expect, it } from "vitest";
import { el } from "#xml/element.ts";
import { delayedAtMs, openEnvelope, showOf, textsOf } from "#protocol/envelope.ts";

const stanza = (name: string, attrs: Record<string, string>, ...children: Parameters<typeof el>[2][]) =>
  el(name, { xmlns: "jabber:client", ...attrs }, ...children);

describe("the envelope of a stanza", () => {
  it("reads the sender's address and its parts", () => {
    expect(
      openEnvelope(stanza("message", { from: "Bosworth@Games.Shakespeare.lit/King", type: "chat", id: "a" })),
    ).toMatchObject({
      ok: true,
      value: {
        kind: "message",
        bare: "bosworth@games.shakespeare.lit",
        resource: "King",
        type: "chat",
        id: "a",
      },
    });
    expect(openEnvelope(stanza("presence", {}))).toMatchObject({
      ok: true,
      value: { from: "", bare: "", type: "" },
    });
  });

  it("refuses what is no stanza and a sender that is no address", () => {
    expect(openEnvelope(el("stream:features"))).toMatchObject({ ok: false, refusal: { code: "unexpected" } });
    expect(openEnvelope(stanza("message", { from: "@x" }))).toMatchObject({
      ok: false,
      refusal: { code: "malformed", path: "message/@from" },
    });
  });

  it("reads texts of its own namespace only, and tells an empty subject from none", () => {
    const message = stanza("message", {}, el("body", { xmlns: "urn:else" }, "No"), el("subject"));
    expect(textsOf(message)).toEqual({ body: undefined, subject: "" });
  });

  it("reads both kinds of delay; one that can't be read is old all the same (E-067)", () => {
    const delayed = (name: string, xmlns: string, stamp: string) =>
      delayedAtMs(stanza("message", {}, el(name, { xmlns, stamp })));
    expect(delayed("delay", "urn:xmpp:delay", "2026-08-22T10:00:00Z")).toBe(Date.UTC(2026, 7, 22, 10));
    expect(delayed("x", "jabber:x:delay", "20260822T10:00:00")).toBe(Date.UTC(2026, 7, 22, 10));
    expect(delayed("delay", "urn:xmpp:delay", "yesterday")).toBe(0);
    expect(delayed("x", "urn:else", "2026-08-22T10:00:00Z")).toBeUndefined();
  });

  it.each([
    ["away", "away"],
    ["xa", "away"],
    ["dnd", "busy"],
    ["chat", "available"],
  ])("takes the show '%s' for %s", (show, availability) => {
    expect(showOf(stanza("presence", {}, el("show", {}, show)))).toBe(availability);
  });
});

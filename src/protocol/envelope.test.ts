import { describe, expect, it } from "vitest";
import { adminQuery } from "#protocol/mmog/admin.ts";
import { holds, openEnvelope, payloadOf, saying, showOf, textsOf } from "#protocol/envelope.ts";
import { NS } from "#protocol/namespaces.ts";
import { canonicalXml } from "#testing/canonical-xml.ts";
import { parseXml } from "#testing/parse-xml.ts";

describe("opening a stanza", () => {
  it("reads who sent it, as an equal address would be written", () => {
    const stanza = parseXml(
      "<presence from='England@games.shakespeare.lit/King' type='unavailable' id='7'/>",
    );
    expect(openEnvelope(stanza)).toEqual({
      ok: true,
      value: {
        kind: "presence",
        from: "england@games.shakespeare.lit/King",
        bare: "england@games.shakespeare.lit",
        resource: "King",
        type: "unavailable",
        id: "7",
        stanza,
      },
    });
  });

  it("takes a stanza without a sender for one of the own account", () => {
    expect(openEnvelope(parseXml("<iq/>"))).toMatchObject({
      ok: true,
      value: { from: "", bare: "", resource: "", type: "", id: undefined },
    });
  });

  it("refuses a sender that is no address, and what is no stanza", () => {
    expect(openEnvelope(parseXml("<iq from='king of england'/>"))).toMatchObject({
      refusal: { code: "malformed", path: "iq/@from" },
    });
    expect(openEnvelope(parseXml("<a/>"))).toEqual({
      ok: false,
      refusal: { code: "unexpected", path: "a", detail: "A <a/> is no stanza." },
    });
  });

  it("finds the payload that a codec knows", () => {
    const query = `<query xmlns='${NS.admin}'><item nick='earl1' role='none'/></query>`;
    expect(
      payloadOf(adminQuery, parseXml(`<iq xmlns='jabber:client'><other xmlns='urn:else'/>${query}</iq>`)),
    ).toEqual({
      ok: true,
      value: { items: [{ nick: "earl1", role: "none" }] },
    });
    expect(payloadOf(adminQuery, parseXml("<iq><query xmlns='urn:else'/></iq>"))).toBeUndefined();
    expect(
      payloadOf(adminQuery, parseXml(`<iq><query xmlns='${NS.admin}'><item role='king'/></query></iq>`)),
    ).toMatchObject({ ok: false });
  });

  it("looks for an element in the stanza and in its payloads, and no deeper", () => {
    const stanza = parseXml("<message><game xmlns='urn:a'><saved/><item><deep/></item></game></message>");
    expect(["game", "saved", "item", "deep"].map((name) => holds(stanza, name))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});

describe("the texts of a message", () => {
  it("are there, empty, or not there at all [MMOG-7.2.15-3, MMOG-8.1-3, MMOG-8.1-8, Example 47, Example 113]", () => {
    expect(textsOf(parseXml("<message><subject>Fight!</subject></message>"))).toEqual({
      subject: "Fight!",
      body: undefined,
    });
    expect(textsOf(parseXml("<message><subject/><body></body></message>"))).toEqual({
      subject: "",
      body: "",
    });
  });

  it("are the stanza's own, not those of a payload or of another namespace", () => {
    const stanza =
      "<message xmlns='jabber:client'><html xmlns='urn:h'><body>no</body></html><body xmlns='urn:else'>no</body></message>";
    expect(textsOf(parseXml(stanza))).toEqual({ subject: undefined, body: undefined });
  });

  it("are sent to all, as a word or as the subject [MMOG-3-5, MMOG-8.1-2, Example 69, Example 109]", () => {
    const to = "england@games.shakespeare.lit";
    expect(canonicalXml(saying({ to, id: "1" }, { body: "A horse!" }))).toBe(
      canonicalXml(parseXml(`<message to='${to}' id='1' type='groupchat'><body>A horse!</body></message>`)),
    );
    expect(canonicalXml(saying({ to, id: "2" }, { subject: "" }))).toBe(
      canonicalXml(parseXml(`<message to='${to}' id='2' type='groupchat'><subject/></message>`)),
    );
  });
});

describe("the availability of somebody", () => {
  it.each([
    ["<presence/>", "available"],
    ["<presence><show>chat</show></presence>", "available"],
    ["<presence><show>away</show></presence>", "away"],
    ["<presence><show> xa </show></presence>", "away"],
    ["<presence><show>dnd</show></presence>", "busy"],
    ["<presence><show xmlns='urn:else'>dnd</show></presence>", "available"],
  ])("is read from %s as %s [Example 79]", (stanza, show) => {
    expect(showOf(parseXml(stanza))).toBe(show);
  });
});

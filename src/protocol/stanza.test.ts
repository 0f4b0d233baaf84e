import { describe, expect, it } from "vitest";
import { el } from "#xml/element.ts";
import { NS } from "#protocol/namespaces.ts";
import { errorReply, iq, iqResult, mayAnswer, message, presence } from "#protocol/stanza.ts";
import { canonicalXml } from "#testing/canonical-xml.ts";
import { parseXml } from "#testing/parse-xml.ts";

const KING = "richardiii@shakespeare.lit/desktop";
const ROOM = "england@games.shakespeare.lit";

describe("a stanza", () => {
  it("has an address and a payload", () => {
    const hidden = false;
    expect(
      canonicalXml(
        message({ from: KING, to: ROOM, id: "1", type: "groupchat" }, el("body", {}, "A horse!"), hidden),
      ),
    ).toBe(
      canonicalXml(
        parseXml(
          `<message from='${KING}' to='${ROOM}' id='1' type='groupchat'><body>A horse!</body></message>`,
        ),
      ),
    );
    expect(presence({ to: ROOM, type: undefined })).toEqual(el("presence", { to: ROOM }));
    expect(iq({ id: "2", type: "get" }).name).toBe("iq");
  });
});

describe("an answer to an iq", () => {
  it("goes back to where the question came from, under the same id", () => {
    const question = iq({ from: KING, to: ROOM, id: "q", type: "get" }, el("query", { xmlns: NS.discoInfo }));
    expect(iqResult(question, el("query", { xmlns: NS.discoInfo }))).toEqual(
      iq({ from: ROOM, to: KING, id: "q", type: "result" }, el("query", { xmlns: NS.discoInfo })),
    );
  });
});

describe("an error", () => {
  it("comes from the address that the stanza was sent to, with its id and its payload, but no password [MMOG-7.2.5-1, Example 32, E-049, E-050]", () => {
    const join = parseXml(
      `<presence from='harritudur@shakespeare.lit/pda' id='n13mt31' to='${ROOM}/earl1'>
        <game xmlns='${NS.mmog}' var='${NS.dga}'><password>dieuetmondroit</password></game>
      </presence>`,
    );
    const refused = errorReply(join, { by: ROOM, type: "auth", condition: "not-authorized" });
    expect(canonicalXml(refused)).toBe(
      canonicalXml(
        parseXml(
          `<presence from='${ROOM}/earl1' id='n13mt31' to='harritudur@shakespeare.lit/pda' type='error'>
            <game xmlns='${NS.mmog}' var='${NS.dga}'/>
            <error by='${ROOM}' type='auth'><not-authorized xmlns='${NS.stanzas}'/></error>
          </presence>`,
        ),
      ),
    );
  });

  it("to a turn echoes the turn [Example 60, Example 62, E-130, E-134]", () => {
    const turn = `<turn xmlns='${NS.user}' tuid='dyb12s6'><pc chid='h7ns81g'><moves><move node='Hull'><location x='9999' y='0' z='0'/></move></moves></pc></turn>`;
    const sent = parseXml(
      `<message from='${KING}' id='hysf1v37' to='${ROOM}' type='groupchat'>${turn}</message>`,
    );
    const extra = [el("invalid-turn", { xmlns: NS.mmog })];
    expect(
      canonicalXml(errorReply(sent, { by: ROOM, type: "cancel", condition: "undefined-condition", extra })),
    ).toBe(
      canonicalXml(
        parseXml(
          `<message from='${ROOM}' id='hysf1v37' to='${KING}' type='error'>${turn}<error by='${ROOM}' type='cancel'>
            <undefined-condition xmlns='${NS.stanzas}'/><invalid-turn xmlns='${NS.mmog}'/>
          </error></message>`,
        ),
      ),
    );
  });

  it("echoes no password from any depth, and nothing of an error that was sent along", () => {
    const sent = parseXml(
      `<iq from='${KING}' id='d' to='${ROOM}' type='set'>
        <query xmlns='${NS.owner}'><destroy jid='wales@games.shakespeare.lit'><reason>Treason</reason><password>secret</password></destroy></query>
        <error type='wait'/>
      </iq>`,
    );
    const echoed = errorReply(sent, { type: "auth", condition: "forbidden" });
    expect(canonicalXml(echoed)).toBe(
      canonicalXml(
        parseXml(
          `<iq from='${ROOM}' id='d' to='${KING}' type='error'>
            <query xmlns='${NS.owner}'><destroy jid='wales@games.shakespeare.lit'><reason>Treason</reason></destroy></query>
            <error type='auth'><forbidden xmlns='${NS.stanzas}'/></error>
          </iq>`,
        ),
      ),
    );
  });

  it("answers a stanza without addresses and without an id, too [E-051]", () => {
    expect(errorReply(el("message"), { type: "cancel", condition: "gone" }).attrs).toEqual({ type: "error" });
  });
});

describe("silence", () => {
  it("is the only answer to errors and to results of an iq (RFC 6120)", () => {
    expect(mayAnswer(message({ type: "error" }))).toBe(false);
    expect(mayAnswer(iq({ type: "error" }))).toBe(false);
    expect(mayAnswer(iq({ type: "result" }))).toBe(false);
    expect(mayAnswer(iq({ type: "set" }))).toBe(true);
    expect(mayAnswer(presence({}))).toBe(true);
    expect(mayAnswer(message({ type: "result" }))).toBe(true);
  });
});

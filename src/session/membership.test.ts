import { describe, expect, it } from "vitest";
import { serialize } from "#xml/serialize.ts";
import { createClientStage, ROOM, signIn } from "#testing/client-stage.ts";

const REGISTER = "http://jabber.org/protocol/mmog#register";
const FORM = `<query xmlns='jabber:iq:register'><instructions>Or visit the web.</instructions><x xmlns='jabber:x:data' type='form'><field var='FORM_TYPE' type='hidden'><value>${REGISTER}</value></field><field var='mmog#register_roomnick' type='text-single' label='Desired Nickname'><required/></field></x></query>`;
const registered = (nick: string) =>
  `<query xmlns='jabber:iq:register'><registered/><username>${nick}</username></query>`;
const told = (name: string) =>
  `<query xmlns='http://jabber.org/protocol/disco#info' node='x-roomuser-item'><identity category='game' type='multi-user' name='${name}'/></query>`;

function online() {
  const stage = createClientStage();
  signIn(stage);
  return stage;
}

describe("membership of a room", () => {
  it("MMOG-7.18-3: one asks the room what it wants to know (Example 91); it may know us already (Example 94)", async () => {
    const { client, line } = online();
    const form = client.membershipForm(ROOM);
    const request = await line.nextAsked(ROOM, /jabber:iq:register/);
    expect([request.type, serialize(request.payload)]).toEqual([
      "get",
      "<query xmlns='jabber:iq:register'/>",
    ]);
    request.result(FORM);
    expect(await form).toMatchObject({
      ok: true,
      value: { kind: "form", form: { fields: [{ var: "FORM_TYPE" }, { var: "mmog#register_roomnick" }] } },
    });
    const again = client.membershipForm(ROOM);
    (await line.nextAsked(ROOM, /jabber:iq:register/)).result(registered("earl1"));
    expect(await again).toEqual({ ok: true, value: { kind: "member", nick: "earl1" } });
    expect(await client.membershipForm("nowhere")).toMatchObject({ refusal: { code: "jid-malformed" } });
  });

  it("MMOG-7.18-10: what was filled in is submitted (Example 96), and whether it was granted at once is asked for", async () => {
    for (const [answer, isMember] of [
      [registered("earl1"), true],
      [FORM, false],
    ] as const) {
      const { client, line } = online();
      const values = [
        { var: "FORM_TYPE", values: [REGISTER] },
        { var: "mmog#register_roomnick", values: ["earl1"] },
      ];
      const sent = client.requestMembership(ROOM, values);
      const request = await line.nextAsked(ROOM, /register_roomnick/);
      expect(request.type).toBe("set");
      expect(serialize(request.payload).replace(" type='hidden'", "")).toBe(
        `<query xmlns='jabber:iq:register'><x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE'><value>${REGISTER}</value></field><field var='mmog#register_roomnick'><value>earl1</value></field></x></query>`,
      );
      request.result();
      (await line.nextAsked(ROOM, /jabber:iq:register/)).result(answer);
      expect(await sent).toEqual({ ok: true, value: { isMember } });
    }
  });

  it("is refused with a code that has a sentence (Examples 93, 97, 98, 99)", async () => {
    for (const condition of ["conflict", "not-allowed", "service-unavailable", "bad-request"]) {
      const { client, line } = online();
      const sent = client.requestMembership(ROOM, []);
      (await line.nextAsked(ROOM, /jabber:iq:register/)).error(condition);
      expect(await sent).toEqual({ ok: false, refusal: { code: condition } });
      expect(line.asked).toEqual([]);
    }
  });

  it("MMOG-7.20-1: a room is asked which nickname it keeps for us (Example 102); who keeps none, or no valid one, tells none", async () => {
    const { client, line } = online();
    const reserved = client.reservedNick(ROOM);
    const request = await line.nextAsked(ROOM);
    expect([request.type, serialize(request.payload)]).toEqual([
      "get",
      "<query xmlns='http://jabber.org/protocol/disco#info' node='x-roomuser-item'/>",
    ]);
    request.result(told("earl1"));
    expect(await reserved).toBe("earl1");
    for (const answer of [told(""), told("x".repeat(2_000)), told("&#9;"), FORM]) {
      const none = client.reservedNick(ROOM);
      (await line.nextAsked(ROOM)).result(answer);
      expect(await none).toBeUndefined();
    }
    const unknown = client.reservedNick(ROOM);
    (await line.nextAsked(ROOM)).error("feature-not-implemented");
    expect(await unknown).toBeUndefined();
  });
});

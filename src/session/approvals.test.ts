import { describe, expect, it } from "vitest";
import { linesOf } from "#store/chat-log.ts";
import { createClientStage, enterAsKing, occupantPresence, ROOM } from "#testing/client-stage.ts";

const REQUEST = "http://jabber.org/protocol/mmog#request";
const REGISTER = "http://jabber.org/protocol/mmog#register";

const field = (name: string, type: string, value: string) =>
  `<field var='${name}' type='${type}' label='${name}'><value>${value}</value></field>`;
const form = (type: string, fields: string) =>
  `<x xmlns='jabber:x:data' type='form'><title>Request</title>${field("FORM_TYPE", "hidden", type)}${fields}</x>`;
const message = (inside: string, from = ROOM) =>
  `<message xmlns='jabber:client' from='${from}'><game xmlns='http://jabber.org/protocol/mmog'><options>${inside}</options></game></message>`;

/** MMOG Example 133. */
const voice = (nick: string) =>
  form(
    REQUEST,
    field("mmog#role", "list-single", "participant") +
      field("mmog#jid", "jid-single", `${nick}@shakespeare.lit/pda`) +
      field("mmog#roomnick", "text-single", nick) +
      field("mmog#request_allow", "boolean", "false"),
  );
/** MMOG Example 176. */
const registration = (nick: string) =>
  form(
    REGISTER,
    field("mmog#register_first", "text-single", "Harri") +
      field("mmog#register_last", "text-single", "") +
      field("mmog#register_roomnick", "text-single", nick) +
      field("mmog#register_allow", "boolean", "0"),
  );

async function inside() {
  const stage = createClientStage();
  await enterAsKing(stage);
  const waiting = () => stage.stores.room.getState().approvals;
  const receive = (inner: string, from?: string) => stage.line.receive(message(inner, from));
  return { ...stage, waiting, receive, first: () => waiting()[0]?.key ?? "" };
}

describe("what a room asks us to decide", () => {
  it("MMOG-8.6-2: a moderator grants voice by submitting the form, with what it said (Example 134)", async () => {
    const { client, line, waiting, receive, first } = await inside();
    receive(voice("earl1"));
    expect(waiting()).toMatchObject([{ kind: "voice", nick: "earl1", jid: "earl1@shakespeare.lit/pda" }]);
    expect(client.answerApproval(first(), true)).toEqual({ ok: true, value: undefined });
    expect(line.sent.map((sent) => sent.replace(/ id='\w+'/, ""))).toEqual([
      `<message to='${ROOM}'><game xmlns='http://jabber.org/protocol/mmog'><options>` +
        "<x xmlns='jabber:x:data' type='submit'>" +
        `<field var='FORM_TYPE'><value>${REQUEST}</value></field>` +
        "<field var='mmog#role'><value>participant</value></field>" +
        "<field var='mmog#jid'><value>earl1@shakespeare.lit/pda</value></field>" +
        "<field var='mmog#roomnick'><value>earl1</value></field>" +
        "<field var='mmog#request_allow'><value>1</value></field></x></options></game></message>",
    ]);
    expect(waiting()).toEqual([]);
    expect(client.answerApproval("gone", true)).toMatchObject({ refusal: { code: "item-not-found" } });
    expect(line.sent).toHaveLength(1);
  });

  it("MMOG-8.6-4: to ignore a request sends nothing (Example 133)", async () => {
    const { client, line, waiting, receive, first } = await inside();
    receive(voice("earl1"));
    client.dismissApproval(first());
    expect(waiting()).toEqual([]);
    expect(line.sent).toEqual([]);
  });

  it("MMOG-9.9-4: an admin answers who wants to be a member, yes or no (Example 176)", async () => {
    const { client, line, waiting, receive, first } = await inside();
    for (const [allow, value] of [
      [true, "1"],
      [false, "0"],
    ] as const) {
      line.sent.length = 0;
      receive(registration("richmond"));
      expect(waiting()).toMatchObject([{ kind: "registration", nick: "richmond" }]);
      // What was left empty says nothing, and the question itself is no fact.
      expect(waiting()[0]?.facts).toEqual([
        { var: "mmog#register_first", label: "mmog#register_first", values: ["Harri"] },
        { var: "mmog#register_roomnick", label: "mmog#register_roomnick", values: ["richmond"] },
      ]);
      client.answerApproval(first(), allow);
      expect(line.sent).toHaveLength(1);
      expect(line.sent[0]).toContain(`type='submit'>`);
      expect(line.sent[0]).toContain(REGISTER);
      expect(line.sent[0]).toContain(
        `<field var='mmog#register_allow'><value>${value}</value></field></x></options></game></message>`,
      );
    }
  });

  it("is taken from the room alone, once for each request, and no more than twenty at a time", async () => {
    const { waiting, receive } = await inside();
    receive(voice("earl1"), `${ROOM}/earl1`);
    receive(voice("earl1"), "other@games.shakespeare.lit");
    expect(waiting()).toEqual([]);
    receive(voice("earl1"));
    receive(voice("earl1"));
    receive(registration("earl1"));
    expect(waiting().map(({ kind }) => kind)).toEqual(["voice", "registration"]);
    for (let count = 1; count <= 30; count += 1) receive(voice(`earl${count}`));
    expect(waiting()).toHaveLength(20);
    expect(waiting().at(-1)?.nick).toBe("earl30");
  });

  it("is settled when another moderator gave voice, or the one who asked has left", async () => {
    const { line, waiting, receive } = await inside();
    for (const nick of ["earl1", "hastings", "stanley"]) {
      line.receive(occupantPresence(nick, "affiliation='none' role='visitor'"));
      receive(voice(nick));
    }
    receive(registration("earl1"));
    line.receive(occupantPresence("earl1", "affiliation='none' role='participant'"));
    line.receive(occupantPresence("hastings", "affiliation='none' role='none'", [], "unavailable"));
    expect(waiting().map(({ kind, nick }) => `${kind} ${nick}`)).toEqual([
      "voice stanley",
      "registration earl1",
    ]);
  });

  it("is forgotten with the room, and no answer goes out after that", async () => {
    const { client, line, waiting, receive, first, settle } = await inside();
    receive(voice("earl1"));
    const key = first();
    const leaving = client.leaveRoom();
    line.receive(
      `<presence xmlns='jabber:client' from='${ROOM}/king' type='unavailable'><game xmlns='http://jabber.org/protocol/mmog#user'><item affiliation='owner' role='none'/><status code='110'/></game></presence>`,
    );
    await leaving;
    await settle();
    expect(waiting()).toEqual([]);
    line.sent.length = 0;
    expect(client.answerApproval(key, true)).toMatchObject({ ok: false });
    receive(voice("earl2"));
    expect(waiting()).toEqual([]);
    expect(line.sent).toEqual([]);
  });

  it("that can't be decided any more is told in the talk", async () => {
    const { client, line, receive, first, stores, frame } = await inside();
    receive(voice("earl1"));
    client.answerApproval(first(), true);
    const id = /id='(\w+)'/.exec(line.sent[0] ?? "")?.[1] ?? "";
    line.receive(
      `<message xmlns='jabber:client' type='error' id='${id}' from='${ROOM}'><error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>`,
    );
    frame();
    expect(linesOf(stores.talk.getState().room.log)).toMatchObject([
      { kind: "notice", text: "not-approved", values: { code: "item-not-found" } },
    ]);
  });
});

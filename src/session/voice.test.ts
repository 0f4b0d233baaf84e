import { expect, it } from "vitest";
import { linesOf } from "#store/chat-log.ts";
import { createClientStage, enterAsKing, ROOM } from "#testing/client-stage.ts";

it("MMOG-7.21-1: voice is asked for by a form with the role and nothing else (Example 104), and a refusal is told", async () => {
  const stage = createClientStage();
  const { client, line, stores, frame } = stage;
  expect(client.requestVoice()).toEqual({ ok: false, refusal: { code: "offline" } });
  await enterAsKing(stage);
  expect(client.requestVoice()).toEqual({ ok: true, value: undefined });
  expect(line.sent.map((sent) => sent.replace(/ id='\w+'/, "").replace(" type='hidden'", ""))).toEqual([
    `<message to='${ROOM}'><game xmlns='http://jabber.org/protocol/mmog#user'><x xmlns='jabber:x:data' type='submit'>` +
      "<field var='FORM_TYPE'><value>http://jabber.org/protocol/mmog#request</value></field>" +
      "<field var='mmog#role'><value>participant</value></field></x></game></message>",
  ]);
  const id = /id='(\w+)'/.exec(line.sent[0] ?? "")?.[1] ?? "";
  line.receive(
    `<message xmlns='jabber:client' type='error' id='${id}' from='${ROOM}'><error type='wait'><policy-violation xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>`,
  );
  frame();
  expect(linesOf(stores.talk.getState().room.log)).toMatchObject([
    { kind: "notice", text: "voice-asked" },
    { kind: "notice", text: "voice-not-asked", values: { code: "policy-violation" } },
  ]);
});

import { describe, expect, it } from "vitest";
import { createClientStage, enterAsKing, ROOM } from "#testing/client-stage.ts";

async function inside() {
  const stage = createClientStage();
  await enterAsKing(stage);
  return stage;
}

const said = (from: string, inner: string, attrs = "") =>
  `<message xmlns='jabber:client' from='${from}' type='groupchat'${attrs}>${inner}</message>`;

describe("talk", () => {
  it("says what was typed to the whole room (MMOG Example 69)", async () => {
    const { client, line } = await inside();
    expect(client.say("My kingdom for a horse! <3")).toEqual({ ok: true, value: undefined });
    expect(line.sent[0]).toMatch(
      new RegExp(
        `^<message id='\\w+' to='${ROOM}' type='groupchat'><body>My kingdom for a horse! &lt;3</body></message>$`,
      ),
    );
  });

  it("shows lines in the room's order, once a frame, with history at its own time and no repetition", async () => {
    const { line, stores, frame } = await inside();
    let renderings = 0;
    stores.room.subscribe(() => (renderings += 1));
    const delay = "<delay xmlns='urn:xmpp:delay' stamp='2026-08-22T10:00:00Z'/>";
    line.receive(said(`${ROOM}/earl1`, `<body>Old</body>${delay}`, " id='m1'"));
    line.receive(said(`${ROOM}/earl1`, "<body>Good Lord</body>", " id='m2'"));
    line.receive(said(`${ROOM}/king`, "<body>Aye</body>", " id='m3'"));
    line.receive(said(`${ROOM}/earl1`, `<body>Good Lord</body>${delay}`, " id='m2'"));
    frame();
    expect(renderings).toBe(1);
    expect(stores.room.getState().chat).toMatchObject([
      { kind: "message", nick: "earl1", text: "Old", own: false, atMs: Date.UTC(2026, 7, 22, 10) },
      { kind: "message", nick: "earl1", text: "Good Lord", own: false },
      { kind: "message", nick: "king", text: "Aye", own: true },
    ]);
  });

  it("takes a subject only without a body, and an empty one clears it (MMOG 8.1)", async () => {
    const { client, line, stores, frame } = await inside();
    client.setSubject("");
    expect(line.sent[0]).toContain("<subject></subject>");
    line.receive(said(`${ROOM}/king`, "<subject>Fire!</subject>"));
    line.receive(said(`${ROOM}/king`, "<subject>No</subject><body>Said</body>"));
    frame();
    expect(stores.room.getState().subject).toBe("Fire!");
    line.receive(said(ROOM, "<subject/>"));
    frame();
    expect(stores.room.getState().subject).toBe("");
    expect(stores.room.getState().chat.map((entry) => entry.kind)).toEqual(["subject", "message", "subject"]);
  });

  it("warns when the room's configuration changes, and asks the room about itself again (MMOG 10.2.1)", async () => {
    const { line, stores, frame } = await inside();
    line.receive(
      said(
        ROOM,
        "<game xmlns='http://jabber.org/protocol/mmog#user'><configuration-changed/><status code='104'/><status code='170'/></game>",
      ),
    );
    frame();
    expect(stores.room.getState().chat.map((entry) => [entry.kind, entry.text])).toEqual([
      ["notice", "configuration-changed"],
      ["notice", "logged"],
    ]);
    expect(line.asked.map((iq) => iq.to)).toEqual([ROOM]);
  });

  it("lets no occupant speak of the configuration", async () => {
    const { line, stores, frame } = await inside();
    line.receive(
      said(`${ROOM}/earl1`, "<game xmlns='http://jabber.org/protocol/mmog#user'><status code='171'/></game>"),
    );
    frame();
    expect(stores.room.getState().chat).toEqual([]);
  });

  it("says it when the room did not pass on what was said (E-013)", async () => {
    const { client, line, stores, frame } = await inside();
    client.say("Hear me");
    const id = /id='(\w+)'/.exec(line.sent[0] ?? "")?.[1] ?? "";
    line.receive(
      `<message xmlns='jabber:client' from='${ROOM}' type='error' id='${id}'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>`,
    );
    frame();
    expect(stores.room.getState().chat).toMatchObject([
      { kind: "notice", text: "not-said", values: { code: "forbidden" } },
    ]);
  });

  it("sends nothing empty, nothing endless, and nothing from outside", async () => {
    const stage = await inside();
    expect(stage.client.say("  ")).toMatchObject({ ok: false, refusal: { code: "nothing-to-say" } });
    expect(stage.client.say("x".repeat(10_001))).toMatchObject({ ok: false, refusal: { code: "too-long" } });
    expect(stage.line.sent).toEqual([]);
    expect(createClientStage().client.say("hello")).toMatchObject({ ok: false });
  });

  it("keeps the newest five hundred lines", async () => {
    const { line, stores, frame } = await inside();
    for (let index = 0; index < 600; index += 1) line.receive(said(`${ROOM}/earl1`, `<body>${index}</body>`));
    frame();
    const { chat } = stores.room.getState();
    expect(chat).toHaveLength(500);
    expect(chat.at(-1)?.text).toBe("599");
  });
});

import { describe, expect, it } from "vitest";
import { linesOf } from "#store/chat-log.ts";
import {
  createClientStage,
  enterAsKing,
  KING,
  occupantPresence,
  ROOM,
  type ClientStage,
} from "#testing/client-stage.ts";

async function inside() {
  const stage = createClientStage();
  await enterAsKing(stage);
  return stage;
}

/** Inside, with the history told: whatever comes from here on is live. */
async function live() {
  const stage = await inside();
  stage.line.receive(said(ROOM, "<subject/>"));
  return stage;
}

const said = (from: string, inner: string, attrs = "") =>
  `<message xmlns='jabber:client' from='${from}' type='groupchat'${attrs}>${inner}</message>`;
const delay = (stamp: string, from = ROOM) =>
  `<delay xmlns='urn:xmpp:delay' from='${from}' stamp='${stamp}'/>`;
const lines = ({ stores }: ClientStage) => linesOf(stores.talk.getState().room.log);
const sentId = ({ line }: ClientStage, place = 0) => /id='(\w+)'/.exec(line.sent[place] ?? "")?.[1] ?? "";
const refusal = (condition: string) =>
  `<error type='auth'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>`;

describe("talk", () => {
  it("MMOG-7.12-1, MMOG-17-2: says what was typed to the whole room, as groupchat (Example 69)", async () => {
    const { client, line } = await inside();
    expect(client.say("My kingdom for a horse! <3")).toEqual({ ok: true, value: undefined });
    expect(line.sent[0]).toMatch(
      new RegExp(
        `^<message id='\\w+' to='${ROOM}' type='groupchat'><body>My kingdom for a horse! &lt;3</body></message>$`,
      ),
    );
  });

  it("MMOG-7.2.13-6: shows history at its own time, not as live, once a frame, and repeats none of it", async () => {
    const stage = await inside();
    const { line, stores, frame } = stage;
    let renderings = 0;
    stores.talk.subscribe(() => (renderings += 1));
    line.receive(said(`${ROOM}/earl1`, `<body>Old</body>${delay("2023-08-22T10:00:00Z")}`, " id='m1'"));
    line.receive(said(ROOM, "<subject/>"));
    line.receive(said(`${ROOM}/earl1`, "<body>Good Lord</body>", " id='m2'"));
    line.receive(said(`${ROOM}/king`, "<body>Aye</body>", " id='m3'"));
    line.receive(said(`${ROOM}/earl1`, `<body>Good Lord</body>${delay("2023-08-22T10:00:01Z")}`, " id='m2'"));
    frame();
    expect(renderings).toBe(1);
    expect(lines(stage)).toMatchObject([
      { kind: "message", nick: "earl1", text: "Old", delayed: true, atMs: Date.UTC(2023, 7, 22, 10) },
      { kind: "message", nick: "earl1", text: "Good Lord", own: false, delayed: false },
      { kind: "message", nick: "king", text: "Aye", own: true },
    ]);
    expect(stores.talk.getState().room.unread).toBe(1);
  });

  it("MMOG-7.2.14-7: takes whatever history comes, be it more than was asked for", async () => {
    const stage = await inside();
    for (let second = 10; second < 60; second += 1)
      for (let copy = 0; copy < 4; copy += 1)
        stage.line.receive(
          said(`${ROOM}/earl1`, `<body>${second}</body>${delay(`2023-08-22T10:00:${second}Z`)}`),
        );
    stage.frame();
    expect(lines(stage)).toHaveLength(200);
    expect(lines(stage).every((line) => line.delayed)).toBe(true);
  });

  it("MMOG-14.7-1: believes the stamp of the room, another's only in the history or from an owner", async () => {
    const stage = await inside();
    const { line } = stage;
    const old = "2020-01-01T00:00:00Z";
    line.receive(occupantPresence("earl1", "affiliation='none' role='participant'"));
    line.receive(occupantPresence("queen", "affiliation='owner' role='moderator'"));
    const both = `${delay("2019-01-01T00:00:00Z", "earl@x.lit")}${delay(old)}`;
    line.receive(said(`${ROOM}/earl1`, `<body>history</body>${delay(old, "earl@x.lit")}`));
    line.receive(said(ROOM, "<subject/>"));
    line.receive(said(`${ROOM}/earl1`, `<body>forged</body>${delay(old, "earl@x.lit")}`));
    line.receive(said(`${ROOM}/earl1`, `<body>both</body>${both}`));
    line.receive(said(`${ROOM}/queen`, `<body>brought along</body>${delay(old, "earl@x.lit")}`));
    line.receive(said(`${ROOM}/earl1`, `<body>to come</body>${delay("2999-01-01T00:00:00Z")}`));
    stage.frame();
    const atMs = Date.UTC(2020, 0, 1);
    expect(lines(stage)).toMatchObject([
      { text: "history", delayed: true, atMs },
      { text: "forged", delayed: false },
      { text: "both", delayed: true, atMs },
      { text: "brought along", delayed: true, atMs },
      { text: "to come", delayed: true },
    ]);
    expect(lines(stage).every((entry) => entry.atMs <= 1_700_000_000_000 + stage.nowMs())).toBe(true);
  });

  it("words are on their way until the room passes them on under their id", async () => {
    const stage = await live();
    const { client, line, stores, frame } = stage;
    await stage.settle();
    client.say("A horse!");
    client.say("A horse!");
    frame();
    expect(stores.talk.getState().room.sending).toMatchObject([{ text: "A horse!" }, { text: "A horse!" }]);
    expect(lines(stage)).toEqual([]);
    line.receive(said(`${ROOM}/king`, "<body>A horse!</body>", ` id='${sentId(stage, 1)}'`));
    frame();
    expect(stores.talk.getState().room.sending.map(({ id }) => id)).toEqual([sentId(stage, 0)]);
    expect(lines(stage)).toMatchObject([{ text: "A horse!", own: true }]);
  });

  it("MMOG-7.12-8: where the room keeps ids, other words of the same text from another device are not taken for them", async () => {
    const stage = await live();
    const { client, line, stores, frame } = stage;
    line.receive(
      said(ROOM, "<game xmlns='http://jabber.org/protocol/mmog#user'><configuration-changed/></game>"),
    );
    const info = await line.nextAsked(ROOM, /disco#info/);
    info.result(
      "<query xmlns='http://jabber.org/protocol/disco#info'><identity category='game' type='multi-user'/><feature var='http://jabber.org/protocol/mmog'/><feature var='http://jabber.org/protocol/mmog#stable_id'/></query>",
    );
    await stage.settle();
    client.say("Aye");
    line.receive(said(`${ROOM}/king`, "<body>Aye</body>", " id='of-the-phone'"));
    frame();
    expect(stores.talk.getState().room.sending).toMatchObject([{ text: "Aye" }]);
    line.receive(said(`${ROOM}/king`, "<body>Aye</body>", ` id='${sentId(stage)}'`));
    frame();
    expect(stores.talk.getState().room.sending).toEqual([]);
  });

  it("knows its own words by what they are, in a room that doesn't keep ids (E-007)", async () => {
    const stage = await live();
    stage.client.say("A horse!");
    stage.line.receive(said(`${ROOM}/king`, "<body>A horse!</body>", " id='other'"));
    stage.frame();
    expect(stage.stores.talk.getState().room.sending).toEqual([]);
  });

  it("MMOG-8.1-2, MMOG-8.1-8, MMOG-8.1-3, MMOG-7.2.15-3: a subject stands alone, and an empty one clears it", async () => {
    const stage = await live();
    const { client, line, stores, frame } = stage;
    client.setSubject("Fire!");
    expect(line.sent[0]).toMatch(
      /^<message id='\w+' to='[^']+' type='groupchat'><subject>Fire!<\/subject><\/message>$/,
    );
    client.setSubject("");
    expect(line.sent[1]).toMatch(/<subject><\/subject><\/message>$|<subject\/><\/message>$/);
    line.receive(said(`${ROOM}/king`, "<subject>Fire!</subject>"));
    line.receive(said(`${ROOM}/king`, "<subject>No</subject><body>Said</body>"));
    line.receive(said(`${ROOM}/king`, "<subject>No</subject><body/>"));
    line.receive(said(`${ROOM}/king`, "<subject>No</subject><thread>t</thread>"));
    frame();
    expect(stores.room.getState().subject).toBe("Fire!");
    line.receive(said(ROOM, "<subject/>"));
    frame();
    expect(stores.room.getState().subject).toBe("");
    expect(lines(stage).map((entry) => entry.kind)).toEqual(["subject", "message", "subject"]);
  });

  it("MMOG-8.1-6: tells in the talk who changed the subject (Example 111)", async () => {
    const stage = await live();
    stage.line.receive(said(`${ROOM}/earl1`, "<subject>Made glorious summer</subject>"));
    stage.frame();
    expect(lines(stage)).toMatchObject([{ kind: "subject", nick: "earl1", text: "Made glorious summer" }]);
  });

  it("says it when the subject may not be changed", async () => {
    const stage = await live();
    stage.client.setSubject("Mine");
    stage.line.receive(
      `<message xmlns='jabber:client' from='${ROOM}' type='error' id='${sentId(stage)}'><subject>Mine</subject>${refusal("forbidden")}</message>`,
    );
    stage.frame();
    expect(lines(stage)).toMatchObject([
      { kind: "notice", text: "subject-not-set", values: { code: "forbidden" } },
    ]);
  });

  it("warns when the room's configuration changes, and asks the room about itself again (MMOG 10.2.1)", async () => {
    const stage = await inside();
    const { line, frame } = stage;
    line.receive(
      said(
        ROOM,
        "<game xmlns='http://jabber.org/protocol/mmog#user'><configuration-changed/><status code='104'/><status code='170'/></game>",
      ),
    );
    frame();
    expect(lines(stage).map((entry) => [entry.kind, entry.text])).toEqual([
      ["notice", "configuration-changed"],
      ["notice", "logged"],
    ]);
    expect(line.asked.map((iq) => iq.to)).toEqual([ROOM]);
  });

  it("lets no occupant speak of the configuration", async () => {
    const stage = await inside();
    stage.line.receive(
      said(`${ROOM}/earl1`, "<game xmlns='http://jabber.org/protocol/mmog#user'><status code='171'/></game>"),
    );
    stage.frame();
    expect(lines(stage)).toEqual([]);
  });

  it("says it when the room did not pass on what was said (E-013)", async () => {
    const stage = await inside();
    stage.client.say("Hear me");
    stage.line.receive(
      `<message xmlns='jabber:client' from='${ROOM}' type='error' id='${sentId(stage)}'>${refusal("forbidden")}</message>`,
    );
    stage.frame();
    expect(lines(stage)).toMatchObject([
      { kind: "notice", text: "not-said", values: { code: "forbidden", said: "Hear me" } },
    ]);
    expect(stage.stores.talk.getState().room.sending).toEqual([]);
  });

  it("sends nothing empty, nothing endless, and nothing from outside", async () => {
    const stage = await inside();
    expect(stage.client.say("  ")).toMatchObject({ ok: false, refusal: { code: "nothing-to-say" } });
    expect(stage.client.say("x".repeat(10_001))).toMatchObject({ ok: false, refusal: { code: "too-long" } });
    expect(stage.line.sent).toEqual([]);
    expect(createClientStage().client.say("hello")).toMatchObject({ ok: false });
  });
});

describe("history", () => {
  const asked = ({ line }: ClientStage) => /<history[^>]*>/.exec(line.sent.join(""))?.[0];

  it("MMOG-4.1-13, MMOG-7.2.14-1: is limited when we enter (Example 43)", async () => {
    const stage = createClientStage();
    stage.line.goOnline(KING);
    void stage.client.enterRoom({ room: ROOM, nick: "king" });
    await stage.settle();
    expect(asked(stage)).toBe("<history maxstanzas='50'/>");
  });

  it("MMOG-7.2.14-5: is refused with no characters where the line is dear (Example 46)", async () => {
    const stage = createClientStage({ savesData: true });
    stage.line.goOnline(KING);
    void stage.client.enterRoom({ room: ROOM, nick: "king" });
    await stage.settle();
    expect(asked(stage)).toBe("<history maxchars='0'/>");
  });

  it("MMOG-7.2.14-2: is asked for since the line broke, in UTC, and what was lost with the line is said", async () => {
    const stage = await live();
    const { client, line, frame } = stage;
    client.say("Reached it");
    client.say("Never reached it");
    const [reached] = [sentId(stage, 0)];
    line.sent.length = 0;
    line.goTo({ state: "waiting", attempt: 1, retryAtMs: 0, reason: { code: "unreachable", detail: "" } });
    line.goOnline(KING);
    await stage.settle();
    expect(asked(stage)).toMatch(/^<history maxstanzas='200' since='2023-11-14T22:12:\d\d(\.\d+)?Z'\/>$/);
    line.receive(occupantPresence("king", "affiliation='owner' role='moderator'", [110]));
    line.receive(
      said(`${ROOM}/king`, `<body>Reached it</body>${delay("2023-11-14T22:13:00Z")}`, ` id='${reached}'`),
    );
    line.receive(said(ROOM, "<subject/>"));
    frame();
    expect(stage.stores.talk.getState().room.sending).toEqual([]);
    expect(lines(stage)).toMatchObject([
      { text: "Reached it", own: true, delayed: true },
      { kind: "notice", text: "not-said", values: { said: "Never reached it" } },
    ]);
  });
});

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

async function withEarl() {
  const stage = createClientStage();
  await enterAsKing(stage);
  stage.line.receive(
    occupantPresence("earl1", "affiliation='none' role='participant' jid='harritudur@x.lit/pda'"),
  );
  stage.frame();
  return stage;
}

const whispered = (from: string, inner: string, attrs = " type='chat'") =>
  `<message xmlns='jabber:client' from='${from}'${attrs}>${inner}</message>`;
const talkWith = ({ stores }: ClientStage, nick: string) => stores.talk.getState().whispers.get(nick);
const linesWith = (stage: ClientStage, nick: string) => {
  const talk = talkWith(stage, nick);
  return talk === undefined ? [] : linesOf(talk.log);
};

describe("private messages", () => {
  it("MMOG-4.1-14, MMOG-7.13-1, MMOG-7.13-2, MMOG-7.13-4: go to the occupant's address as chat, marked for carbons (Example 71)", async () => {
    const stage = await withEarl();
    expect(stage.client.whisper("earl1", "Rescue, fair lord")).toMatchObject({ ok: true });
    expect(stage.line.sent[0]).toMatch(
      new RegExp(
        `^<message id='\\w+' to='${ROOM}/earl1' type='chat'><body>Rescue, fair lord</body><game xmlns='http://jabber.org/protocol/mmog#user'/></message>$`,
      ),
    );
    stage.frame();
    expect(linesWith(stage, "earl1")).toMatchObject([{ nick: "king", own: true, text: "Rescue, fair lord" }]);
    expect(linesOf(stage.stores.talk.getState().room.log)).toEqual([]);
  });

  it("MMOG-7.13-5: are known by their sender and type, not by the <game/> in them", async () => {
    const stage = await withEarl();
    const { line, frame } = stage;
    line.receive(
      whispered(`${ROOM}/earl1`, "<body>With</body><game xmlns='http://jabber.org/protocol/mmog#user'/>"),
    );
    line.receive(whispered(`${ROOM}/earl1`, "<body>Without</body>"));
    line.receive(whispered(`${ROOM}/earl1`, "<body>And without type</body>", ""));
    frame();
    expect(linesWith(stage, "earl1").map(({ text }) => text)).toEqual([
      "With",
      "Without",
      "And without type",
    ]);
    expect(talkWith(stage, "earl1")).toMatchObject({ unread: 3, isGone: false });
    expect(linesOf(stage.stores.talk.getState().room.log)).toEqual([]);
  });

  it("are none from another room, from a carbon, or from ourselves", async () => {
    const stage = await withEarl();
    const { line, frame, stores } = stage;
    const copy = whispered(`${ROOM}/earl1`, "<body>Copied</body>");
    line.receive(whispered("scotland@games.shakespeare.lit/macbeth", "<body>Boo</body>"));
    line.receive(
      whispered(
        KING.split("/")[0] ?? "",
        `<received xmlns='urn:xmpp:carbons:2'><forwarded xmlns='urn:xmpp:forward:0'>${copy}</forwarded></received>`,
      ),
    );
    line.receive(whispered(`${ROOM}/king`, "<body>Myself</body>"));
    frame();
    expect(stores.talk.getState().whispers.size).toBe(0);
  });

  it("are told to be refused where they were said", async () => {
    const stage = await withEarl();
    const { client, line, frame } = stage;
    client.whisper("earl1", "Psst");
    const id = /id='(\w+)'/.exec(line.sent[0] ?? "")?.[1] ?? "";
    line.receive(
      whispered(
        `${ROOM}/earl1`,
        "<body>Psst</body><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>",
        ` type='error' id='${id}'`,
      ),
    );
    frame();
    expect(linesWith(stage, "earl1")).toMatchObject([
      { own: true },
      { kind: "notice", text: "not-said", values: { code: "forbidden", said: "Psst" } },
    ]);
  });

  it("MMOG-7.14-4: go on with somebody who takes another nickname: that is no leaving and no joining", async () => {
    const stage = await withEarl();
    const { line, frame, stores } = stage;
    line.receive(whispered(`${ROOM}/earl1`, "<body>Psst</body>"));
    line.receive(
      `<presence xmlns='jabber:client' from='${ROOM}/earl1' type='unavailable'><game xmlns='http://jabber.org/protocol/mmog#user'><item affiliation='none' role='participant' nick='henryvii'/><status code='303'/></game></presence>`,
    );
    line.receive(occupantPresence("henryvii", "affiliation='none' role='participant'"));
    frame();
    expect([...stores.room.getState().occupants.keys()]).toEqual(["king", "henryvii"]);
    expect(talkWith(stage, "henryvii")).toMatchObject({ unread: 1, isGone: false });
    expect(stores.match.getState().feed.map(({ kind }) => kind)).not.toContain("left");
    stage.client.whisper("henryvii", "Your name?");
    expect(line.sent[0]).toContain(`to='${ROOM}/henryvii'`);
  });

  it("say that the other one has left, and may be spoken to again once back", async () => {
    const stage = await withEarl();
    const { client, line, frame } = stage;
    client.showTalk("earl1");
    line.receive(occupantPresence("earl1", "affiliation='none' role='none'", [], "unavailable"));
    frame();
    expect(talkWith(stage, "earl1")?.isGone).toBe(true);
    expect(client.whisper("earl1", "Hello?")).toMatchObject({ refusal: { code: "item-not-found" } });
    line.receive(occupantPresence("earl1", "affiliation='none' role='participant'"));
    frame();
    expect(talkWith(stage, "earl1")?.isGone).toBe(false);
    client.closeWhisper("earl1");
    frame();
    expect(talkWith(stage, "earl1")).toBeUndefined();
  });

  it("end with the room", async () => {
    const stage = await withEarl();
    stage.client.showTalk("earl1");
    stage.client.mute("earl1");
    stage.frame();
    const left = stage.client.leaveRoom();
    stage.line.receive(occupantPresence("king", "role='none'", [110], "unavailable"));
    await left;
    stage.frame();
    expect(stage.stores.talk.getState()).toMatchObject({ whispers: new Map(), muted: new Map() });
  });

  it("find somebody who is muted muted again under another nickname, where the room shows who it is", async () => {
    const stage = await withEarl();
    const { client, line, frame, stores } = stage;
    client.mute("earl1");
    frame();
    line.receive(occupantPresence("earl1", "affiliation='none' role='none'", [], "unavailable"));
    line.receive(
      occupantPresence("richmond", "affiliation='none' role='participant' jid='harritudur@x.lit/phone'"),
    );
    frame();
    expect([...stores.talk.getState().muted.keys()]).toEqual(["earl1", "richmond"]);
    client.unmute("richmond");
    frame();
    expect(stores.talk.getState().muted.size).toBe(0);
  });
});

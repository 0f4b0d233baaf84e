import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import { Chat } from "#features/chat/chat.tsx";
import { createChatLogWriter, type ChatLine } from "#store/chat-log.ts";
import { noConversation } from "#store/talk-store.ts";
import { createClientStage, enterAsKing, occupantPresence, ROOM } from "#testing/client-stage.ts";
import { addLaterTexts, createI18n } from "./i18n/i18n.ts";

beforeAll(() => addLaterTexts(createI18n()));

const ways = { onJoin: () => undefined, onPart: () => undefined };

async function inside() {
  const stage = createClientStage();
  await enterAsKing(stage);
  stage.line.receive(occupantPresence("earl1", "affiliation='none' role='participant'"));
  const says = (nick: string, inner: string, type = "groupchat") =>
    stage.line.receive(
      `<message xmlns='jabber:client' from='${ROOM}/${nick}' type='${type}'>${inner}</message>`,
    );
  // React draws a store's first state where there is no document: here that is the state of now.
  for (const store of Object.values(stage.stores))
    Object.assign(store, { getInitialState: () => store.getState() });
  const shown = () => {
    stage.frame();
    return renderToStaticMarkup(<Chat client={stage.client} ways={ways} />);
  };
  return { ...stage, says, shown };
}

const history = (text: string) =>
  `<body>${text}</body><delay xmlns='urn:xmpp:delay' from='${ROOM}' stamp='2023-08-22T10:00:00Z'/>`;

describe("the chat", () => {
  it("MMOG-14.2-1: says before anything else that whoever runs the service can read along", async () => {
    const { client, shown } = await inside();
    const note = "Whoever runs this service can read what is said here, and in private talks too.";
    expect(shown()).toContain(note);
    client.showTalk("earl1");
    expect(shown()).toContain(note);
  });

  it("MMOG-7.2.13-6: sets apart what was said before we came, with the time of then", async () => {
    const { says, shown } = await inside();
    says("earl1", history("Old"));
    says("earl1", "<subject/>");
    says("earl1", "<body>New</body>");
    const html = shown();
    expect(html).toMatch(/Before you came.*2023-08-22T10:00:00.000Z.*Old.*Since you came.*New/su);
  });

  it("MMOG-8.1-6: tells of a new subject in the talk (Example 111)", async () => {
    const { says, shown } = await inside();
    says("king", "<subject>First</subject>");
    says("earl1", "<subject>Sun of York</subject>");
    expect(shown()).toContain("earl1 set the subject: Sun of York");
  });

  it("marks our name, and isolates what others say", async () => {
    const { says, shown } = await inside();
    says("earl1", "<body>Where is King? \u202Eneddih</body>");
    const html = shown();
    expect(html).toContain("<mark>King</mark>");
    expect(html).toMatch(/<bdi>Where is .*<\/bdi>/u);
    expect(html).not.toContain("\u202E");
  });

  it("hides what a muted person says, and offers to unmute", async () => {
    const { client, says, shown } = await inside();
    says("earl1", "<body>Loud</body>");
    client.mute("earl1");
    expect(shown()).toMatch(/Muted: earl1.*Unmute/su);
    expect(shown()).not.toContain("Loud");
    client.unmute("earl1");
    expect(shown()).toContain("Loud");
  });

  it("has a tab for each private talk, with what is unread in it", async () => {
    const { says, shown } = await inside();
    expect(shown()).not.toContain('role="tab"');
    says("earl1", "<body>Psst</body>", "chat");
    expect(shown()).toMatch(
      /role="tab"[^>]*aria-selected="true"[^>]*>Room.*role="tab"[^>]*>earl1<span[^>]*>1</su,
    );
  });

  it("shows what is on its way until the room has passed it on", async () => {
    const { client, line, shown } = await inside();
    client.say("A horse!");
    expect(shown()).toMatch(/A horse! .*on its way/su);
    const id = /id='(\w+)'/.exec(line.sent[0] ?? "")?.[1] ?? "";
    line.receive(
      `<message xmlns='jabber:client' from='${ROOM}/king' type='groupchat' id='${id}'><body>A horse!</body></message>`,
    );
    expect(shown()).not.toContain("on its way");
  });

  it("offers to change the subject only to those who may", async () => {
    const { line, stores, shown } = await inside();
    expect(shown()).toContain("Change subject");
    line.receive(occupantPresence("king", "affiliation='none' role='participant'", [110]));
    stores.room.setState({ subjectByAll: true });
    expect(shown()).toContain("Change subject");
    stores.room.setState({ subjectByAll: false });
    expect(shown()).not.toContain("Change subject");
  });

  it("has of a hundred thousand lines only those in its window, the newest", async () => {
    const { client, stores } = await inside();
    const writer = createChatLogWriter(100_000);
    for (let key = 1; key <= 100_000; key += 1) {
      const line = {
        key,
        kind: "message",
        nick: "earl1",
        text: `line ${key}.`,
        atMs: key,
        own: false,
      } as const;
      writer.append({ ...line, delayed: false, mentions: false } satisfies ChatLine);
    }
    stores.talk.setState({ room: { ...noConversation, log: writer.snapshot() } });
    const html = renderToStaticMarkup(<Chat client={client} ways={ways} />);
    expect(html.match(/data-index/gu)?.length).toBeLessThan(60);
    expect(html).toContain("line 100000.");
    expect(html).not.toContain("line 1.");
  });
});

import { describe, expect, it } from "vitest";
import { createTalkDraft } from "#session/talk-draft.ts";
import { lineAt, linesOf } from "#store/chat-log.ts";
import { createStores } from "#store/stores.ts";
import { unreadOf } from "#store/talk-store.ts";

function stage() {
  const stores = createStores();
  let frames: (() => void)[] = [];
  const draft = createTalkDraft(stores, (callback) => void frames.push(callback));
  return {
    draft,
    stores,
    frame: () => {
      const waiting = frames;
      frames = [];
      for (const callback of waiting) callback();
    },
    talk: () => stores.talk.getState(),
  };
}

function said(nick: string, text: string, mentions = false) {
  return { kind: "message", nick, text, atMs: 1, own: false, delayed: false, mentions } as const;
}

describe("the talks of a stay", () => {
  it("keep the newest hundred thousand lines, at one rendering a frame", () => {
    const { draft, stores, frame, talk } = stage();
    let renderings = 0;
    stores.talk.subscribe(() => (renderings += 1));
    for (let index = 0; index < 100_100; index += 1) draft.addLine(said("earl1", String(index)));
    frame();
    const { log } = talk().room;
    expect(renderings).toBe(1);
    expect(log.length).toBe(100_000);
    expect([lineAt(log, 0)?.text, lineAt(log, 99_999)?.text]).toEqual(["100", "100099"]);
  });

  it("count what nobody has read yet, for each talk, and what of it names us", () => {
    const { draft, frame, talk } = stage();
    draft.look(true);
    draft.addLine(said("earl1", "Seen"));
    draft.look(false);
    draft.addLine(said("earl1", "Unseen"));
    draft.addLine(said("earl1", "King!", true));
    draft.addLine({ ...said("earl1", "Old"), delayed: true });
    draft.addLine({ ...said("king", "Own"), own: true });
    draft.addLine(said("earl1", "Psst"), "earl1");
    frame();
    expect(talk().room).toMatchObject({ unread: 2, mentions: 1 });
    expect(talk().whispers.get("earl1")).toMatchObject({ unread: 1 });
    expect(unreadOf(talk())).toBe(2);
    draft.look(true);
    draft.show("earl1");
    frame();
    expect(unreadOf(talk())).toBe(0);
    expect(talk().room.unread).toBe(0);
  });

  it("leave the talks alone in which nothing happened", () => {
    const { draft, frame, talk } = stage();
    draft.addLine(said("earl1", "Psst"), "earl1");
    frame();
    const { whispers } = talk();
    draft.addLine(said("earl1", "All!"));
    frame();
    expect(talk().whispers).toBe(whispers);
  });

  it("go on under another nickname, muted or not", () => {
    const { draft, frame, talk } = stage();
    draft.addLine(said("earl1", "Psst"), "earl1");
    draft.mute("earl1", undefined);
    draft.rename("earl1", "henryvii");
    draft.addLine(said("henryvii", "It's me"), "henryvii");
    frame();
    expect([...talk().whispers.keys()]).toEqual(["henryvii"]);
    expect(talk().whispers.get("henryvii")).toMatchObject({ nick: "henryvii", unread: 1 });
    expect(linesOf(talk().whispers.get("henryvii")?.log ?? talk().room.log)).toHaveLength(2);
    expect([...talk().muted.keys()]).toEqual(["henryvii"]);
  });

  it("are twenty at most beside the room's; the one before our eyes stays", () => {
    const { draft, frame, talk } = stage();
    draft.show("first");
    for (let index = 0; index < 30; index += 1) draft.addLine(said(`n${index}`, "Psst"), `n${index}`);
    frame();
    expect(talk().whispers.size).toBe(20);
    expect(talk().whispers.has("first")).toBe(true);
    expect(talk().whispers.has("n29")).toBe(true);
  });

  it("do not count what somebody says whom we don't want to read", () => {
    const { draft, frame, talk } = stage();
    draft.mute("earl1", "earl@x.lit");
    draft.mute("earl2", "earl@x.lit");
    draft.addLine(said("earl1", "Boo", true));
    draft.unmute("earl2");
    frame();
    expect(talk().room).toMatchObject({ unread: 0, mentions: 0 });
    expect(talk().muted.size).toBe(0);
  });
});

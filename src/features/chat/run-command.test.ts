import { describe, expect, it } from "vitest";
import { serialize } from "#xml/serialize.ts";
import { createClientStage, enterAsKing, occupantPresence, ROOM } from "#testing/client-stage.ts";
import { readCommand } from "./commands.ts";
import { runCommand } from "./run-command.ts";

async function inside() {
  const stage = createClientStage();
  await enterAsKing(stage);
  stage.line.receive(
    occupantPresence("earl1", "affiliation='none' role='participant' jid='harritudur@x.lit/pda'"),
  );
  stage.frame();
  const went: string[] = [];
  const ways = { onJoin: (room: string) => void went.push(room), onPart: () => void went.push("out") };
  const nicks = () => stage.stores.room.getState().occupants.keys();
  const type = (text: string, place = "") =>
    runCommand(stage.client, readCommand(text, nicks()), place, ways);
  return { ...stage, type, went };
}

describe("a line that was typed", () => {
  it("is said in the talk that it was typed in", async () => {
    const { type, line } = await inside();
    expect(await type("A horse!")).toEqual({ kind: "done" });
    expect(line.sent[0]).toContain(`to='${ROOM}' type='groupchat'><body>A horse!`);
    expect(await type("Psst", "earl1")).toEqual({ kind: "done" });
    expect(line.sent[1]).toContain(`to='${ROOM}/earl1' type='chat'><body>Psst`);
  });

  it("MMOG-18.2-1: does what the command of Table 20 stands for", async () => {
    const { type, line, went, stores, frame } = await inside();
    const sentBy = async (text: string) => {
      line.sent.length = 0;
      await type(text);
      return line.sent.join("");
    };
    expect(await sentBy("/topic Fights")).toContain("<subject>Fights</subject>");
    expect(await sentBy("/msg earl1 Hello you")).toContain(
      `to='${ROOM}/earl1' type='chat'><body>Hello you</body>`,
    );
    frame();
    expect(stores.talk.getState().shown).toBe("earl1");
    line.sent.length = 0;
    void type("/nick henry");
    expect(line.sent.join("")).toContain(`<presence id='`);
    expect(line.sent.join("")).toContain(`to='${ROOM}/henry'`);
    void type("/kick earl1 Be gone");
    const kick = await line.nextAsked(ROOM, /mmog#admin/);
    expect(serialize(kick.payload)).toMatch(/nick='earl1'.*role='none'|role='none'.*nick='earl1'/u);
    expect(serialize(kick.payload)).toContain("<reason>Be gone</reason>");
    void type("/ban earl1");
    const ban = await line.nextAsked(ROOM, /outcast/);
    expect(serialize(ban.payload)).toContain("jid='harritudur@x.lit'");
    await type("/join scotland");
    line.sent.length = 0;
    await type("/part Peace lives again");
    expect(line.sent.join("")).toContain("type='unavailable'><status>Peace lives again</status>");
    expect(went).toEqual(["scotland", "out"]);
  });

  it("says what it lacks, and what was refused", async () => {
    const { type } = await inside();
    expect(await type("/help")).toMatchObject({ kind: "told", key: "help" });
    expect(await type("/dance")).toMatchObject({ kind: "told", key: "unknown", name: "dance" });
    expect(await type("/mute nobody")).toMatchObject({ kind: "told", key: "nobody", name: "nobody" });
    expect(await type("/msg king Hello me")).toEqual({
      kind: "refused",
      operation: "whisper",
      code: "self",
    });
  });

  it("mutes and unmutes", async () => {
    const { type, stores, frame } = await inside();
    await type("/mute earl1");
    frame();
    expect(stores.talk.getState().muted.has("earl1")).toBe(true);
    await type("/unmute earl1");
    frame();
    expect(stores.talk.getState().muted.size).toBe(0);
  });
});

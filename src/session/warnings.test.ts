import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { confirmedOf, warningsAfterChange, warningsAtEntry } from "#session/warnings.ts";
import { linesOf } from "#store/chat-log.ts";
import { createClientStage, enterAsKing, occupantPresence, ROOM, signIn } from "#testing/client-stage.ts";

const notice = (...codes: readonly number[]): string =>
  `<message xmlns='jabber:client' type='groupchat' from='${ROOM}'><game xmlns='http://jabber.org/protocol/mmog#user'><configuration-changed/>${codes.map((code) => `<status code='${code}'/>`).join("")}</game></message>`;

async function entered(codes: readonly number[], acknowledged: readonly number[] = []) {
  const stage = createClientStage();
  signIn(stage);
  const outcome = stage.client.enterRoom({ room: ROOM, nick: "king", acknowledged });
  stage.line.receive(occupantPresence("king", "affiliation='member' role='participant'", codes));
  await outcome;
  return { ...stage, room: () => stage.stores.room.getState() };
}

describe("warnings of a room", () => {
  it("MMOG-7.2.3-3, MMOG-7.2.12-3, MMOG-14.3-2, MMOG-14.5-2: those of the entry stand until they are confirmed, and nothing is said before", async () => {
    const { client, line, room } = await entered([100, 110, 170]);
    expect(room()).toMatchObject({ phase: "inside", warnings: [100, 170], unacknowledged: [100, 170] });
    line.sent.length = 0;
    expect(client.say("Who is there?")).toMatchObject({ ok: false, refusal: { code: "unacknowledged" } });
    client.acknowledge([100]);
    expect(room().unacknowledged).toEqual([170]);
    expect(client.setSubject("Peace")).toMatchObject({ ok: false, refusal: { code: "unacknowledged" } });
    expect(line.sent).toEqual([]);
    client.acknowledge([170]);
    expect(client.say("Who is there?").ok).toBe(true);
    expect(room().warnings).toEqual([100, 170]);
  });

  it("MMOG-14.3-4, MMOG-14.5-4, MMOG-10.2.1-5: logging and real addresses that come up later must be confirmed, and their end is a note", async () => {
    const { client, line, room, frame } = await entered([110]);
    expect(client.say("At ease").ok).toBe(true);
    line.receive(notice(104, 170, 172));
    expect(room()).toMatchObject({ warnings: [170, 100], unacknowledged: [170, 172] });
    expect(client.say("Hush").ok).toBe(false);
    client.acknowledge([170, 172]);
    expect(client.say("Well then").ok).toBe(true);
    line.receive(notice(171, 173));
    expect(room()).toMatchObject({ warnings: [], unacknowledged: [] });
    frame();
    expect(
      linesOf(client.stores.talk.getState().room.log)
        .filter((entry) => entry.kind === "notice")
        .map((entry) => entry.text),
    ).toEqual([
      "configuration-changed",
      "logged",
      "now-non-anonymous",
      "no-longer-logged",
      "now-semi-anonymous",
    ]);
  });

  it("count as well where the room says them by presence (E-170), and from nobody but the room", async () => {
    const { line, room } = await entered([110]);
    line.receive(occupantPresence("earl1", "affiliation='none' role='participant'", [170]));
    line.receive(notice(170).replace(`from='${ROOM}'`, `from='${ROOM}/earl1'`));
    expect(room().unacknowledged).toEqual([]);
    line.receive(
      `<presence xmlns='jabber:client' from='${ROOM}'><game xmlns='http://jabber.org/protocol/mmog#user'><status code='172'/></game></presence>`,
    );
    expect(room().unacknowledged).toEqual([172]);
  });

  it("MMOG-12-2: several codes in one stanza count each, and unknown ones mean nothing", async () => {
    const { line, room } = await entered([100, 110, 170, 210, 999]);
    expect(room()).toMatchObject({ phase: "inside", warnings: [100, 170, 210] });
    line.receive(notice(106, 199, 171, 270));
    expect(room()).toMatchObject({ phase: "inside", warnings: [100, 210], unacknowledged: [100] });
  });

  it("MMOG-12-1: a code counts as the status of a user only in mmog#user", async () => {
    const { line, room } = await entered([110]);
    line.receive(
      `<message xmlns='jabber:client' type='groupchat' from='${ROOM}'><game xmlns='http://jabber.org/protocol/mmog'><status code='170'/></game><status code='172'/></message>`,
    );
    expect(room().unacknowledged).toEqual([]);
    line.receive(notice(170));
    expect(room().unacknowledged).toEqual([170]);
  });

  it("were they confirmed at the door or before the line was lost, are not asked again", async () => {
    const { client, line, room, settle } = await entered([100, 110, 170], [100]);
    expect(room().unacknowledged).toEqual([170]);
    client.acknowledge([170]);
    line.goTo({ state: "waiting", attempt: 1, retryAtMs: 0, reason: { code: "unreachable", detail: "" } });
    line.goOnline("richardiii@shakespeare.lit/desktop", false);
    await settle();
    line.receive(occupantPresence("king", "affiliation='member' role='participant'", [100, 110, 170]));
    expect(room()).toMatchObject({ phase: "inside", warnings: [100, 170], unacknowledged: [] });
  });

  it("MMOG-10.2.1-6: a change of the configuration makes the page ask the room about itself again", async () => {
    const stage = createClientStage();
    await enterAsKing(stage);
    stage.line.receive(notice(104));
    const info = await stage.line.nextAsked(ROOM, /disco#info/);
    info.result(
      "<query xmlns='http://jabber.org/protocol/disco#info'><identity category='game' type='multi-user' name='Tewkesbury'/></query>",
    );
    await stage.settle();
    expect(stage.stores.room.getState().name).toBe("Tewkesbury");
  });

  it("never count what is not so any more, whatever codes come", () => {
    const codes = fc.array(fc.constantFrom(100, 104, 110, 170, 171, 172, 173, 174, 199, 210, 333), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(codes, fc.array(codes, { maxLength: 5 }), (entry, changes) => {
        let warnings = warningsAtEntry(entry, []);
        for (const change of changes) {
          warnings = warningsAfterChange(warnings, change);
          expect(new Set(warnings.warnings).size).toBe(warnings.warnings.length);
          const matters = warnings.unacknowledged.map((code) => (code === 172 ? 100 : code));
          for (const matter of matters) expect(warnings.warnings).toContain(matter);
          expect(new Set(matters).size).toBe(matters.length);
          expect(confirmedOf(warnings).filter((code) => matters.includes(code))).toEqual([]);
        }
      }),
    );
  });
});

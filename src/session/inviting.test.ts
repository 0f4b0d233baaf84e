import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linesOf } from "#store/chat-log.ts";
import {
  createClientStage,
  enterAsKing,
  occupantPresence,
  ROOM,
  signIn,
  type ClientStage,
} from "#testing/client-stage.ts";

const USER = "http://jabber.org/protocol/mmog#user";
const WALES = "wales@games.shakespeare.lit";
const EARL = "harritudur@shakespeare.lit";

const info = (...features: readonly string[]) =>
  `<query xmlns='http://jabber.org/protocol/disco#info'><identity category='game' type='multi-user' name='Bosworth Field'/>${features.map((name) => `<feature var='${name}'/>`).join("")}</query>`;
const OPEN = info("mmog_open", "mmog_unsecured");
const MEMBERS = info("mmog_membersonly", "mmog_unsecured");
const PASSWORD = info("mmog_open", "mmog_passwordprotected");

/** MMOG Example 82. */
const mediated = (room: string, from: string, reason = "", password = "") =>
  `<message xmlns='jabber:client' from='${room}'><game xmlns='${USER}' var='http://jabber.org/protocol/mmog/dga'><invite from='${from}'>${reason === "" ? "" : `<reason>${reason}</reason>`}</invite>${password === "" ? "" : `<password>${password}</password>`}</game></message>`;
/** XEP-0249. */
const direct = (from: string, jid: string, more = "") =>
  `<message xmlns='jabber:client' from='${from}'><x xmlns='jabber:x:conference' jid='${jid}'${more}/></message>`;

const invitationsOf = ({ stores }: ClientStage) => stores.invitations.getState().invitations;
const sentBy = ({ line }: ClientStage) => line.sent.map((sent) => sent.replace(/ id='\w+'/u, ""));

async function inRoom(description: string, jids: readonly string[], reason?: string) {
  const stage = createClientStage();
  await enterAsKing(stage);
  const outcome = stage.client.invite(jids, reason);
  (await stage.line.nextAsked(ROOM, /disco#info/)).result(description);
  return { stage, outcome: await outcome };
}

describe("inviting", () => {
  it("MMOG-7.16-1, MMOG-7.16-2: into a room that is open to all one invites directly (XEP-0249)", async () => {
    const { stage, outcome } = await inRoom(OPEN, [EARL, " Hastings@Shakespeare.lit "], "To the field");
    expect(outcome).toEqual({ ok: true, value: undefined });
    expect(sentBy(stage)).toEqual(
      [EARL, "hastings@shakespeare.lit"].map(
        (to) =>
          `<message to='${to}'><x xmlns='jabber:x:conference' jid='${ROOM}' reason='To the field'/></message>`,
      ),
    );
  });

  it("MMOG-7.16-3: where the room has to let somebody in, the room is asked to invite (Example 81)", async () => {
    for (const description of [MEMBERS, PASSWORD, info()]) {
      const { stage } = await inRoom(description, [EARL], "To the field");
      expect(sentBy(stage)).toEqual([
        `<message to='${ROOM}'><game xmlns='${USER}'><invite to='${EARL}'><reason>To the field</reason></invite></game></message>`,
      ]);
    }
  });

  it("is refused before anything is sent: no address, none that can be one, too many, outside of a room", async () => {
    const stage = createClientStage();
    expect(await stage.client.invite([EARL])).toMatchObject({ refusal: { code: "not-inside" } });
    await enterAsKing(stage);
    const many = Array.from({ length: 51 }, (_, at) => `earl${at}@shakespeare.lit`);
    for (const [jids, code] of [
      [[], "jid-malformed"],
      [["a b@c"], "jid-malformed"],
      [many, "too-many"],
    ] as const)
      expect(await stage.client.invite(jids)).toMatchObject({ refusal: { code } });
    expect(await stage.client.invite([EARL], "x".repeat(501))).toMatchObject({
      refusal: { code: "too-long" },
    });
    expect(stage.line.sent).toEqual([]);
  });

  it("what the room or a server refuses, and who declined, is told in the talk (Example 84)", async () => {
    const { stage } = await inRoom(MEMBERS, [EARL]);
    const id = /id='(\w+)'/u.exec(stage.line.sent[0] ?? "")?.[1] ?? "";
    stage.line.receive(
      `<message xmlns='jabber:client' type='error' id='${id}' from='${ROOM}'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>`,
    );
    const declined = (from: string, reason: string) =>
      stage.line.receive(
        `<message xmlns='jabber:client' from='${from}'><game xmlns='${USER}'><decline from='${EARL}'>${reason}</decline></game></message>`,
      );
    declined(ROOM, "<reason>Too busy</reason>");
    declined(ROOM, "");
    declined(`${ROOM}/earl1`, "<reason>forged</reason>");
    declined(WALES, "<reason>elsewhere</reason>");
    stage.frame();
    expect(linesOf(stage.stores.talk.getState().room.log).map(({ text, values }) => [text, values])).toEqual([
      ["not-invited", { code: "forbidden", who: EARL }],
      ["invitation-declined-because", { who: EARL, reason: "Too busy" }],
      ["invitation-declined", { who: EARL, reason: "" }],
    ]);
  });
});

describe("being invited", () => {
  it("the server is told that messages may come, once for each visit", () => {
    const { line } = createClientStage();
    line.goOnline("richardiii@shakespeare.lit/desktop");
    line.goOnline("richardiii@shakespeare.lit/desktop", true);
    expect(line.toServer).toHaveLength(1);
    expect(line.toServer[0]).toMatch(/^<presence><c xmlns='http:\/\/jabber.org\/protocol\/caps'/u);
  });

  it("MMOG-7.16-12: whoever invites, by whatever kind of address, is told with the room and the reason (Example 82)", () => {
    for (const from of [EARL, `${EARL}/pda`, `${WALES}/earl1`]) {
      const stage = createClientStage();
      signIn(stage);
      stage.line.receive(mediated(WALES, from, "Come"));
      expect(invitationsOf(stage)).toMatchObject([{ room: WALES, from, reason: "Come", isMediated: true }]);
    }
    const stage = createClientStage();
    signIn(stage);
    stage.line.receive(direct(`${EARL}/pda`, WALES, " reason='Come'"));
    expect(invitationsOf(stage)).toMatchObject([
      { room: WALES, from: `${EARL}/pda`, reason: "Come", isMediated: false },
    ]);
  });

  it("MMOG-7.16-9, MMOG-7.16-10: a refusal goes to the room, to the address that invited, as it stood there (Example 83)", () => {
    const stage = createClientStage();
    signIn(stage);
    stage.line.receive(mediated(WALES, `${WALES}/Earl`));
    const [invitation] = invitationsOf(stage);
    expect(stage.client.declineInvitation(invitation?.key ?? "", " Too busy ")).toMatchObject({ ok: true });
    expect(sentBy(stage)).toEqual([
      `<message to='${WALES}'><game xmlns='${USER}'><decline to='${WALES}/Earl'><reason>Too busy</reason></decline></game></message>`,
    ]);
    expect(invitationsOf(stage)).toEqual([]);
    expect(stage.client.declineInvitation(invitation?.key ?? "")).toMatchObject({ ok: false });
  });

  it("nobody hears that an invitation was let be, or that a person's own one was declined", () => {
    const stage = createClientStage();
    signIn(stage);
    stage.line.receive(mediated(WALES, EARL));
    stage.client.ignoreInvitation(invitationsOf(stage)[0]?.key ?? "");
    stage.line.receive(direct(EARL, WALES));
    stage.client.declineInvitation(invitationsOf(stage)[0]?.key ?? "");
    expect([invitationsOf(stage), stage.line.sent]).toEqual([[], []]);
  });

  it("the password that came along opens the room: a person's own word once it is accepted", async () => {
    for (const [invitation, isAccepted, opens] of [
      [mediated(WALES, EARL, "", "cymru"), true, true],
      [mediated(WALES, EARL, "", "cymru"), false, true],
      [direct(EARL, WALES, " password='cymru'"), true, true],
      [direct(EARL, WALES, " password='cymru'"), false, false],
    ] as const) {
      const stage = createClientStage();
      signIn(stage);
      stage.line.receive(invitation);
      expect(JSON.stringify(invitationsOf(stage))).not.toContain("cymru");
      if (isAccepted) expect(stage.client.acceptInvitation(invitationsOf(stage)[0]?.key ?? "")).toBe(WALES);
      void stage.client.enterRoom({ room: WALES, nick: "king" });
      await stage.settle();
      expect(stage.line.sent.at(-1)?.includes("<password>cymru</password>")).toBe(opens);
    }
  });

  it("whoever is in the room by whatever way is no longer asked into it", async () => {
    const stage = createClientStage();
    signIn(stage);
    stage.line.receive(direct(EARL, ROOM));
    stage.line.receive(direct(EARL, WALES));
    await enterAsKing(stage);
    expect(invitationsOf(stage).map(({ room }) => room)).toEqual([WALES]);
  });

  it("only a room's own word counts as the room's, and one that we are in has nobody to invite", async () => {
    const stage = createClientStage();
    await enterAsKing(stage);
    stage.line.receive(mediated(`${WALES}/earl1`, EARL));
    stage.line.receive(mediated(ROOM, EARL));
    stage.line.receive(direct(EARL, ROOM));
    stage.line.receive(direct(EARL, "games.shakespeare.lit"));
    expect(invitationsOf(stage)).toEqual([]);
    // A saved room that is loaded again invites from the address that we were in (MMOG Example 159).
    stage.line.receive(occupantPresence("king", "affiliation='none' role='none'", [110], "unavailable"));
    stage.frame();
    stage.line.receive(mediated(ROOM, EARL));
    expect(invitationsOf(stage)).toHaveLength(1);
  });

  it("of many invitations the newest are kept, and of one room the newest", () => {
    const stage = createClientStage();
    signIn(stage);
    for (let at = 0; at < 30; at += 1) stage.line.receive(mediated(`room${at}@games.shakespeare.lit`, EARL));
    expect(invitationsOf(stage)).toHaveLength(20);
    stage.line.receive(mediated("room20@games.shakespeare.lit", EARL, "Again"));
    expect(invitationsOf(stage)).toHaveLength(20);
    expect(invitationsOf(stage)[0]).toMatchObject({ room: "room20@games.shakespeare.lit", reason: "Again" });
  });

  it("whatever stands in an invitation, nothing breaks and nothing grows", () => {
    const stage = createClientStage();
    signIn(stage);
    const text = fc.string({ unit: "grapheme-ascii" }).map((part) => part.replaceAll(/[<>&']/gu, ""));
    fc.assert(
      fc.property(text, text, fc.boolean(), (from, reason, isDirect) => {
        stage.line.receive(
          isDirect
            ? direct(EARL, from, ` reason='${reason}'`)
            : mediated(WALES, from, reason.repeat(100), reason),
        );
        for (const invitation of invitationsOf(stage)) {
          expect(invitation.room).toMatch(/^[^@/]+@[^/]+$/u);
          expect(invitation.reason.length).toBeLessThanOrEqual(500);
        }
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { serialize } from "#xml/serialize.ts";
import type { Client } from "#session/client.ts";
import { createClientStage, enterAsKing, ROOM } from "#testing/client-stage.ts";

const ADMIN = "http://jabber.org/protocol/mmog#admin";
const OWNER = "http://jabber.org/protocol/mmog#owner";
const EARL = "harritudur@shakespeare.lit";

async function inRoom() {
  const stage = createClientStage();
  await enterAsKing(stage);
  return stage;
}

/** What the room is asked, as `type payload`, and the answer that the test gives. */
async function asked(use: (client: Client) => Promise<unknown>, payload = "") {
  const { client, line } = await inRoom();
  const outcome = use(client);
  const request = await line.nextAsked(ROOM);
  const sent = `${request.type} ${serialize(request.payload)}`;
  request.result(payload);
  return { sent, outcome: await outcome };
}

const admin = (type: string, items: string) => `${type} <query xmlns='${ADMIN}'>${items}</query>`;
const fine = { ok: true, value: undefined };

describe("a role is given by nickname alone", () => {
  it("MMOG-8-2, MMOG-8.2-1: a kick is the role none, with a reason or without", async () => {
    const plain = await asked((client) => client.changeRoles([{ nick: "buckingham", role: "none" }]));
    expect(plain).toEqual({ sent: admin("set", "<item nick='buckingham' role='none'/>"), outcome: fine });
    const reasoned = await asked((client) =>
      client.changeRoles([{ nick: "buckingham", role: "none", reason: " Out on you, owls! " }]),
    );
    expect(reasoned.sent).toBe(
      admin("set", "<item nick='buckingham' role='none'><reason>Out on you, owls!</reason></item>"),
    );
  });

  it("MMOG-8.3-1, MMOG-8.4-1: voice is given and taken, with a reason or without", async () => {
    const given = await asked((client) => client.changeRoles([{ nick: "hastings", role: "participant" }]));
    expect(given.sent).toBe(admin("set", "<item nick='hastings' role='participant'/>"));
    const taken = await asked((client) =>
      client.changeRoles([{ nick: "hastings", role: "visitor", reason: "Too loud" }]),
    );
    expect(taken.sent).toBe(
      admin("set", "<item nick='hastings' role='visitor'><reason>Too loud</reason></item>"),
    );
  });

  it("MMOG-9.6-1, MMOG-9.7-1: a moderator is made and unmade, with a reason or without", async () => {
    const made = await asked((client) =>
      client.changeRoles([{ nick: "sirwilliam", role: "moderator", reason: "A good and wise one" }]),
    );
    expect(made.sent).toBe(
      admin("set", "<item nick='sirwilliam' role='moderator'><reason>A good and wise one</reason></item>"),
    );
    const unmade = await asked((client) => client.changeRoles([{ nick: "sirwilliam", role: "participant" }]));
    expect(unmade.sent).toBe(admin("set", "<item nick='sirwilliam' role='participant'/>"));
  });

  it("MMOG-8.5-1, MMOG-9.8-1: the lists of voice and of moderators are asked for by the role", async () => {
    const list = `<query xmlns='${ADMIN}'><item nick='sirwilliam' role='participant' affiliation='member' jid='wcatesby@shakespeare.lit/laptop'/><item role='participant'/></query>`;
    const voices = await asked((client) => client.listByRole("participant"), list);
    expect(voices.sent).toBe(admin("get", "<item role='participant'/>"));
    expect(voices.outcome).toEqual({
      ok: true,
      value: [
        {
          nick: "sirwilliam",
          role: "participant",
          affiliation: "member",
          jid: "wcatesby@shakespeare.lit/laptop",
        },
      ],
    });
    const moderators = await asked((client) => client.listByRole("moderator"), list);
    expect(moderators.sent).toBe(admin("get", "<item role='moderator'/>"));
  });

  it("MMOG-8.5-4, MMOG-8.5-5, MMOG-8.5-6, MMOG-9.8-4, MMOG-9.8-5: a changed list goes out as what changes in it, with nickname and role and nothing else", async () => {
    const voices = await asked((client) =>
      client.changeRoles([
        { nick: "earl1", role: "visitor" },
        { nick: "hastings", role: "participant" },
      ]),
    );
    expect(voices).toEqual({
      sent: admin("set", "<item nick='earl1' role='visitor'/><item nick='hastings' role='participant'/>"),
      outcome: fine,
    });
    const moderators = await asked((client) =>
      client.changeRoles([
        { nick: "earl1", role: "participant" },
        { nick: "sirwilliam", role: "moderator" },
      ]),
    );
    expect(moderators.sent).toBe(
      admin("set", "<item nick='earl1' role='participant'/><item nick='sirwilliam' role='moderator'/>"),
    );
  });
});

describe("an affiliation is given by address", () => {
  it("MMOG-9-2, MMOG-9.1-1: a ban names the bare address, whatever address was given, with a reason or without", async () => {
    const plain = await asked((client) =>
      client.changeAffiliations([{ jid: `${EARL}/pda`, affiliation: "outcast" }]),
    );
    expect(plain.sent).toBe(admin("set", `<item jid='${EARL}' affiliation='outcast'/>`));
    const reasoned = await asked((client) =>
      client.changeAffiliations([{ jid: EARL, affiliation: "outcast", reason: "Treason" }]),
    );
    expect(reasoned.sent).toBe(
      admin("set", `<item jid='${EARL}' affiliation='outcast'><reason>Treason</reason></item>`),
    );
  });

  it("MMOG-9.3-1, MMOG-9.4-1, MMOG-9.5-7: a member is made with or without a nickname of their own, and unmade without one", async () => {
    const made = await asked((client) =>
      client.changeAffiliations([{ jid: EARL, affiliation: "member", reserved: "earl1", reason: "Loyal" }]),
    );
    expect(made.sent).toBe(
      admin("set", `<item nick='earl1' jid='${EARL}' affiliation='member'><reason>Loyal</reason></item>`),
    );
    const plain = await asked((client) =>
      client.changeAffiliations([{ jid: EARL, affiliation: "member", reserved: "" }]),
    );
    expect(plain.sent).toBe(admin("set", `<item jid='${EARL}' affiliation='member'/>`));
    const unmade = await asked((client) =>
      client.changeAffiliations([{ jid: EARL, affiliation: "none", reserved: "earl1", reason: "Disloyal" }]),
    );
    expect(unmade.sent).toBe(
      admin("set", `<item jid='${EARL}' affiliation='none'><reason>Disloyal</reason></item>`),
    );
  });

  it("MMOG-10.3-1, MMOG-10.3-2, MMOG-10.4-2: an owner is made and becomes an admin again, by bare address, with a reason or without", async () => {
    const made = await asked((client) =>
      client.changeAffiliations([{ jid: `${EARL}/pda`, affiliation: "owner", reason: "Loyal" }]),
    );
    expect(made.sent).toBe(
      admin("set", `<item jid='${EARL}' affiliation='owner'><reason>Loyal</reason></item>`),
    );
    const plain = await asked((client) => client.changeAffiliations([{ jid: EARL, affiliation: "owner" }]));
    expect(plain.sent).toBe(admin("set", `<item jid='${EARL}' affiliation='owner'/>`));
    const unmade = await asked((client) =>
      client.changeAffiliations([{ jid: `${EARL}/pda`, affiliation: "admin", reason: "Enough" }]),
    );
    expect(unmade.sent).toBe(
      admin("set", `<item jid='${EARL}' affiliation='admin'><reason>Enough</reason></item>`),
    );
  });

  it("MMOG-10.6-1, MMOG-10.6-2, MMOG-10.7-1, MMOG-10.7-2: an admin is made, and becomes a member or nothing again, by bare address", async () => {
    const made = await asked((client) =>
      client.changeAffiliations([{ jid: `${EARL}/pda`, affiliation: "admin", reason: "Loyal" }]),
    );
    expect(made.sent).toBe(
      admin("set", `<item jid='${EARL}' affiliation='admin'><reason>Loyal</reason></item>`),
    );
    for (const back of ["member", "none"] as const) {
      const unmade = await asked((client) =>
        client.changeAffiliations([{ jid: `${EARL}/pda`, affiliation: back, reason: "Enough" }]),
      );
      expect(unmade.sent).toBe(
        admin("set", `<item jid='${EARL}' affiliation='${back}'><reason>Enough</reason></item>`),
      );
    }
  });

  it("MMOG-9.2-1, MMOG-9.5-2, MMOG-10.5-1, MMOG-10.8-1: a list is asked for by its affiliation", async () => {
    for (const affiliation of ["outcast", "member", "owner", "admin"] as const) {
      const list = `<query xmlns='${ADMIN}'><item affiliation='${affiliation}' jid='${EARL}'><reason>Treason</reason></item></query>`;
      const { sent, outcome } = await asked((client) => client.listByAffiliation(affiliation), list);
      expect(sent).toBe(admin("get", `<item affiliation='${affiliation}'/>`));
      expect(outcome).toEqual({ ok: true, value: [{ affiliation, jid: EARL, reason: "Treason" }] });
    }
  });

  it("MMOG-9.2-4, MMOG-9.2-5, MMOG-9.5-6, MMOG-9.5-7, MMOG-10.5-5, MMOG-10.5-6, MMOG-10.8-5, MMOG-10.8-6, MMOG-10.11-6, MMOG-10.11-7: a changed list goes out as what changes in it, with address and affiliation, without role and nickname", async () => {
    for (const affiliation of ["outcast", "member", "owner", "admin"] as const) {
      const { sent } = await asked((client) =>
        client.changeAffiliations([
          { jid: `${EARL}/pda`, affiliation },
          { jid: "Buckingham@shakespeare.lit", affiliation: "none" },
        ]),
      );
      expect(sent).toBe(
        admin(
          "set",
          `<item jid='${EARL}' affiliation='${affiliation}'/><item jid='buckingham@shakespeare.lit' affiliation='none'/>`,
        ),
      );
    }
  });

  it("names by nickname whose address nobody sees (E-055)", async () => {
    const { sent } = await asked((client) =>
      client.changeAffiliations([{ nick: "earl1", affiliation: "outcast" }]),
    );
    expect(sent).toBe(admin("set", "<item nick='earl1' affiliation='outcast'/>"));
  });
});

it("MMOG-17-7: a role goes by nickname, an affiliation by bare address, and no item has both", async () => {
  const role = await asked((client) => client.changeRoles([{ nick: "earl1", role: "none" }]));
  const affiliation = await asked((client) =>
    client.changeAffiliations([{ jid: `${EARL}/pda`, affiliation: "outcast" }]),
  );
  expect(role.sent).toMatch(/<item nick='earl1' role='none'\/>/);
  expect(affiliation.sent).toMatch(/<item jid='harritudur@shakespeare.lit' affiliation='outcast'\/>/);
});

describe("the teams", () => {
  it("MMOG-4.1-3, MMOG-10.12-1: are all asked for by the reserved name, and come back in the room's spelling", async () => {
    const list = `<query xmlns='${OWNER}'><item team='york' nick='king'/><item team='none' nick='hastings'/><item nick='queenconsort'/><item team='york'/></query>`;
    const { sent, outcome } = await asked((client) => client.listTeams(), list);
    expect(sent).toBe(`get <query xmlns='${OWNER}'><item team='all'/></query>`);
    expect(outcome).toEqual({
      ok: true,
      value: [
        { nick: "king", team: "York" },
        { nick: "hastings", team: "" },
        { nick: "queenconsort", team: "" },
      ],
    });
  });

  it("MMOG-10.12-6, MMOG-10.12-7, MMOG-10.12-8: are given and taken by nickname, without affiliation and address", async () => {
    const { sent, outcome } = await asked((client) =>
      client.assignTeams([
        { nick: "hastings", team: "York" },
        { nick: "earl1", team: "" },
      ]),
    );
    expect(sent).toBe(
      `set <query xmlns='${OWNER}'><item nick='hastings' team='York'/><item nick='earl1' team='none'/></query>`,
    );
    expect(outcome).toEqual(fine);
  });
});

describe("what can't be done", () => {
  it("comes back as the refusal, with the service's words", async () => {
    const { client, line } = await inRoom();
    const outcome = client.changeRoles([{ nick: "king", role: "none" }]);
    (await line.nextAsked(ROOM)).error(
      "not-allowed",
      "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>No.</text>",
    );
    expect(await outcome).toEqual({ ok: false, refusal: { code: "not-allowed", text: "No." } });
  });

  it("isn't sent at all when there is no address, no room, too much or nothing to change", async () => {
    const { client, line } = await inRoom();
    const code = async (outcome: Promise<unknown>) => outcome;
    expect(
      await code(client.changeAffiliations([{ jid: "no address@", affiliation: "member" }])),
    ).toMatchObject({ refusal: { code: "jid-malformed" } });
    const crowd = Array.from({ length: 201 }, (_, index) => ({
      nick: `earl${index}`,
      role: "none" as const,
    }));
    expect(await code(client.changeRoles(crowd))).toMatchObject({ refusal: { code: "too-many-changes" } });
    expect(
      await code(client.changeRoles([{ nick: "earl1", role: "none", reason: "x".repeat(1_001) }])),
    ).toMatchObject({ refusal: { code: "too-long" } });
    expect(await code(client.assignTeams([]))).toEqual(fine);
    expect(line.asked).toEqual([]);
    const outside = createClientStage().client;
    for (const outcome of [
      outside.changeRoles([{ nick: "earl1", role: "none" }]),
      outside.listByRole("moderator"),
      outside.listTeams(),
    ])
      expect(await outcome).toMatchObject({ refusal: { code: "not-inside" } });
  });

  it("is an answer that doesn't hold together: it is refused as a whole", async () => {
    const list = `<query xmlns='${ADMIN}'><item affiliation='duke' jid='${EARL}'/></query>`;
    const { outcome } = await asked((client) => client.listByAffiliation("member"), list);
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "not-understood" } });
  });
});

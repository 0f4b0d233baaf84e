import { beforeEach, describe, expect, it } from "vitest";
import { selfOf } from "#store/room-store.ts";
import { createServiceStage, type Player, type ServiceStage } from "#testing/service-stage.ts";

const ROOM = "england@games.shakespeare.lit";
const EARL = "harritudur@shakespeare.lit";

let stage: ServiceStage;
let king: Player;
let earl: Player;
let hastings: Player;

/** Goes on with time until the promise is settled, and everybody has drawn what came of it. */
async function through<T>(promise: Promise<T>): Promise<T> {
  let isDone = false;
  void promise.finally(() => (isDone = true));
  for (let step = 0; step < 200 && !isDone; step += 1) await stage.advance(20);
  await stage.advance(40);
  return promise;
}

async function guest(jid: string, nick: string): Promise<Player> {
  const player = stage.join(jid);
  expect(await through(player.client.signInAsGuest(nick))).toMatchObject({ ok: true });
  return player;
}

const enter = ({ client }: Player, nick: string) => through(client.enterRoom({ room: ROOM, nick }));
const roomOf = ({ client }: Player) => client.stores.room.getState();
const seen = (by: Player, nick: string) => roomOf(by).occupants.get(nick);
const fine = { ok: true, value: undefined };

/** King owns a room; earl1 and hastings are in it. */
beforeEach(async () => {
  stage = createServiceStage();
  king = await guest("richardiii@shakespeare.lit/desktop", "king");
  earl = await guest(`${EARL}/pda`, "earl1");
  hastings = await guest("whastings@shakespeare.lit/smartphone", "hastings");
  await through(king.client.createRoom({ name: "England", nick: "king" }));
  expect(await through(king.client.acceptDefaults())).toMatchObject({ ok: true });
  expect(await enter(earl, "earl1")).toEqual(fine);
  expect(await enter(hastings, "hastings")).toEqual(fine);
});

describe("roles and affiliations among three people", () => {
  it("MMOG-4.1-16, MMOG-5.1-7: everybody keeps the roster, in which role and affiliation are two things", async () => {
    expect([...roomOf(hastings).occupants.keys()].toSorted()).toEqual(["earl1", "hastings", "king"]);
    await through(king.client.changeAffiliations([{ jid: EARL, affiliation: "member" }]));
    await through(king.client.changeRoles([{ nick: "earl1", role: "moderator" }]));
    await through(king.client.changeRoles([{ nick: "hastings", role: "moderator" }]));
    for (const by of [king, earl, hastings]) {
      expect(seen(by, "earl1")).toMatchObject({ affiliation: "member", role: "moderator" });
      expect(seen(by, "hastings")).toMatchObject({ affiliation: "none", role: "moderator" });
    }
  });

  it("MMOG-4.1-1, MMOG-4.1-2: an affiliation is there at the next visit, a role is gone with the visit", async () => {
    await through(king.client.changeAffiliations([{ jid: EARL, affiliation: "member" }]));
    await through(king.client.changeRoles([{ nick: "earl1", role: "moderator" }]));
    await through(earl.client.leaveRoom());
    expect(seen(king, "earl1")).toBeUndefined();
    expect(await enter(earl, "earl1")).toEqual(fine);
    expect(selfOf(roomOf(earl))).toMatchObject({ affiliation: "member", role: "participant" });
    for (const affiliation of ["owner", "admin", "none"] as const) {
      expect(await through(king.client.changeAffiliations([{ jid: EARL, affiliation }]))).toEqual(fine);
      expect(seen(hastings, "earl1")?.affiliation).toBe(affiliation);
    }
    for (const role of ["visitor", "participant", "moderator"] as const) {
      expect(await through(king.client.changeRoles([{ nick: "hastings", role }]))).toEqual(fine);
      expect(seen(earl, "hastings")?.role).toBe(role);
    }
  });

  it("MMOG-4.1-4, MMOG-4.1-5: with a team one plays, without one watches and has no say in the game", async () => {
    expect(await through(hastings.client.ready("King"))).toMatchObject({ ok: false });
    expect(hastings.client.vehicle()).toBeUndefined();
    const both = [
      { nick: "hastings", team: "york" },
      { nick: "earl1", team: "Lancaster" },
    ];
    expect(await through(king.client.assignTeams(both))).toEqual(fine);
    expect(selfOf(roomOf(hastings))?.team).toBe("York");
    expect(await through(hastings.client.ready("King"))).toMatchObject({ ok: true });
    expect(await through(king.client.listTeams())).toMatchObject({
      ok: true,
      value: expect.arrayContaining([
        { nick: "hastings", team: "York" },
        { nick: "king", team: "" },
      ]),
    });
    expect(await through(king.client.assignTeams([{ nick: "hastings", team: "" }]))).toEqual(fine);
    expect(selfOf(roomOf(hastings))?.team).toBe("");
  });

  it("MMOG-4.1-12, MMOG-8.2-7: whoever is kicked learns by whom and why, and may come back at once", async () => {
    await through(king.client.changeRoles([{ nick: "earl1", role: "none", reason: "Out on you, owls!" }]));
    expect(roomOf(earl)).toMatchObject({
      phase: "gone",
      departure: { code: "kicked", actor: "king", reason: "Out on you, owls!" },
    });
    expect(seen(hastings, "earl1")).toBeUndefined();
    expect(await enter(earl, "earl1")).toEqual(fine);
  });

  it("MMOG-4.1-12, MMOG-9.1-7: whoever is banned learns by whom and why, doesn't come back by themselves, and can't until the ban is lifted", async () => {
    await through(king.client.changeAffiliations([{ jid: EARL, affiliation: "outcast", reason: "Treason" }]));
    expect(roomOf(earl)).toMatchObject({
      phase: "gone",
      departure: { code: "banned", actor: "king", reason: "Treason" },
    });
    const before = earl.wire.length;
    earl.drop();
    earl.reconnect(false);
    await stage.advance(10_000);
    expect(earl.wire.slice(before).filter((line) => line.startsWith("> <presence to="))).toEqual([]);
    expect(roomOf(earl).phase).toBe("gone");
    expect(await enter(earl, "earl1")).toMatchObject({ refusal: { code: "forbidden" } });
    expect(await through(king.client.listByAffiliation("outcast"))).toEqual({
      ok: true,
      value: [{ affiliation: "outcast", jid: EARL, reason: "Treason" }],
    });
    await through(king.client.changeAffiliations([{ jid: EARL, affiliation: "none" }]));
    expect(await enter(earl, "earl1")).toEqual(fine);
  });
});

it("MMOG-5.1.1-10: whoever asks for more than the room allows is told so, and nothing has changed", async () => {
  const refused = (code: string) => ({ ok: false, refusal: { code } });
  expect(await through(earl.client.changeRoles([{ nick: "hastings", role: "none" }]))).toMatchObject(
    refused("forbidden"),
  );
  expect(
    await through(earl.client.changeAffiliations([{ nick: "hastings", affiliation: "outcast" }])),
  ).toMatchObject(refused("forbidden"));
  expect(await through(earl.client.listByAffiliation("owner"))).toMatchObject(refused("forbidden"));
  expect(await through(earl.client.listTeams())).toMatchObject(refused("forbidden"));
  await through(king.client.changeRoles([{ nick: "earl1", role: "moderator" }]));
  expect(await through(earl.client.changeRoles([{ nick: "king", role: "none" }]))).toMatchObject(
    refused("not-allowed"),
  );
  expect(
    await through(
      king.client.changeAffiliations([{ jid: "richardiii@shakespeare.lit", affiliation: "admin" }]),
    ),
  ).toMatchObject(refused("conflict"));
  expect([...roomOf(hastings).occupants.keys()].toSorted()).toEqual(["earl1", "hastings", "king"]);
  expect(seen(hastings, "king")).toMatchObject({ affiliation: "owner", role: "moderator" });
});

it("names somebody by nickname where nobody sees addresses, and lifts the ban the same way (E-055)", async () => {
  await through(king.client.configure({ room: [{ var: "mmog#roomconfig_whois", values: ["none"] }] }));
  expect(seen(king, "earl1")).toBeDefined();
  expect(await through(king.client.changeAffiliations([{ nick: "earl1", affiliation: "outcast" }]))).toEqual(
    fine,
  );
  expect(roomOf(earl)).toMatchObject({ phase: "gone", departure: { code: "banned" } });
  const list = await through(king.client.listByAffiliation("outcast"));
  expect(list).toEqual({ ok: true, value: [{ affiliation: "outcast", nick: "earl1" }] });
  expect(await through(king.client.changeAffiliations([{ nick: "earl1", affiliation: "none" }]))).toEqual(
    fine,
  );
  expect(await enter(earl, "earl1")).toEqual(fine);
});

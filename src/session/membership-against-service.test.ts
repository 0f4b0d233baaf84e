import { beforeEach, expect, it } from "vitest";
import { linesOf } from "#store/chat-log.ts";
import { selfOf } from "#store/room-store.ts";
import { createServiceStage, through, type Player, type ServiceStage } from "#testing/service-stage.ts";

const ROOM = "england@games.shakespeare.lit";
const NICK = [{ var: "mmog#register_roomnick", values: ["richmond"] }];

let stage: ServiceStage;
let king: Player;
let earl: Player;

const wait = async <T>(promise: Promise<T>): Promise<T> => {
  const value = await through(stage, promise);
  await stage.advance(60);
  return value;
};
const enter = ({ client }: Player, nick: string) => wait(client.enterRoom({ room: ROOM, nick }));
const roomOf = ({ client }: Player) => client.stores.room.getState();

async function configured(fields: Readonly<Record<string, string>>) {
  await wait(king.client.configuration());
  const room = Object.entries(fields).map(([name, value]) => ({
    var: `mmog#roomconfig_${name}`,
    values: [value],
  }));
  expect(await wait(king.client.configure({ room }))).toMatchObject({ ok: true });
}

beforeEach(async () => {
  stage = createServiceStage();
  king = stage.join("richardiii@shakespeare.lit/desktop");
  earl = stage.join("harritudur@shakespeare.lit/pda");
  await wait(king.client.signInAsGuest("king"));
  await wait(earl.client.signInAsGuest("earl1"));
  await wait(king.client.createRoom({ name: "England", nick: "king" }));
  await wait(king.client.acceptDefaults());
});

it("MMOG-7.21-1, MMOG-8.6-2: a visitor asks, the moderator sees who, grants it, and the visitor is heard", async () => {
  await configured({ moderatedroom: "1" });
  await enter(earl, "earl1");
  expect(selfOf(roomOf(earl))?.role).toBe("visitor");
  expect(earl.client.requestVoice()).toMatchObject({ ok: true });
  await stage.advance(60);
  expect(roomOf(king).approvals).toMatchObject([
    { kind: "voice", nick: "earl1", jid: "harritudur@shakespeare.lit/pda" },
  ]);
  earl.client.requestVoice();
  await stage.advance(60);
  expect(linesOf(earl.client.stores.talk.getState().room.log).at(-1)).toMatchObject({
    text: "voice-not-asked",
    values: { code: "policy-violation" },
  });
  king.client.answerApproval(roomOf(king).approvals[0]?.key ?? "", true);
  await stage.advance(60);
  expect(selfOf(roomOf(earl))?.role).toBe("participant");
  expect(roomOf(king).approvals).toEqual([]);
});

it("MMOG-9.9-4, MMOG-7.18-3, MMOG-7.18-10, MMOG-7.20-1: shut out, one asks for membership, the owner grants it, and the room knows one's nickname", async () => {
  await configured({ membersonly: "1" });
  expect(await enter(earl, "earl1")).toMatchObject({ refusal: { code: "registration-required" } });
  expect(await wait(earl.client.membershipForm(ROOM))).toMatchObject({ value: { kind: "form" } });
  expect(await wait(earl.client.requestMembership(ROOM, NICK))).toEqual({
    ok: true,
    value: { isMember: false },
  });
  const [question] = roomOf(king).approvals;
  expect(question).toMatchObject({
    kind: "registration",
    nick: "richmond",
    jid: "harritudur@shakespeare.lit",
  });
  king.client.answerApproval(question?.key ?? "", true);
  await stage.advance(60);
  expect(await wait(earl.client.membershipForm(ROOM))).toEqual({
    ok: true,
    value: { kind: "member", nick: "richmond" },
  });
  expect(await wait(earl.client.reservedNick(ROOM))).toBe("richmond");
  expect(await enter(earl, "richmond")).toMatchObject({ ok: true });
  expect(selfOf(roomOf(earl))).toMatchObject({ nick: "richmond", affiliation: "member" });
});

it("MMOG-7.2.2-11, MMOG-7.14-9: in an open room one is a member at once, and where nicknames are locked one bears the reserved one", async () => {
  await configured({ locknicks: "1" });
  expect(await wait(earl.client.requestMembership(ROOM, NICK))).toEqual({
    ok: true,
    value: { isMember: true },
  });
  expect(await enter(earl, "henry")).toMatchObject({ ok: true });
  expect(roomOf(earl)).toMatchObject({ nick: "richmond", warnings: [210] });
  expect(await wait(earl.client.changeNick("henry"))).toMatchObject({
    ok: false,
    refusal: { code: "not-acceptable", suggestion: "richmond" },
  });
  const other = stage.join("whastings@shakespeare.lit/phone");
  await wait(other.client.signInAsGuest("hastings"));
  expect(await wait(other.client.requestMembership(ROOM, NICK))).toMatchObject({
    refusal: { code: "conflict" },
  });
});

it("a request that nobody answered is asked again of a moderator who comes in later", async () => {
  await configured({ moderatedroom: "1", persistentroom: "1" });
  await enter(earl, "earl1");
  await wait(king.client.leaveRoom());
  earl.client.requestVoice();
  await stage.advance(60);
  await enter(king, "king");
  expect(roomOf(king).approvals).toMatchObject([{ kind: "voice", nick: "earl1" }]);
});

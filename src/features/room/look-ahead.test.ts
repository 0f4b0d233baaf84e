import { expect, it } from "vitest";
import { createClientStage, KING, ROOM, signIn } from "#testing/client-stage.ts";
import { lookAhead, mayLoad } from "./look-ahead.ts";

const info = (features: readonly string[], fields: Readonly<Record<string, string>> = {}): string =>
  `<query xmlns='http://jabber.org/protocol/disco#info'><identity category='game' type='multi-user' name='Tewkesbury'/>${features
    .map((name) => `<feature var='${name}'/>`)
    .join("")}<x xmlns='jabber:x:data' type='result'>${Object.entries(fields)
    .map(([name, value]) => `<field var='${name}'><value>${value}</value></field>`)
    .join("")}</x></query>`;

async function looked(answer: string) {
  const stage = createClientStage();
  signIn(stage);
  const look = lookAhead(stage.client, ROOM);
  const request = await stage.line.nextAsked(ROOM, /disco#info/);
  if (answer.startsWith("<")) request.result(answer);
  else request.error(answer);
  const result = await look;
  // Whatever comes of it, nobody has gone in yet.
  expect(stage.line.sent).toEqual([]);
  return result;
}

it("MMOG-6.5-1, MMOG-14.3-3, MMOG-14.5-3: a room is asked whether it is logged and who sees addresses, before anybody goes in", async () => {
  expect(await looked(info([], { "mmog#roomconfig_enablelogging": "1" }))).toMatchObject({
    kind: "reveals",
    listing: { logged: true },
  });
  expect(await looked(info(["mmog_nonanonymous"]))).toMatchObject({
    kind: "reveals",
    listing: { anonymity: "non" },
  });
  expect(await looked(info(["mmog_semianonymous"]))).toEqual({ kind: "clear" });
  expect(await looked("service-unavailable")).toEqual({ kind: "clear" });
});

it("a room that isn't there or is saved is not gone into", async () => {
  expect(await looked("item-not-found")).toMatchObject({
    kind: "shut",
    refusal: { code: "item-not-found" },
  });
  expect(await looked(info([], { "mmog#match_status": "adjourned" }))).toMatchObject({
    kind: "shut",
    refusal: { code: "saved" },
  });
});

it("a saved room may be loaded by the owners that it names, and by anybody who asks where it names none", () => {
  const room = { jid: ROOM, name: "Tewkesbury" };
  expect(mayLoad({ ...room, contacts: ["richardiii@shakespeare.lit"] }, KING)).toBe(true);
  expect(mayLoad({ ...room, contacts: ["harritudur@shakespeare.lit"] }, KING)).toBe(false);
  expect(mayLoad(room, KING)).toBe(true);
});

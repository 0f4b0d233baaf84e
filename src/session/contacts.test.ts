import { expect, it } from "vitest";
import { createClientStage, enterAsKing } from "#testing/client-stage.ts";

const EARL = "harritudur@shakespeare.lit/pda";

it("MMOG-6.8-1: another client is asked what it understands, by its full address", async () => {
  const stage = createClientStage();
  await enterAsKing(stage);
  const outcome = stage.client.contactSupport(EARL);
  const asked = await stage.line.nextAsked(EARL, /disco#info/);
  asked.result(
    "<query xmlns='http://jabber.org/protocol/disco#info'><identity category='client' type='pc'/><feature var='http://jabber.org/protocol/mmog'/></query>",
  );
  expect(await outcome).toEqual({ ok: true, value: { mmog: true, dga: false } });
  expect(await stage.client.contactSupport("harritudur@shakespeare.lit")).toMatchObject({
    ok: false,
    refusal: { code: "jid-malformed" },
  });
});

it("MMOG-6.8-3: another client is asked for its rooms, which it may keep to itself", async () => {
  const stage = createClientStage();
  await enterAsKing(stage);
  const outcome = stage.client.contactRooms(EARL);
  const asked = await stage.line.nextAsked(
    EARL,
    /disco#items' node='http:\/\/jabber.org\/protocol\/mmog#rooms'/,
  );
  asked.result(
    "<query xmlns='http://jabber.org/protocol/disco#items' node='http://jabber.org/protocol/mmog#rooms'><item jid='england@games.shakespeare.lit' name='earl1'/><item jid='wales@games.shakespeare.lit'/></query>",
  );
  expect(await outcome).toEqual({
    ok: true,
    value: [
      { jid: "england@games.shakespeare.lit", nick: "earl1" },
      { jid: "wales@games.shakespeare.lit", nick: undefined },
    ],
  });
  const refused = stage.client.contactRooms(EARL);
  (await stage.line.nextAsked(EARL)).error("service-unavailable");
  expect(await refused).toMatchObject({ ok: false, refusal: { code: "service-unavailable" } });
});

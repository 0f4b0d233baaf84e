import { expect, it } from "vitest";
import { serialize } from "#xml/serialize.ts";
import { createClientStage, enterAsKing, ROOM, type ClientStage } from "#testing/client-stage.ts";

/** What was published since the last look, oldest first. */
function published({ line }: ClientStage): string[] {
  const own = line.asked.filter((iq) => iq.to === undefined);
  for (const iq of own) line.asked.splice(line.asked.indexOf(iq), 1);
  return own.map((iq) => `${iq.type} ${serialize(iq.payload)}`);
}

async function playing(settings: { announceGame: boolean; guest?: boolean }): Promise<ClientStage> {
  const stage = createClientStage();
  stage.stores.settings.setState({ announceGame: settings.announceGame });
  await enterAsKing(stage);
  stage.stores.connection.setState({ guest: settings.guest ?? false });
  return stage;
}

it("nothing is told to anybody unless the person wants it, and never for a guest", async () => {
  expect(published(await playing({ announceGame: false }))).toEqual([]);
  expect(published(await playing({ announceGame: true, guest: true }))).toEqual([]);
});

it("MMOG-6.9-1, MMOG-6.9-2: friends are told what is played and where, and that it is over, in one place", async () => {
  const stage = await playing({ announceGame: true });
  const [told = "", ...more] = published(stage);
  expect(more).toEqual([]);
  const [, id] = /<item id='([^']+)'>/.exec(told) ?? [];
  expect(told).toBe(
    `set <pubsub xmlns='http://jabber.org/protocol/pubsub'><publish node='urn:xmpp:gaming:0'><item id='${id}'>` +
      "<game xmlns='urn:xmpp:gaming:0'><character_name>king</character_name><name>Bosworth Field</name>" +
      "<server_address>games.shakespeare.lit</server_address><server_name>games.shakespeare.lit</server_name>" +
      `<uri>xmpp:${ROOM}?play;game=http%3A%2F%2Fjabber.org%2Fprotocol%2Fmmog%2Fdga</uri></game></item></publish></pubsub>`,
  );
  void stage.client.leaveRoom();
  stage.advance(4_000);
  await stage.settle();
  expect(published(stage)).toEqual([
    `set <pubsub xmlns='http://jabber.org/protocol/pubsub'><publish node='urn:xmpp:gaming:0'><item id='${id}'><game xmlns='urn:xmpp:gaming:0'/></item></publish></pubsub>`,
  ]);
});

it("who only watches plays nothing, and whoever takes the wish back is forgotten", async () => {
  const stage = await playing({ announceGame: true });
  expect(published(stage)).toHaveLength(1);
  stage.stores.settings.setState({ announceGame: false });
  expect(published(stage)).toEqual([expect.stringContaining("<game xmlns='urn:xmpp:gaming:0'/>")]);
  stage.stores.room.setState({ watching: true });
  stage.stores.settings.setState({ announceGame: true });
  expect(published(stage)).toEqual([]);
});

it("a server that keeps no such thing is noted in the console, and nothing else happens", async () => {
  const stage = await playing({ announceGame: true });
  stage.line.asked.find((iq) => iq.to === undefined)?.error("service-unavailable");
  await stage.settle();
  stage.frame();
  expect(stage.stores.console.getState().lines.at(-1)?.reason).toContain("service-unavailable");
});

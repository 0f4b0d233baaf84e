import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { createStore } from "zustand";
import { addLaterTexts, createI18n } from "#app/i18n/i18n.ts";
import { MatchScreen } from "#features/match/match-screen.tsx";
import { useRefusalText } from "#features/match/refusal-text.ts";
import type { Client } from "#session/client.ts";
import { battle, guest, ROOM } from "#testing/battle-stage.ts";
import { createServiceStage, through, type Player, type ServiceStage } from "#testing/service-stage.ts";

const i18n = createI18n();
await addLaterTexts(i18n);

/** What the match screen offers this person to enter by. On a server React shows a store as it was at first. */
function offers({ client }: Player): readonly string[] {
  const { room, match } = client.stores;
  const shown: Client = {
    ...client,
    stores: {
      ...client.stores,
      room: createStore(() => room.getState()),
      match: createStore(() => match.getState()),
    },
  };
  const html = renderToStaticMarkup(
    <MatchScreen client={shown} battlefield={() => null} onRoom={() => {}} onLeave={() => {}} />,
  );
  return [...html.matchAll(/Join \w+|Enter the battle/gu)].map(([text]) => text);
}

/** William, who comes into the room while the battle goes on. */
async function newcomer(stage: ServiceStage): Promise<Player> {
  const william = await guest(stage, "sirwilliam@shakespeare.lit/pda", "sirwilliam");
  const entered = await through(stage, william.client.enterRoom({ room: ROOM, nick: "sirwilliam" }));
  expect(entered).toMatchObject({ ok: true });
  return william;
}

it("is offered to whoever comes without a team, by each team with a place, and to nobody who drives", async () => {
  const stage = createServiceStage();
  const { king } = await battle(stage, { match: "Last Team Standing" });
  expect(offers(await newcomer(stage))).toEqual(["Join York", "Join Lancaster"]);
  expect(offers(king)).toEqual([]);
});

it("is offered to whoever has a team and no tank, and stays until the tank is there", async () => {
  const stage = createServiceStage();
  await battle(stage, { match: "Last Team Standing" });
  const william = await newcomer(stage);
  await through(stage, william.client.takeTeam("York"));
  expect(offers(william)).toEqual(["Enter the battle"]);
  expect(await through(stage, william.client.ready("King"))).toMatchObject({ ok: true });
  await stage.advance(100);
  expect(william.client.vehicle()).toBeDefined();
  expect(offers(william)).toEqual([]);
});

it("is not offered in a Single Battle", async () => {
  const stage = createServiceStage();
  await battle(stage);
  expect(offers(await newcomer(stage))).toEqual([]);
});

it("is not offered to whoever gave up, with a team or without, until there is another battle", async () => {
  const stage = createServiceStage();
  const { king, earl } = await battle(stage, { match: "Last Team Standing", bots: "2" });
  await through(stage, earl.client.resign());
  expect(offers(earl)).toEqual([]);
  expect(await through(stage, earl.client.takeTeam("Lancaster"))).toMatchObject({ ok: true });
  expect(offers(earl)).toEqual([]);
  // Nobody is left to fight for: the battle is called off.
  await through(stage, king.client.resign());
  await through(stage, king.client.takeTeam("York"));
  await through(stage, king.client.ready("King"));
  await stage.advance(100);
  expect(king.client.stores.match.getState().phase).toBe("active");
  expect(offers(earl)).toEqual(["Enter the battle"]);
});

it("is offered no longer when the service has said that one is out", async () => {
  const stage = createServiceStage();
  const { earl } = await battle(stage, { match: "Last Team Standing", bots: "2" });
  await through(stage, earl.client.resign());
  // A page that was loaded again knows nothing of that.
  await through(stage, earl.client.leaveRoom());
  await through(stage, earl.client.enterRoom({ room: ROOM, nick: "earl1" }));
  expect(offers(earl)).toEqual(["Join York", "Join Lancaster"]);
  await through(stage, earl.client.takeTeam("Lancaster"));
  expect(await through(stage, earl.client.ready("King"))).toMatchObject({ ok: false });
  expect(offers(earl)).toEqual([]);
});

it("says that one is out, and everything else as a start does", () => {
  function Said({ code }: { readonly code: string }) {
    return useRefusalText()("entry", { code });
  }
  expect(renderToStaticMarkup(<Said code="not-allowed" />)).toContain("You are out of this battle.");
  expect(renderToStaticMarkup(<Said code="not-acceptable" />)).toContain("This model");
  expect(renderToStaticMarkup(<Said code="offline" />)).toContain("You are not connected.");
});

import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import { addLaterTexts, createI18n } from "#app/i18n/i18n.ts";
import { noMatch, type MatchState } from "#store/match-store.ts";
import { noRoom, type Approval } from "#store/room-store.ts";
import { createClientStage } from "#testing/client-stage.ts";
import { MatchScreen } from "./match-screen.tsx";

await addLaterTexts(createI18n());

function shown(approvals: readonly Approval[]): string {
  const { client } = createClientStage();
  const room = createStore(() => ({ ...noRoom, approvals }));
  const battling = { ...client, stores: { ...client.stores, room } };
  return renderToStaticMarkup(
    <MatchScreen client={battling} battlefield={() => null} onRoom={() => {}} onLeave={() => {}} />,
  );
}

it("says during a battle, too, how many wait for a decision", () => {
  expect(shown([])).not.toContain("request");
  const asking = { kind: "voice", nick: "earl1", jid: "", facts: [] } as const;
  expect(shown([{ ...asking, key: "1" }])).toContain("1 request<");
  expect(
    shown([
      { ...asking, key: "1" },
      { ...asking, key: "2" },
    ]),
  ).toContain("2 requests<");
});

it("tells whoever resigned that it is a defeat, and offers another round", () => {
  const { client } = createClientStage();
  const king = { chid: "k1", name: "king", visiname: "king", model: "King", team: "York", position: 0 };
  const match = createStore<MatchState>(() => ({
    ...noMatch,
    ownChid: "k1",
    combatants: [{ ...king, kind: "pc" as const, nick: "king", alive: false }],
    results: { type: "Last Team Standing", won: "Lancaster", draw: false, cancelled: false, rows: [] },
  }));
  const over = { ...client, stores: { ...client.stores, match } };
  const page = renderToStaticMarkup(
    <MatchScreen client={over} battlefield={() => null} onRoom={() => {}} onLeave={() => {}} />,
  );
  expect(page).toContain("Defeat");
  expect(page).toContain("Again");
});

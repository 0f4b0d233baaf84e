import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import { addLaterTexts, createI18n } from "#app/i18n/i18n.ts";
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

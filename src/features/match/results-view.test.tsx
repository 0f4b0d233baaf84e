import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { addLaterTexts, createI18n } from "#app/i18n/i18n.ts";
import type { Own } from "#features/match/outcome-of.ts";
import { ResultsView } from "#features/match/results-view.tsx";
import { MATCH_TYPES } from "#game/options.ts";
import type { Results } from "#store/match-store.ts";
import { selfOf } from "#store/room-store.ts";
import { battle } from "#testing/battle-stage.ts";
import { createServiceStage, through, type Player } from "#testing/service-stage.ts";

await addLaterTexts(createI18n());

const king = { team: "York", name: "king" };
const earl = { team: "Lancaster", name: "earl1" };
const spectator = { team: "", name: undefined };

/** The words over the table. */
function verdict(results: Results, own: Own): string {
  const html = renderToStaticMarkup(
    <ResultsView results={results} teams={["York", "Lancaster"]} own={own} />,
  );
  const header = /<header.*?<\/header>/u.exec(html)?.[0] ?? "";
  return header
    .replace(/<[^>]+>/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}

describe.each(MATCH_TYPES)("the results of a %s", (type) => {
  const winner = type === "Last Man Standing" ? "king" : "York";
  const won = { type, won: winner, draw: false, cancelled: false, rows: [] };

  it("tell those who fought how it is for them, and everybody who has won", () => {
    expect(verdict(won, king)).toBe(`Victory ${winner} wins the field`);
    expect(verdict(won, earl)).toBe(`Defeat ${winner} wins the field`);
    expect(verdict(won, spectator)).toBe(`${winner} wins the field`);
  });

  it("tell everybody the same when nobody has won", () => {
    for (const own of [king, earl, spectator]) {
      expect(verdict({ ...won, won: undefined, draw: true }, own)).toBe("A draw");
      expect(verdict({ ...won, won: undefined, cancelled: true }, own)).toBe("The battle was called off");
    }
  });
});

it("gives whoever is left of a Last Man Standing the victory, as the service tells it", async () => {
  const stage = createServiceStage();
  const players = await battle(stage, { match: "Last Man Standing" });
  const asKing = ownOf(players.king);
  const asEarl = ownOf(players.earl);
  await through(stage, players.earl.client.resign());
  await stage.advance(7_000);
  const { results } = players.king.client.stores.match.getState();
  expect(verdict(results!, asKing)).toBe("Victory king wins the field");
  expect(verdict(results!, asEarl)).toBe("Defeat king wins the field");
});

function ownOf({ client }: Player): Own {
  const { combatants, ownChid } = client.stores.match.getState();
  return {
    team: selfOf(client.stores.room.getState())?.team ?? "",
    name: combatants.find(({ chid }) => chid === ownChid)?.visiname,
  };
}

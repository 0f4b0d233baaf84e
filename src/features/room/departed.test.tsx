import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import { addLaterTexts, createI18n } from "#app/i18n/i18n.ts";
import type { Client } from "#session/client.ts";
import { noRoom, type Departure } from "#store/room-store.ts";
import { createStores } from "#store/stores.ts";
import { Departed } from "./departed.tsx";

await addLaterTexts(createI18n());

function told(departure: Departure) {
  // What is rendered on a server is a store's first state.
  const room = createStore(() => ({ ...noRoom, phase: "gone" as const, departure }));
  const client = { stores: { ...createStores(), room } } as unknown as Client;
  const html = renderToStaticMarkup(
    <Departed
      client={client}
      room="bosworth@games.shakespeare.lit"
      onRooms={() => {}}
      onRoom={() => {}}
      onAgain={() => {}}
      headingRef={null}
    />,
  );
  return {
    html,
    buttons: [...html.matchAll(/<button.*?>(?:<span[^>]*>)?([^<]+)</gu)].map(([, text]) => text),
  };
}

it("MMOG-8.2-7: whoever is kicked reads by whom and why, and may enter again", () => {
  const { html, buttons } = told({ code: "kicked", actor: "king", reason: "Out on you, owls!" });
  expect(html).toContain("<bdi>king</bdi>");
  expect(html).toContain("<bdi>Out on you, owls!</bdi>");
  expect(buttons).toContain("Enter again");
});

it("MMOG-9.1-7: whoever is banned reads that, by whom and why, and isn't offered to come back", () => {
  const { html, buttons } = told({ code: "banned", actor: "king", reason: "Treason" });
  expect(html).toContain("You are banned");
  expect(html).toContain("<bdi>king</bdi>");
  expect(html).toContain("<bdi>Treason</bdi>");
  expect(buttons).toEqual(["Show the rooms"]);
});

it("whoever may not stay without membership is told whom to ask, and isn't offered to come back at once", () => {
  for (const code of ["not-member", "members-only"] as const) {
    const { html, buttons } = told({ code, actor: "king" });
    expect(html).toContain("Ask its owner to add you");
    expect(html).toContain("<bdi>king</bdi>");
    expect(buttons).toEqual(["Show the rooms"]);
  }
});

it("a referee's kick and a technical one may be come back from, and nobody's words are made up", () => {
  for (const code of ["invalid-turn", "technical"] as const) {
    const { html, buttons } = told({ code });
    expect(buttons).toContain("Enter again");
    expect(html).not.toContain("<dl");
  }
});

import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { addLaterTexts, createI18n } from "#app/i18n/i18n.ts";
import type { Client } from "#session/client.ts";
import { createStores } from "#store/stores.ts";
import { RoomDoor } from "./room-door.tsx";

await addLaterTexts(createI18n());

function door(code: string) {
  const client = { stores: createStores() } as unknown as Client;
  return renderToStaticMarkup(
    <RoomDoor
      client={client}
      room="bosworth@games.shakespeare.lit"
      entry={{
        refusal: { code },
        warnsOf: undefined,
        shut: undefined,
        nick: "king",
        isBusy: false,
        enter: async () => {},
      }}
      onRooms={() => {}}
      headingRef={null}
    />,
  );
}

it("MMOG-7.2.6-2: at the door of a room for members one is offered to ask for membership, and only there", () => {
  expect(door("registration-required")).toContain("Ask for membership</");
  for (const code of ["forbidden", "conflict", "service-unavailable"])
    expect(door(code)).not.toContain("Ask for membership</");
});

it("MMOG-7.2.8-6: where the nickname is taken another one stands ready to enter under", () => {
  expect(door("conflict")).toContain('value="king 2"');
  expect(door("jid-malformed")).toContain('value="king"');
});

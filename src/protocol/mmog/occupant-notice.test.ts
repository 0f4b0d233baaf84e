import { describe, expect, it } from "vitest";
import { el, type XmlElement } from "#xml/element.ts";
import { decodeOccupantNotice } from "#protocol/mmog/occupant-notice.ts";

const USER = "http://jabber.org/protocol/mmog#user";
const MMOG = "http://jabber.org/protocol/mmog";
const presence = (...children: XmlElement[]) => el("presence", { xmlns: "jabber:client" }, ...children);
const none = { statuses: [], configurationChanged: false, saved: false, invalidTurn: false };

describe("what a presence says of an occupant", () => {
  it("is in either namespace; #user wins where both speak (E-001)", () => {
    const both = presence(
      el("game", { xmlns: MMOG }, el("item", { affiliation: "none", team: "york" })),
      el("game", { xmlns: USER }, el("item", { affiliation: "admin", role: "moderator" })),
    );
    expect(decodeOccupantNotice(both)).toEqual({
      ok: true,
      value: { ...none, affiliation: "admin", role: "moderator", team: "york" },
    });
  });

  it("leaves out what is not said", () => {
    expect(decodeOccupantNotice(presence())).toEqual({ ok: true, value: none });
    expect(decodeOccupantNotice(presence(el("game", { xmlns: USER }, el("item"))))).toEqual({
      ok: true,
      value: none,
    });
  });

  it("takes <x/> for <game/> (E-009) and a role that is none of the room's for a team (E-097)", () => {
    const old = presence(
      el("x", { xmlns: USER }, el("status", { code: "110" }), el("status", { code: "332" })),
      el("game", { xmlns: MMOG }, el("item", { role: "york" })),
    );
    expect(decodeOccupantNotice(old)).toEqual({
      ok: true,
      value: { ...none, statuses: [110, 332], team: "york" },
    });
  });

  it("sees a saved room and an invalid turn beside the game or in it (E-130, E-176)", () => {
    for (const name of ["saved", "invalid-turn"] as const) {
      const key = name === "saved" ? "saved" : "invalidTurn";
      for (const place of [
        presence(el(name, { xmlns: MMOG })),
        presence(el("game", { xmlns: MMOG }, el(name))),
      ])
        expect(decodeOccupantNotice(place)).toMatchObject({ ok: true, value: { [key]: true } });
    }
  });

  it("refuses words that it doesn't know, with the place", () => {
    const bad = presence(el("game", { xmlns: USER }, el("item", { role: "emperor" })));
    expect(decodeOccupantNotice(bad)).toMatchObject({
      ok: false,
      refusal: { code: "unknown-value", path: "game/item/@role" },
    });
  });
});

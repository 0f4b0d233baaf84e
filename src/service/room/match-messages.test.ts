import { expect, it } from "vitest";
import { el, type XmlElement } from "#xml/element.ts";
import { sayOfMatch } from "#service/room/match-messages.ts";
import { roomOf, spectator } from "#testing/active-room.ts";

it("a turn that is the same for all is one message, for players, for spectators and for either side", () => {
  const made: XmlElement[] = [];
  const turn = el("turn", {});
  const king = { ...spectator("king"), team: "York" };
  sayOfMatch(
    { domain: "", send: (stanza) => made.push(stanza), fanOut: (stanza) => made.push(stanza) },
    roomOf([king]),
    { has: () => false, without: () => [], answer: () => false },
    {
      isOn: () => true,
      hold: (_, make) => made.push(make(true), make(false)),
      announce: () => undefined,
      show: () => undefined,
      tick: () => undefined,
      clear: () => undefined,
    },
    { kind: "say", from: "king", payload: () => turn },
    () => "t-1",
  );
  expect(made).toHaveLength(3);
  expect(new Set(made).size).toBe(1);
});

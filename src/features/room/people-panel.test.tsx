import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import { addLaterTexts, createI18n } from "#app/i18n/i18n.ts";
import type { Client } from "#session/client.ts";
import { noRoom, type Occupant, type RoomState } from "#store/room-store.ts";
import { createStores } from "#store/stores.ts";
import { ManageButton } from "./manage-button.tsx";
import { PeoplePanel } from "./people-panel.tsx";

await addLaterTexts(createI18n());

function person(nick: string, changes: Partial<Occupant> = {}): Occupant {
  return {
    nick,
    affiliation: "none",
    role: "participant",
    team: "",
    jid: undefined,
    self: nick === "king",
    availability: "available",
    ...changes,
  };
}

function clientOf(people: readonly Occupant[]): Client {
  const state: RoomState = {
    ...noRoom,
    phase: "inside",
    nick: "king",
    occupants: new Map(people.map((each) => [each.nick, each])),
    teams: ["York", "Lancaster"].map((name) => ({ name, players: [], places: 5 })),
  };
  // What is rendered on a server is a store's first state.
  return { stores: { ...createStores(), room: createStore(() => state) } } as unknown as Client;
}

const panel = (people: readonly Occupant[]) =>
  renderToStaticMarkup(<PeoplePanel client={clientOf(people)} onTell={() => {}} />);
const rowOf = (html: string, nick: string) =>
  html.match(/<li.*?<\/li>/gu)?.find((row) => row.includes(`<bdi>${nick}</bdi>`)) ?? "";

describe("the people of a room", () => {
  it("MMOG-4.1-16, MMOG-5.1-7: are shown with team, affiliation, role and availability, each for itself", () => {
    const html = panel([
      person("king", { affiliation: "owner", role: "moderator", team: "York" }),
      person("earl1", { affiliation: "member", role: "moderator" }),
      person("hastings", { role: "visitor", availability: "away" }),
      person("sirwilliam", { affiliation: "admin", role: "participant" }),
    ]);
    expect(html).toContain("4 people here");
    expect(rowOf(html, "king")).toMatch(/York.*you.*Owner/u);
    expect(rowOf(html, "king")).not.toContain("Moderator");
    expect(rowOf(html, "earl1")).toMatch(/No team.*Member.*Moderator/u);
    expect(rowOf(html, "hastings")).toMatch(/Visitor.*away/u);
    expect(rowOf(html, "sirwilliam")).toMatch(/Admin.*Participant/u);
  });

  it("have a menu each, but oneself only where there is something to do", () => {
    const me = person("king", { affiliation: "member" });
    const html = panel([me, person("earl1", { affiliation: "owner", role: "moderator" })]);
    expect(rowOf(html, "earl1")).toMatch(/aria-haspopup="menu".*aria-label="What to do with earl1"/u);
    expect(rowOf(html, "king")).not.toContain("menu");
    const owned = panel([person("king", { affiliation: "owner", role: "moderator" })]);
    expect(rowOf(owned, "king")).toContain("menu");
    // Who is no member may have the nickname kept.
    expect(rowOf(panel([person("king")]), "king")).toContain("menu");
  });

  it("are searched where they are many, and only those in view exist", () => {
    const crowd = Array.from({ length: 6_000 }, (_, index) => person(`earl${index}`));
    const html = panel([person("king"), ...crowd]);
    expect(html).toContain("6,001 people here");
    expect(html).toContain("Find somebody");
    expect(html.match(/<li/gu)?.length).toBeLessThan(40);
    expect(panel([person("king")])).not.toContain("Find somebody");
  });
});

it("MMOG-5.1.1-10: the way to the lists is there for whom there is a list", () => {
  const button = (changes: Partial<Occupant>) =>
    renderToStaticMarkup(<ManageButton client={clientOf([person("king", changes)])} onOpen={() => {}} />);
  expect(button({})).toBe("");
  expect(button({ affiliation: "member" })).toContain("Members");
  expect(button({ role: "moderator" })).toContain("Manage");
  expect(button({ affiliation: "owner", role: "moderator" })).toContain("Manage");
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Occupant } from "#store/room-store.ts";
import {
  affiliationChanges,
  nothingPending,
  roleChanges,
  withAdded,
  withRemoved,
  type PeopleListName,
} from "./list-draft.ts";
import { whomMeans } from "./whom.ts";

const EARL = { jid: "harritudur@shakespeare.lit", nick: "earl1" };
const BUCKINGHAM = { jid: "buckingham@shakespeare.lit" };

describe("the changes of a list", () => {
  it("MMOG-9.2-4, MMOG-9.5-6, MMOG-10.5-5, MMOG-10.8-5: are the delta alone, by address", () => {
    const changes = (list: Exclude<PeopleListName, "moderator" | "participant">) =>
      affiliationChanges(
        list,
        withRemoved(
          list,
          withAdded(list, nothingPending, EARL, { reason: "Treason", reserved: "earl1" }),
          BUCKINGHAM,
        ),
      );
    const both = (added: string, removed: string) => [
      { jid: EARL.jid, affiliation: added, reason: "Treason", reserved: "earl1" },
      { jid: BUCKINGHAM.jid, affiliation: removed, reason: "", reserved: "" },
    ];
    expect(changes("outcast")).toEqual(both("outcast", "none"));
    expect(changes("member")).toEqual(both("member", "none"));
    expect(changes("admin")).toEqual(both("admin", "none"));
    expect(changes("owner")).toEqual(both("owner", "admin"));
  });

  it("MMOG-8.5-4, MMOG-9.8-4: of voice and of moderators go by nickname", () => {
    const draft = withRemoved("moderator", withAdded("moderator", nothingPending, EARL), {
      nick: "king",
    });
    expect(roleChanges("moderator", draft)).toEqual([
      { nick: "earl1", role: "moderator", reason: "" },
      { nick: "king", role: "participant", reason: "" },
    ]);
    expect(roleChanges("participant", withRemoved("participant", nothingPending, EARL))).toEqual([
      { nick: "earl1", role: "visitor", reason: "" },
    ]);
  });

  it("name by nickname whose address isn't shown", () => {
    expect(affiliationChanges("outcast", withAdded("outcast", nothingPending, { nick: "earl1" }))).toEqual([
      { nick: "earl1", affiliation: "outcast", reason: "" },
    ]);
  });

  it("are gone when they are undone", () => {
    const added = withAdded("member", nothingPending, { ...EARL, jid: `${EARL.jid}/pda` });
    expect(withRemoved("member", added, EARL).size).toBe(0);
    const removed = withRemoved("member", nothingPending, EARL);
    expect(withAdded("member", removed, EARL).size).toBe(0);
  });
});

describe("who is put on a list", () => {
  const earl: Occupant = {
    nick: "Earl1",
    affiliation: "none",
    role: "visitor",
    team: "",
    jid: "harritudur@shakespeare.lit/pda",
    self: false,
    availability: "available",
  };
  const inside = new Map([[earl.nick, earl]]);

  it("is somebody inside by the nickname, whose address comes along where it is shown", () => {
    expect(whomMeans("participant", " earl1 ", inside)).toEqual({
      ok: true,
      entry: { nick: "Earl1", jid: earl.jid, affiliation: "none", role: "visitor" },
    });
  });

  it("is anybody by the address where it is about affiliations, and a whole domain where it is about bans", () => {
    expect(whomMeans("member", "Buckingham@shakespeare.lit", inside)).toEqual({
      ok: true,
      entry: { jid: "buckingham@shakespeare.lit" },
    });
    expect(whomMeans("outcast", "evil.example", inside)).toEqual({
      ok: true,
      entry: { jid: "evil.example" },
    });
    expect(whomMeans("member", "evil.example", inside)).toEqual({ ok: false, problem: "nobody" });
    expect(whomMeans("moderator", "buckingham@shakespeare.lit", inside)).toEqual({
      ok: false,
      problem: "nobody",
    });
    expect(whomMeans("member", "buck ingham@x", inside)).toEqual({ ok: false, problem: "no-address" });
  });

  it("is found or not, whatever is typed, and never somebody without a name", () => {
    const lists = ["outcast", "member", "moderator", "participant", "admin", "owner"] as const;
    const typed = fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.emailAddress(), fc.domain());
    fc.assert(
      fc.property(fc.constantFrom(...lists), typed, (list, text) => {
        const found = whomMeans(list, text, inside);
        if (found.ok) expect((found.entry.nick ?? found.entry.jid ?? "") !== "").toBe(true);
      }),
    );
  });
});

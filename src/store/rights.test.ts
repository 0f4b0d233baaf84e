import { describe, expect, it } from "vitest";
import type { Occupant } from "#store/room-store.ts";
import { changeOf, deedsOn, isDelayed, isHarsh, listsFor, type Standing } from "./rights.ts";

const AFFILIATIONS: readonly Occupant["affiliation"][] = ["none", "member", "admin", "owner"];
const ROLES = ["visitor", "participant", "moderator"] as const;

/** `owner moderator`. */
function standing(words: string): Standing {
  const [affiliation, role] = words.split(" ");
  return { affiliation, role } as Standing;
}
const everybody = AFFILIATIONS.flatMap((affiliation) => ROLES.map((role) => ({ affiliation, role })));

describe("MMOG-5.1.1-10: what is offered", () => {
  it("MMOG-5.1.1-10, MMOG-5.1-7: is nothing to a visitor or participant, whose affiliation is below admin", () => {
    for (const me of everybody)
      if (me.role !== "moderator" && (me.affiliation === "none" || me.affiliation === "member"))
        for (const other of everybody) expect(deedsOn(me, other, false)).toEqual([]);
  });

  // Me, the other, and what is offered: MMOG Tables 3, 5, 7, 8; errata E-086, E-155, E-156, E-157.
  it.each([
    ["none moderator", "none visitor", "grant-voice kick"],
    ["none moderator", "none participant", "revoke-voice kick"],
    ["none moderator", "none moderator", ""],
    ["none moderator", "member participant", ""],
    ["none moderator", "member visitor", "grant-voice"],
    ["none moderator", "owner moderator", ""],
    ["member moderator", "none participant", "revoke-voice kick"],
    ["member moderator", "member participant", "kick"],
    ["member moderator", "admin participant", ""],
    ["admin moderator", "none visitor", "grant-voice grant-moderator make-member kick ban"],
    ["admin moderator", "none participant", "revoke-voice grant-moderator make-member kick ban"],
    ["admin moderator", "none moderator", "revoke-moderator make-member kick ban"],
    ["admin moderator", "member participant", "revoke-voice grant-moderator make-none kick ban"],
    ["admin moderator", "admin moderator", "kick"],
    ["admin moderator", "owner moderator", ""],
    [
      "owner moderator",
      "none participant",
      "revoke-voice grant-moderator make-owner make-admin make-member kick ban",
    ],
    ["owner moderator", "member moderator", "revoke-moderator make-owner make-admin make-none kick ban"],
    ["owner moderator", "admin moderator", "make-owner make-member make-none kick ban"],
    ["owner moderator", "owner moderator", "make-admin make-member make-none kick ban"],
  ])("MMOG-5.1.1-10: of %s to %s: %s", (me, other, deeds) => {
    expect(deedsOn(standing(me), standing(other), false).join(" ")).toBe(deeds);
  });

  it("of oneself is only to give up one's own affiliation, as an owner", () => {
    expect(deedsOn(standing("owner moderator"), standing("owner moderator"), true)).toEqual([
      "make-admin",
      "make-member",
      "make-none",
    ]);
    expect(deedsOn(standing("admin moderator"), standing("admin moderator"), true)).toEqual([]);
    expect(deedsOn(standing("none moderator"), standing("none moderator"), true)).toEqual([]);
  });

  it("MMOG-17-7: changes the role or the affiliation, never both", () => {
    expect(changeOf("kick")).toEqual({ role: "none" });
    expect(changeOf("grant-voice")).toEqual({ role: "participant" });
    expect(changeOf("revoke-voice")).toEqual({ role: "visitor" });
    expect(changeOf("grant-moderator")).toEqual({ role: "moderator" });
    expect(changeOf("revoke-moderator")).toEqual({ role: "participant" });
    expect(changeOf("ban")).toEqual({ affiliation: "outcast" });
    expect(changeOf("make-owner")).toEqual({ affiliation: "owner" });
  });

  it("is asked for twice where it takes something away", () => {
    expect(isHarsh("kick", standing("none visitor"))).toBe(true);
    expect(isHarsh("make-member", standing("admin moderator"))).toBe(true);
    expect(isHarsh("make-member", standing("none participant"))).toBe(false);
    expect(isHarsh("grant-voice", standing("none visitor"))).toBe(false);
  });
});

describe("the status of the match", () => {
  it("MMOG-5.2-6: makes the end of a membership wait, and nothing else that is done to people", () => {
    const facts = { moderated: false, phase: "active" } as const;
    expect(isDelayed("make-none", standing("member participant"), facts)).toBe(true);
    expect(isDelayed("make-none", standing("admin moderator"), facts)).toBe(false);
    expect(isDelayed("make-member", standing("none participant"), facts)).toBe(false);
    expect(isDelayed("kick", standing("member participant"), facts)).toBe(false);
  });
});

it("MMOG-5.1.1-10: everybody sees the lists that are theirs to see, and changes those that are theirs to change", () => {
  const lists = (words: string) =>
    listsFor(standing(words))
      .map(({ list, mayChange }) => (mayChange ? list : `(${list})`))
      .join(" ");
  expect(lists("none participant")).toBe("");
  expect(lists("member participant")).toBe("(member)");
  expect(lists("none moderator")).toBe("participant");
  expect(lists("member moderator")).toBe("(member) participant");
  expect(lists("admin moderator")).toBe("member outcast participant moderator");
  expect(lists("owner moderator")).toBe("member outcast participant moderator admin owner teams");
});

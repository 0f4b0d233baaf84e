import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyRegistration } from "#protocol/mmog/registration.ts";
import { AFFILIATIONS, ROLES, type Affiliation, type MatchStatus } from "#protocol/mmog/words.ts";
import { NS } from "#protocol/namespaces.ts";
import { isRejection } from "#service/rejections.ts";
import { defaultRoomConfig } from "#service/room/config.ts";
import type { RoomEvent } from "#service/room/events.ts";
import { initialRole, isAllowedNow, refusalOfAffiliation, refusalOfRole } from "#service/room/privileges.ts";
import { reduceRoom } from "#service/room/reducer.ts";
import { affiliated, type Occupant, type RoomState } from "#service/room/state.ts";

const ACTOR = "wcatesby@shakespeare.lit";
const TARGET = "harritudur@shakespeare.lit";

const room: RoomState = {
  local: "england",
  jid: "england@games.shakespeare.lit",
  status: "active",
  config: defaultRoomConfig,
  game: NS.dga,
  options: {},
  affiliations: { "richardiii@shakespeare.lit": "owner" },
  banNotes: {},
  keptVoice: {},
  occupants: [],
  subject: { text: "" },
  history: [],
  match: "inactive",
  keptTeams: {},
  savedWith: [],
  reservedNicks: {},
  registrations: [],
  invitations: [],
  standing: false,
};

function occupant(bareJid: string, nick: string, role: Occupant["role"]): Occupant {
  return { nick, bareJid, role, sessions: [{ jid: `${bareJid}/home`, availability: [] }] };
}

function listed(jid: string, affiliation: Affiliation): RoomState["affiliations"] {
  return affiliation === "none" ? {} : { [jid]: affiliation };
}

/** Who may do what to whom, one letter for each affiliation of the target: none, member, admin, owner. */
const TABLE_5 = {
  //                          none member admin owner
  "participant member": {},
  "moderator none": { kick: "n", grantVoice: "nm", revokeVoice: "n" },
  "moderator member": { kick: "nm", grantVoice: "nm", revokeVoice: "n" },
  "moderator admin": {
    kick: "nm",
    kickModerator: "nma",
    grantVoice: "nm",
    revokeVoice: "nm",
    grantModerator: "nm",
    revokeModerator: "nm",
  },
  "moderator owner": {
    kick: "nm",
    kickModerator: "nmao",
    grantVoice: "nm",
    revokeVoice: "nm",
    grantModerator: "nm",
    revokeModerator: "nm",
  },
} as const;

const CHANGES = [
  ["kick", "visitor", "none"],
  ["kick", "participant", "none"],
  ["kickModerator", "moderator", "none"],
  ["grantVoice", "visitor", "participant"],
  ["revokeVoice", "participant", "visitor"],
  ["grantModerator", "visitor", "moderator"],
  ["grantModerator", "participant", "moderator"],
  ["revokeModerator", "moderator", "participant"],
  ["revokeModerator", "moderator", "visitor"],
] as const;

const LETTERS = { n: "none", m: "member", a: "admin", o: "owner" } as const;

describe("the tables of privileges", () => {
  it("MMOG-5.1.2-1, MMOG-5.1.2-2: give everybody the first role of Table 4", () => {
    const roles = (moderated: boolean) =>
      (["none", "member", "admin", "owner"] as const).map((affiliation) =>
        initialRole({ ...defaultRoomConfig, moderated }, affiliation),
      );
    expect(roles(true)).toEqual(["visitor", "participant", "moderator", "moderator"]);
    expect(roles(false)).toEqual(["participant", "participant", "moderator", "moderator"]);
  });

  it.each(Object.entries(TABLE_5))(
    "MMOG-5.1.3-2, MMOG-5.1.1-8: change roles only as Table 5 says (%s)",
    (name, rights: Partial<Record<(typeof CHANGES)[number][0], string>>) => {
      const [role, own] = name.split(" ") as [Occupant["role"], Affiliation];
      for (const [change, from, to] of CHANGES)
        for (const [letter, other] of Object.entries(LETTERS)) {
          // An admin or owner is never less than a moderator.
          if (from !== "moderator" && (other === "admin" || other === "owner")) continue;
          const target = occupant(TARGET, "earl1", from);
          const state: RoomState = {
            ...room,
            affiliations: { ...room.affiliations, ...listed(ACTOR, own), ...listed(TARGET, other) },
            occupants: [occupant(ACTOR, "sirwilliam", role), target],
          };
          const allowed = refusalOfRole(state, ACTOR, target, to) === undefined;
          expect([change, from, to, other, allowed]).toEqual([
            change,
            from,
            to,
            other,
            rights[change]?.includes(letter) ?? false,
          ]);
        }
    },
  );

  it("MMOG-5.3.2-2, MMOG-5.3.1-5, MMOG-5.3.1-6: change affiliations only as Table 8 says", () => {
    const isHigh = (affiliation: Affiliation) => affiliation === "admin" || affiliation === "owner";
    for (const own of AFFILIATIONS)
      for (const from of AFFILIATIONS)
        for (const to of AFFILIATIONS) {
          if (from === to) continue;
          const state = { ...room, affiliations: { ...room.affiliations, ...listed(ACTOR, own) } };
          const mayDoIt = isHigh(from) || isHigh(to) ? own === "owner" : isHigh(own);
          const allowed = refusalOfAffiliation(state, ACTOR, from, to) === undefined;
          expect([own, from, to, allowed]).toEqual([own, from, to, mayDoIt]);
        }
  });

  it("MMOG-10.4-5: let an owner take another's rank in every way, so that nobody is told that it can't be done", () => {
    const affiliations = { ...room.affiliations, [ACTOR]: "owner", [TARGET]: "owner" } as const;
    for (const affiliation of ["outcast", "none", "member", "admin"] as const) {
      const step = reduceRoom(
        { ...room, affiliations },
        { kind: "affiliations-changed", by: ACTOR, changes: [{ jid: TARGET, affiliation }] },
      );
      if (isRejection(step)) throw new Error(step.rejected);
      expect(affiliated(step.state, "owner")).toEqual(["richardiii@shakespeare.lit", ACTOR]);
    }
  });

  it("MMOG-10.5-8: keep the lists of admins and owners from admins, even where nothing would change", () => {
    const affiliations = { ...room.affiliations, [ACTOR]: "admin" } as const;
    const step = reduceRoom(
      { ...room, affiliations },
      { kind: "affiliations-changed", by: ACTOR, changes: [{ jid: ACTOR, affiliation: "admin" }] },
    );
    expect(step).toMatchObject({ rejected: "not-owner", offending: [0] });
  });

  it("MMOG-5.2-1, MMOG-5.2-2, MMOG-5.2-3, MMOG-5.2-4: let owners do in each status of the match what Table 6 allows", () => {
    const statuses: readonly MatchStatus[] = ["inactive", "active", "paused"];
    const when = (privilege: Parameters<typeof isAllowedNow>[1], moderated: boolean) =>
      statuses.filter((match) =>
        isAllowedNow({ ...room, match, config: { ...defaultRoomConfig, moderated } }, privilege),
      );
    expect(when("configure", true)).toEqual(["inactive"]);
    expect(when("configure", false)).toEqual(["inactive"]);
    expect(when("save", true)).toEqual(statuses);
    expect(when("save", false)).toEqual(["inactive"]);
    expect(when("revokeMembership", true)).toEqual(statuses);
    expect(when("revokeMembership", false)).toEqual(["inactive"]);
    expect(when("assignTeams", true)).toEqual(statuses);
    expect(when("assignTeams", false)).toEqual(["inactive", "paused"]);
    for (const match of statuses) {
      const state = { ...room, match };
      expect(refusalOfAffiliation(state, "richardiii@shakespeare.lit", "none", "member")).toBeUndefined();
    }
  });
});

describe("the lists of a room", () => {
  const owner = "richardiii@shakespeare.lit";

  it("take in no more people than one answer can name", () => {
    const affiliations = { ...room.affiliations };
    for (let number = 1; number < 2_000; number += 1)
      affiliations[`soldier${number}@shakespeare.lit`] = "member";
    const full = { ...room, affiliations };
    const change = (changes: Extract<RoomEvent, { kind: "affiliations-changed" }>["changes"]) =>
      reduceRoom(full, { kind: "affiliations-changed", by: owner, changes });
    expect(change([{ jid: TARGET, affiliation: "member" }])).toMatchObject({ rejected: "lists-full" });
    expect(
      isRejection(
        change([
          { jid: "soldier1@shakespeare.lit", affiliation: "none" },
          { jid: TARGET, affiliation: "member" },
        ]),
      ),
    ).toBe(false);
  });

  it("remember the voice of the thousand who were given it last", () => {
    const keptVoice: Record<string, "participant"> = {};
    for (let number = 0; number < 1_000; number += 1)
      keptVoice[`soldier${number}@shakespeare.lit`] = "participant";
    const state: RoomState = {
      ...room,
      config: { ...defaultRoomConfig, moderated: true },
      keptVoice,
      occupants: [occupant(owner, "king", "moderator"), occupant(TARGET, "earl1", "visitor")],
    };
    const step = reduceRoom(state, {
      kind: "roles-changed",
      by: owner,
      changes: [{ nick: "earl1", role: "participant" }],
    });
    if (isRejection(step)) throw new Error(step.rejected);
    expect(Object.keys(step.state.keptVoice)).toHaveLength(1_000);
    expect(step.state.keptVoice[TARGET]).toBe("participant");
    expect(step.state.keptVoice["soldier0@shakespeare.lit"]).toBeUndefined();
  });
});

describe("people who own nothing", () => {
  const outsiders = ["wcatesby", "harritudur", "elizabeth", "whastings"].map(
    (local) => `${local}@shakespeare.lit`,
  );
  const everybody = [...outsiders, "richardiii@shakespeare.lit"];
  const begin: RoomState = {
    ...room,
    affiliations: { ...room.affiliations, [ACTOR]: "admin", [TARGET]: "member" },
    occupants: [
      occupant("richardiii@shakespeare.lit", "king", "moderator"),
      occupant(ACTOR, "sirwilliam", "moderator"),
      occupant(TARGET, "earl1", "participant"),
      occupant("whastings@shakespeare.lit", "hastings", "moderator"),
    ],
  };
  const by = fc.constantFrom(...outsiders);
  const nick = fc.constantFrom("king", "sirwilliam", "earl1", "hastings", "nobody");
  const request: fc.Arbitrary<RoomEvent> = fc.oneof(
    fc.record({
      kind: fc.constant("roles-changed" as const),
      by,
      changes: fc.array(fc.record({ nick, role: fc.constantFrom(...ROLES) }), { maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant("affiliations-changed" as const),
      by,
      changes: fc.array(
        fc.record({
          jid: fc.option(fc.constantFrom(...everybody, "shakespeare.lit"), { nil: undefined }),
          nick: fc.option(nick, { nil: undefined }),
          affiliation: fc.constantFrom(...AFFILIATIONS),
        }),
        { maxLength: 3 },
      ),
    }),
    fc.record({
      kind: fc.constant("teams-assigned" as const),
      by,
      changes: fc.array(fc.record({ nick, team: fc.constantFrom("York", undefined) }), { maxLength: 2 }),
      places: fc.constant(2),
    }),
    by.map((bareJid): RoomEvent => ({
      kind: "registered",
      bareJid,
      registration: { ...emptyRegistration, nick: "richmond" },
      id: "r",
    })),
    by.map((bareJid): RoomEvent => ({ kind: "unregistered", bareJid })),
    by.map((bareJid): RoomEvent => ({
      kind: "configured",
      bareJid,
      setting: { config: defaultRoomConfig, admins: [], owners: [bareJid] },
      options: {},
      optionsChanged: false,
    })),
  );

  it("MMOG-10-1, MMOG-10-2: never take a room from its owner, or raise anybody beyond Table 8, whatever they send", () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(request, { maxLength: 30 }), (membersOnly, requests) => {
        let state: RoomState = { ...begin, config: { ...begin.config, membersOnly } };
        for (const event of requests) {
          const step = reduceRoom(state, event);
          if (isRejection(step)) continue;
          state = step.state;
          expect(affiliated(state, "owner")).toEqual(["richardiii@shakespeare.lit"]);
          // An admin may leave the room to itself; nobody else becomes one.
          expect(affiliated(state, "admin")).toEqual([ACTOR]);
          expect(state.occupants.find((each) => each.nick === "king")?.role).toBe("moderator");
          expect(state.occupants.every((each) => each.team === undefined)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

import { expect, it } from "vitest";
import { AFFILIATIONS, ROLES } from "#protocol/mmog/words.ts";
import { defaultRoomConfig } from "#service/room/config.ts";
import { isAllowedNow, refusalOfAffiliation, refusalOfRole } from "#service/room/privileges.ts";
import type { RoomState } from "#service/room/state.ts";
import * as owner from "#store/owner-rights.ts";
import { changeOf, deedsOn, type Standing } from "#store/rights.ts";

const ME = "richardiii@shakespeare.lit";
const OTHER = "harritudur@shakespeare.lit";
const PHASES = ["created", "inactive", "active", "paused"] as const;

const standings: readonly Standing[] = AFFILIATIONS.filter((each) => each !== "outcast").flatMap(
  (affiliation) => ROLES.filter((role) => role !== "none").map((role) => ({ affiliation, role })),
);

/** A room in which there are these two. */
function roomWith(me: Standing, other: Standing): RoomState {
  const occupant = (bareJid: string, { role }: Standing) => ({ nick: bareJid, bareJid, role, sessions: [] });
  return {
    config: { ...defaultRoomConfig, moderated: true },
    match: "inactive",
    affiliations: Object.fromEntries(
      [
        [ME, me.affiliation],
        [OTHER, other.affiliation],
      ].filter(([, affiliation]) => affiliation !== "none"),
    ),
    occupants: [occupant(ME, me), occupant(OTHER, other)],
  } as unknown as RoomState;
}

it("MMOG-5.1.1-10: the page offers what the service allows, no more and no less, whoever it is and to whom", () => {
  for (const me of standings)
    for (const other of standings) {
      const state = roomWith(me, other);
      const target = state.occupants[1];
      if (target === undefined) throw new Error("nobody");
      const offered = deedsOn(me, other, false).map(changeOf);
      const roles = ROLES.filter((role) => role !== other.role)
        // From moderator to visitor is two steps in the page.
        .filter((role) => other.role !== "moderator" || role !== "visitor")
        .filter((role) => refusalOfRole(state, ME, target, role) === undefined);
      const affiliations = AFFILIATIONS.filter(
        (to) =>
          to !== other.affiliation && refusalOfAffiliation(state, ME, other.affiliation, to) === undefined,
      );
      const where = `${me.affiliation} ${me.role} to ${other.affiliation} ${other.role}`;
      expect(offered.flatMap((change) => ("role" in change ? change.role : [])).toSorted(), where).toEqual(
        roles.toSorted(),
      );
      expect(
        offered.flatMap((change) => ("affiliation" in change ? change.affiliation : [])).toSorted(),
        where,
      ).toEqual(affiliations.toSorted());
    }
});

it("MMOG-5.2-6: what the status of the match forbids an owner, the page and the service forbid alike", () => {
  const both = {
    configure: "configure",
    save: "save",
    "revoke-member": "revokeMembership",
    "assign-teams": "assignTeams",
  } as const;
  for (const moderated of [true, false])
    for (const match of PHASES)
      for (const right of ["configure", "save", "revoke-member", "assign-teams"] as const) {
        const state = { config: { ...defaultRoomConfig, moderated }, match } as unknown as RoomState;
        expect(owner.isAllowedNow(right, match, moderated), `${right} while ${match}, ${moderated}`).toBe(
          isAllowedNow(state, both[right]),
        );
      }
});

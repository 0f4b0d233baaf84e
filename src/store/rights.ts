import type { MatchPhase } from "#store/match-store.ts";
import { isAllowedNow } from "#store/owner-rights.ts";
import type { Occupant } from "#store/room-store.ts";

type Affiliation = Occupant["affiliation"];
type Role = Occupant["role"];

/** Role and affiliation, which are independent of each other (MMOG 5). */
export type Standing = Pick<Occupant, "affiliation" | "role">;

/** What of the room decides with the standing: MMOG Table 6. */
export type RoomFacts = { readonly moderated: boolean | undefined; readonly phase: MatchPhase };

/** What one may do to somebody; `make-…` changes the affiliation. */
export type Deed =
  | "grant-voice"
  | "revoke-voice"
  | "grant-moderator"
  | "revoke-moderator"
  | "make-owner"
  | "make-admin"
  | "make-member"
  | "make-none"
  | "kick"
  | "ban";

/** A role or an affiliation, never both (MMOG 17.4). */
export type Change = { readonly role: Role } | { readonly affiliation: Affiliation };

const RANK: Readonly<Record<Affiliation, number>> = { outcast: 0, none: 1, member: 2, admin: 3, owner: 4 };

export function isAtLeast(affiliation: Affiliation, other: Affiliation): boolean {
  return RANK[affiliation] >= RANK[other];
}

/** MMOG Table 5: what leads from one role to another. */
const ROLE_DEEDS = {
  "grant-voice": { from: ["visitor"], role: "participant" },
  "revoke-voice": { from: ["participant"], role: "visitor" },
  "grant-moderator": { from: ["visitor", "participant"], role: "moderator" },
  "revoke-moderator": { from: ["moderator"], role: "participant" },
  kick: { from: ["visitor", "participant", "moderator"], role: "none" },
} as const satisfies Partial<Record<Deed, { from: readonly Role[]; role: Role }>>;

/** MMOG Table 8: what leads to another affiliation. */
const AFFILIATION_DEEDS = {
  "make-owner": "owner",
  "make-admin": "admin",
  "make-member": "member",
  "make-none": "none",
  ban: "outcast",
} as const satisfies Partial<Record<Deed, Affiliation>>;

/** As they are offered: from the small to the grave. */
const DEEDS: readonly Deed[] = [
  "grant-voice",
  "revoke-voice",
  "grant-moderator",
  "revoke-moderator",
  "make-owner",
  "make-admin",
  "make-member",
  "make-none",
  "kick",
  "ban",
];

/** What a deed asks the room for. */
export function changeOf(deed: Deed): Change {
  if (isOfRole(deed)) return { role: ROLE_DEEDS[deed].role };
  return { affiliation: AFFILIATION_DEEDS[deed] };
}

/** Whether a deed takes something from somebody: it is asked for twice. */
export function isHarsh(deed: Deed, other: Standing): boolean {
  if (isOfRole(deed)) return deed === "kick" || deed === "revoke-voice" || deed === "revoke-moderator";
  return RANK[AFFILIATION_DEEDS[deed]] < RANK[other.affiliation];
}

/** What somebody of my standing may do to that occupant: MMOG Tables 3, 5, 7 and 8 with errata E-086, E-155 to E-157. */
export function deedsOn(me: Standing, other: Standing, isMyself: boolean): readonly Deed[] {
  return DEEDS.filter((deed) =>
    isOfRole(deed)
      ? !isMyself && mayChangeRole(deed, me, other)
      : mayChangeAffiliation(me, other.affiliation, AFFILIATION_DEEDS[deed]) && !(isMyself && deed === "ban"),
  );
}

function mayChangeRole(deed: keyof typeof ROLE_DEEDS, me: Standing, other: Standing): boolean {
  const { from }: { readonly from: readonly Role[] } = ROLE_DEEDS[deed];
  if (!from.includes(other.role)) return false;
  const isAdmin = isAtLeast(me.affiliation, "admin");
  const isModerator = me.role === "moderator";
  switch (deed) {
    case "grant-voice":
      return isModerator;
    case "revoke-voice":
      return isModerator && (other.affiliation === "none" || isBelow(other, me)) && isNoAdmin(other);
    case "grant-moderator":
      return isAdmin;
    case "revoke-moderator":
      return isAdmin && isNoAdmin(other);
    case "kick":
      return isModerator && !isBelow(me, other) && (other.role !== "moderator" || isAdmin);
  }
}

/** MMOG Table 8: admins lead up to member and out, owners everywhere. */
export function mayChangeAffiliation(me: Standing, from: Affiliation, to: Affiliation): boolean {
  if (from === to) return false;
  return isAtLeast(me.affiliation, isAtLeast(from, "admin") || isAtLeast(to, "admin") ? "owner" : "admin");
}

function isBelow(one: Standing, other: Standing): boolean {
  return RANK[one.affiliation] < RANK[other.affiliation];
}

function isNoAdmin(other: Standing): boolean {
  return !isAtLeast(other.affiliation, "admin");
}

function isOfRole(deed: Deed): deed is keyof typeof ROLE_DEEDS {
  return deed in ROLE_DEEDS;
}

/** Whether a deed that is mine to do has to wait for the end of the match. */
export function isDelayed(deed: Deed, other: Standing, { phase, moderated }: RoomFacts): boolean {
  const endsMembership = deed === "make-none" && other.affiliation === "member";
  return endsMembership && !isAllowedNow("revoke-member", phase, moderated);
}

/** The lists of a room: who is banned, a member, an admin, an owner; who is moderator, who has voice; the teams. */
export type ListName = "outcast" | "member" | "moderator" | "participant" | "admin" | "owner" | "teams";

/** Who sees and who changes a list: MMOG 8.5, 9.2, 9.5, 9.8, 10.5, 10.8, 10.12 and Table 7. */
const LISTS: Readonly<Record<ListName, { readonly seen: Affiliation; readonly changed: Affiliation }>> = {
  member: { seen: "member", changed: "admin" },
  outcast: { seen: "admin", changed: "admin" },
  participant: { seen: "none", changed: "none" },
  moderator: { seen: "admin", changed: "admin" },
  admin: { seen: "owner", changed: "owner" },
  owner: { seen: "owner", changed: "owner" },
  teams: { seen: "owner", changed: "owner" },
};

/** The lists that somebody of that standing may see, and which of them change. */
export function listsFor(me: Standing): readonly { readonly list: ListName; readonly mayChange: boolean }[] {
  const names = ["member", "outcast", "participant", "moderator", "admin", "owner", "teams"] as const;
  return names
    .filter((list) => isAtLeast(me.affiliation, LISTS[list].seen))
    .filter((list) => list !== "participant" || me.role === "moderator")
    .map((list) => ({ list, mayChange: isAtLeast(me.affiliation, LISTS[list].changed) }));
}

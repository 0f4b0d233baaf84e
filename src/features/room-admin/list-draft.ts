import type { AffiliationChange, Listed, RoleChange } from "#session/people.ts";
import type { Occupant } from "#store/room-store.ts";

/** A list of people that is kept by affiliation, or by role. */
export type PeopleListName = "outcast" | "member" | "moderator" | "participant" | "admin" | "owner";

/** What goes along with somebody who is put on a list: '' for nothing. */
export type Along = {
  readonly reason: string;
  /** The nickname that a member is to have in this room. */
  readonly reserved: string;
};

/** What is to become of somebody when the list is saved. */
export type Pending = Along & { readonly kind: "added" | "removed"; readonly entry: Listed };

/** What was changed in a list and is not saved yet, by whom it is about. */
export type ListDraft = ReadonlyMap<string, Pending>;

export const nothingPending: ListDraft = new Map();
const nothingAlong: Along = { reason: "", reserved: "" };

/** Whoever is taken off a list becomes this (MMOG Examples 123, 149, 166, 203, 217). */
const AFTERWARDS = {
  outcast: "none",
  member: "none",
  admin: "none",
  owner: "admin",
  moderator: "participant",
  participant: "visitor",
} as const satisfies Record<PeopleListName, Occupant["affiliation"] | Occupant["role"]>;

export function isByRole(list: PeopleListName): list is "moderator" | "participant" {
  return list === "moderator" || list === "participant";
}

/** Roles are the nickname's, affiliations the address's where it is shown (MMOG 5.1, 5.3). */
export function keyOf(list: PeopleListName, { nick = "", jid = "" }: Listed): string {
  if (isByRole(list)) return nick;
  return jid === "" ? `/${nick}` : bareOf(jid);
}

/** With somebody added, or the removal of somebody undone. */
export function withAdded(
  list: PeopleListName,
  draft: ListDraft,
  entry: Listed,
  along: Along = nothingAlong,
): ListDraft {
  const next = new Map(draft);
  const key = keyOf(list, entry);
  if (draft.get(key)?.kind === "removed") next.delete(key);
  else next.set(key, { ...along, kind: "added", entry });
  return next;
}

/** With somebody to be removed, or the addition of somebody undone. */
export function withRemoved(list: PeopleListName, draft: ListDraft, entry: Listed): ListDraft {
  const next = new Map(draft);
  const key = keyOf(list, entry);
  if (draft.get(key)?.kind === "added") next.delete(key);
  else next.set(key, { ...nothingAlong, kind: "removed", entry });
  return next;
}

/** What goes to the room of a list of roles. */
export function roleChanges(list: "moderator" | "participant", draft: ListDraft): readonly RoleChange[] {
  return [...draft.values()].map(({ kind, entry, reason }) => ({
    nick: entry.nick ?? "",
    role: kind === "added" ? list : AFTERWARDS[list],
    reason,
  }));
}

/** What goes to the room of a list of affiliations. */
export function affiliationChanges(
  list: Exclude<PeopleListName, "moderator" | "participant">,
  draft: ListDraft,
): readonly AffiliationChange[] {
  return [...draft.values()].map(({ kind, entry, reason, reserved }) => ({
    ...(entry.jid === undefined ? { nick: entry.nick ?? "" } : { jid: entry.jid, reserved }),
    affiliation: kind === "added" ? list : AFTERWARDS[list],
    reason,
  }));
}

function bareOf(jid: string): string {
  return jid.split("/")[0] ?? jid;
}

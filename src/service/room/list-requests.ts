import type { XmlElement } from "#xml/element.ts";
import { adminQuery } from "#protocol/mmog/admin.ts";
import { ownerList } from "#protocol/mmog/owner-list.ts";
import { teamOfItem } from "#protocol/mmog/team.ts";
import { ROLES, type Affiliation, type Role } from "#protocol/mmog/words.ts";
import { NS } from "#protocol/namespaces.ts";
import { isRejection, reject, type Rejection } from "#service/rejections.ts";
import type { Answer, Request } from "#service/request.ts";
import { readChanges } from "#service/room/list-changes.ts";
import { affiliationList, roleList, teamList, type Listing } from "#service/room/lists.ts";
import type { Room } from "#service/room/room.ts";

/** What one request changes at most. */
const MOST_ITEMS = 200;

/** An `<item/>` of either namespace, with what it says of a team made out. */
type Item = {
  readonly nick?: string;
  readonly jid?: string;
  readonly role?: Role;
  readonly affiliation?: Affiliation;
  readonly team?: string;
  readonly reason?: string;
};

/** MMOG 8.2-8.5, 9.1-9.8 and 10.3-10.8: the lists of roles and affiliations, and what changes in them. */
export function receiveAdminQuery(room: Room, request: Request, source: XmlElement): Answer | Rejection {
  const query = adminQuery.decode(source, NS.client);
  if (!query.ok) return reject("malformed", query.refusal.detail);
  const { items } = query.value;
  if (items.some((item) => item.team !== undefined))
    return reject("malformed", "Teams are assigned by owners, in their own namespace.");
  if (request.type === "set") return change(room, request, items);
  const list = listOf(room, request, items);
  return isRejection(list) ? list : [adminQuery.encode({ items: list })];
}

/** MMOG 10.11 and 10.12: members and teams; the other affiliations too (errata E-146, E-149). */
export function receiveOwnerList(room: Room, request: Request, source: XmlElement): Answer | Rejection {
  const query = ownerList.decode(source, NS.client);
  if (!query.ok) return reject("malformed", query.refusal.detail);
  const items = query.value.items.map(({ team, role, ...item }): Item => {
    const side = teamOfItem({ team, role });
    if (side !== undefined) return { ...item, team: side };
    const known = ROLES.find((each) => each === role);
    return known === undefined ? item : { ...item, role: known };
  });
  if (request.type === "set") return change(room, request, items);
  const list = listOf(room, request, items);
  return isRejection(list) ? list : [ownerList.encode({ items: list })];
}

/** MMOG Examples 128, 141, 154, 171, 207, 222, 231 and 239: one item says which list. */
function listOf({ state }: Room, { bareJid }: Request, [wish, ...more]: readonly Item[]): Listing {
  if (wish === undefined || more.length > 0) return reject("malformed", "Ask for one list with one item.");
  const { role = "none", affiliation = "none", team } = wish;
  if ([wish.role, wish.affiliation, team].filter((each) => each !== undefined).length > 1)
    return reject("role-and-affiliation");
  if (team?.toLowerCase() === "all") return teamList(state, bareJid);
  if (role !== "none") return roleList(state, bareJid, role);
  if (affiliation !== "none") return affiliationList(state, bareJid, affiliation);
  return reject("malformed", "There is no such list.");
}

/** One request changes roles, or affiliations, or teams: never two of them (errata E-148). */
function change(room: Room, request: Request, items: readonly Item[]): Answer | Rejection {
  if (items.length === 0) return reject("malformed", "Name whom it is about.");
  if (items.length > MOST_ITEMS)
    return reject("malformed", `No more than ${MOST_ITEMS} changes go into one request.`);
  const [first] = items.map(kindOf);
  const mixed = items.flatMap((item, index) => (kindOf(item) === first ? [] : [index]));
  if (first === undefined || mixed.length > 0)
    return { ...reject("role-and-affiliation"), ...(mixed.length > 0 && { offending: mixed }) };
  const { bareJid: by } = request;
  switch (first) {
    case "role": {
      const changes = readChanges(items, ({ nick, role = "none", reason }) =>
        nick === undefined ? reject("malformed", "Roles are given by nickname.") : { nick, role, reason },
      );
      return isRejection(changes) ? changes : room.apply({ kind: "roles-changed", by, changes }, request);
    }
    case "affiliation": {
      const changes = readChanges(items, ({ nick, jid, affiliation = "none", reason }) =>
        nick === undefined && jid === undefined
          ? reject("malformed", "Affiliations are given by address.")
          : { nick, jid, affiliation, reason },
      );
      return isRejection(changes)
        ? changes
        : room.apply({ kind: "affiliations-changed", by, changes }, request);
    }
    case "team":
      return assignTeams(room, request, items);
  }
}

/** Which of the three an item is about; `undefined` for one about none or more. */
function kindOf({ role, affiliation, team }: Item): "role" | "affiliation" | "team" | undefined {
  const kinds = [
    role !== undefined && ("role" as const),
    affiliation !== undefined && ("affiliation" as const),
    team !== undefined && ("team" as const),
  ].filter((kind) => kind !== false);
  return kinds.length === 1 ? kinds[0] : undefined;
}

/** MMOG Example 241: 'none' takes the team away. */
function assignTeams(room: Room, request: Request, items: readonly Item[]): Answer | Rejection {
  const { game, state } = room;
  const changes = readChanges(items, ({ nick, team: name = "" }) => {
    if (nick === undefined) return reject("malformed", "Teams are given by nickname.");
    const none = name.toLowerCase() === "none";
    const team = none ? undefined : game.findTeam(state.options, name);
    if (team === undefined && !none)
      return reject("team-unknown", `The match has no team '${name.slice(0, 60)}'.`);
    return { nick, team };
  });
  if (isRejection(changes)) return changes;
  const places = game.placesPerTeam(state.options);
  return room.apply({ kind: "teams-assigned", by: request.bareJid, changes, places }, request);
}

import type { Stanza } from "#protocol/envelope.ts";
import { bareOf, formatJid, parseJid } from "#protocol/jid.ts";
import { adminQuery } from "#protocol/mmog/admin.ts";
import { ownerList } from "#protocol/mmog/owner-list.ts";
import { teamOfItem } from "#protocol/mmog/team.ts";
import type { Affiliation, Role } from "#protocol/mmog/words.ts";
import { ask, command, type Context } from "#session/context.ts";
import { done, got, refused, type Outcome } from "#session/outcome.ts";

/** A role for an occupant; `none` removes from the room (MMOG 8.2-8.5, 9.6-9.8). */
export type RoleChange = { readonly nick: string; readonly role: Role; readonly reason?: string };

/** Whose affiliation: by address, or by nickname where nobody sees addresses (errata E-055). */
type Whose =
  | { readonly jid: string; /** The nickname that a member is to have here. */ readonly reserved?: string }
  | { readonly nick: string };

/** MMOG 9.1-9.5, 10.3-10.8. */
export type AffiliationChange = Whose & { readonly affiliation: Affiliation; readonly reason?: string };

/** A team for an occupant; '' takes it away (MMOG 10.12). */
export type TeamChange = { readonly nick: string; readonly team: string };

/** Somebody in a list, with whatever the room says of them. */
export type Listed = {
  readonly nick?: string;
  readonly jid?: string;
  readonly role?: Role;
  readonly affiliation?: Affiliation;
  readonly reason?: string;
};

/** What moderators, admins and owners do with people. Each call is one request, all of it or nothing. */
export interface People {
  changeRoles(changes: readonly RoleChange[]): Promise<Outcome>;
  changeAffiliations(changes: readonly AffiliationChange[]): Promise<Outcome>;
  /** Who has that role now. */
  listByRole(role: "participant" | "moderator"): Promise<Outcome<readonly Listed[]>>;
  /** Who has that affiliation, inside or not. */
  listByAffiliation(
    affiliation: "outcast" | "member" | "admin" | "owner",
  ): Promise<Outcome<readonly Listed[]>>;
  /** Everybody inside with the team; '' for none. */
  listTeams(): Promise<Outcome<readonly TeamChange[]>>;
  assignTeams(changes: readonly TeamChange[]): Promise<Outcome>;
}

type Item = Parameters<typeof adminQuery.encode>[0]["items"][number];

/** What a room takes at a time, and what the page holds of a list that it is sent. */
const MOST_CHANGES = 200;
const MOST_LISTED = 10_000;
const MOST_REASON = 1_000;

/** `teamName` gives the room's own spelling of a team (errata E-094). */
export function createPeople(context: Context, teamName: (name: string) => string): People {
  const { room } = context.stores;

  /** Sends only what changes, the role or the affiliation of each item and nothing else beside whose it is. */
  async function change(items: readonly Item[]): Promise<Outcome> {
    if (items.some(({ reason = "" }) => reason.length > MOST_REASON)) return refused({ code: "too-long" });
    return set(items.length, adminQuery.encode({ items }));
  }

  async function set(changes: number, payload: Stanza): Promise<Outcome> {
    const { jid } = room.getState();
    if (changes === 0) return done();
    if (changes > MOST_CHANGES) return refused({ code: "too-many-changes" });
    return jid === "" ? refused({ code: "not-inside" }) : command(context, jid, "set", payload);
  }

  /** One item says which list (MMOG Examples 128, 141, 154, 171, 207, 222). */
  async function list(item: Item): Promise<Outcome<readonly Listed[]>> {
    const { jid } = room.getState();
    if (jid === "") return refused({ code: "not-inside" });
    const answer = await ask(context, jid, "get", adminQuery.encode({ items: [item] }), adminQuery);
    if (!answer.ok) return answer;
    // Whatever item is there is shown (errata E-084); one without a name is nobody.
    const named = answer.value.items.filter(({ nick = "", jid: whose = "" }) => nick !== "" || whose !== "");
    return got(named.slice(0, MOST_LISTED));
  }

  return {
    changeRoles: (changes) =>
      change(changes.map(({ nick, role, reason }) => ({ nick, role, ...said(reason) }))),
    async changeAffiliations(changes) {
      const items: Item[] = [];
      for (const wanted of changes) {
        const { affiliation } = wanted;
        if ("nick" in wanted) {
          items.push({ nick: wanted.nick, affiliation, ...said(wanted.reason) });
          continue;
        }
        const jid = parseJid(wanted.jid.trim());
        if (!jid.ok) return refused({ code: "jid-malformed" });
        const { reserved = "" } = wanted;
        items.push({
          // MMOG 9.3: the nickname beside the address is reserved for the member.
          ...(reserved !== "" && affiliation === "member" && { nick: reserved }),
          jid: bareOf(formatJid(jid.value)),
          affiliation,
          ...said(wanted.reason),
        });
      }
      return change(items);
    },
    listByRole: (role) => list({ role }),
    listByAffiliation: (affiliation) => list({ affiliation }),
    async listTeams() {
      const { jid } = room.getState();
      if (jid === "") return refused({ code: "not-inside" });
      // MMOG Example 239; `all` is a word of the protocol and no team's name.
      const request = ownerList.encode({ items: [{ team: "all" }] });
      const answer = await ask(context, jid, "get", request, ownerList);
      if (!answer.ok) return answer;
      return got(
        answer.value.items.slice(0, MOST_LISTED).flatMap((item) => {
          const team = teamOfItem(item) ?? "none";
          if (item.nick === undefined) return [];
          return [{ nick: item.nick, team: team.toLowerCase() === "none" ? "" : teamName(team) }];
        }),
      );
    },
    // MMOG Example 241: by nickname, and `none` for who is in no team.
    assignTeams(changes) {
      const items = changes.map(({ nick, team }) => ({ nick, team: team === "" ? "none" : team }));
      return set(items.length, ownerList.encode({ items }));
    },
  };
}

function said(reason: string | undefined): { reason?: string } {
  const words = reason?.trim() ?? "";
  return words === "" ? {} : { reason: words };
}

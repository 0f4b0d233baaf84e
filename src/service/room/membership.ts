import type { Affiliation } from "#protocol/mmog/words.ts";
import type { Effect, Step } from "#service/room/events.ts";
import { initialRole } from "#service/room/privileges.ts";
import { occupantByBareJid, withOccupant, type RoomState } from "#service/room/state.ts";

/**
 * Makes somebody a member, or takes that away; who is inside gets the role that goes with it, and everybody
 * hears of it (MMOG 7.18, Example 101; 9.5, Examples 158 and 161).
 */
export function withMembership(state: RoomState, bareJid: string, member: boolean): Step {
  const others = Object.entries(state.affiliations).filter(([jid]) => jid !== bareJid);
  const own: [string, Exclude<Affiliation, "none">][] = member ? [[bareJid, "member"]] : [];
  const next: RoomState = { ...state, affiliations: Object.fromEntries([...others, ...own]) };
  const occupant = occupantByBareJid(next, bareJid);
  const stored: Effect = { kind: "store" };
  if (occupant === undefined) return { state: next, effects: [stored] };
  const role =
    occupant.role === "moderator" ? "moderator" : initialRole(next.config, member ? "member" : "none");
  return {
    state: withOccupant(next, occupant.nick, { ...occupant, role }),
    effects: [stored, { kind: "presence", nick: occupant.nick }],
  };
}

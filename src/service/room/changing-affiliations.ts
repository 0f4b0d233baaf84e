import { bareOf, localOf, resourceOf } from "#protocol/jid.ts";
import { isRejection, reject, type Rejection } from "#service/rejections.ts";
import {
  applyAffiliations,
  hasTooMany,
  listedAddress,
  type AffiliationChange,
} from "#service/room/affiliations.ts";
import type { Effect, RoomEvent, StepOrRejection } from "#service/room/events.ts";
import { inviteNewMembers } from "#service/room/inviting.ts";
import { readChanges } from "#service/room/list-changes.ts";
import { isLookAlike, isUsableNick } from "#service/room/nick.ts";
import { refusalOfAffiliation } from "#service/room/privileges.ts";
import { isReservedForOther, withReservedNick } from "#service/room/reserved-nicks.ts";
import {
  affiliated,
  affiliationOf,
  occupantByBareJid,
  occupantByNick,
  type RoomState,
} from "#service/room/state.ts";

type Changed = Extract<RoomEvent, { kind: "affiliations-changed" }>;
type Item = Changed["changes"][number];
type Change = AffiliationChange & { readonly reserve?: string };

/** MMOG 9.1-9.5, 10.3-10.8 and 10.11: bans, members, admins and owners, one or many at a time. */
export function changeAffiliations(state: RoomState, event: Changed): StepOrRejection {
  const changes = readChanges(
    event.changes,
    (item) => readChange(state, event.by, byNickname(state, item)),
    ({ jid }) => jid,
  );
  if (isRejection(changes)) return changes;
  // A locked room is its creator's alone (MMOG 10.1).
  if (state.status === "created") return reject("not-ready", "Configure the room first.");
  const ownersLeft = affiliated(state, "owner").filter(
    (jid) => !changes.some((change) => change.jid === jid),
  );
  const owners = changes.filter((change) => change.affiliation === "owner").length + ownersLeft.length;
  if (owners === 0) return lastOwner(state, changes);
  const applied = applyAffiliations(state, changes, occupantByBareJid(state, event.by)?.nick);
  if (hasTooMany(applied.state)) return reject("lists-full");
  let next = applied.state;
  for (const { jid, reserve } of changes)
    if (reserve !== undefined) next = withReservedNick(next, jid, reserve);
  const invited = inviteNewMembers(next, event.by, newMembers(state, changes));
  return {
    state: invited.state,
    effects: [
      { kind: "store" },
      { kind: "answer" },
      ...applied.effects,
      ...sayAbsent(state, changes),
      ...invited.effects,
    ],
  };
}

/** The address of an occupant names whoever has the nickname. */
function byNickname(state: RoomState, item: Item): Item {
  if (item.jid === undefined || bareOf(item.jid) !== state.jid) return item;
  return { ...item, jid: undefined, nick: resourceOf(item.jid) };
}

function readChange(state: RoomState, by: string, item: Item): Change | Rejection {
  const { affiliation, reason } = item;
  const jid = item.jid === undefined ? addressByNick(state, item) : listedAddress(item.jid);
  const from = jid === undefined ? "none" : affiliationOf(state, jid);
  const refusal = refusalOfAffiliation(state, by, from, affiliation);
  if (jid === undefined) return refusal ?? reject("no-such-occupant");
  if (jid === by && affiliation === "outcast" && refusal?.rejected !== "not-admin") return reject("ban-self");
  if (refusal !== undefined) return refusal;
  if (localOf(jid) === "" && affiliation !== "outcast" && affiliation !== "none")
    return reject("domain-listed");
  if (item.jid === undefined) {
    const bannedNick = state.config.whois === "none" && affiliation === "outcast" ? item.nick : undefined;
    return { jid, affiliation, reason, bannedNick };
  }
  if (item.nick === undefined || affiliation !== "member") return { jid, affiliation, reason };
  // MMOG 9.3: the nickname that goes with membership is the member's from then on.
  if (!isUsableNick(item.nick)) return reject("nick-unusable");
  if (isReservedForOther(state, item.nick, jid)) return reject("nick-reserved");
  const user = occupantByNick(state, item.nick);
  if (user !== undefined && user.bareJid !== jid) return reject("nick-taken");
  return { jid, affiliation, reason, reserve: item.nick };
}

/** Errata E-055: where nobody sees addresses, people are named by nickname, and the banned by the one they had. */
function addressByNick(state: RoomState, { nick = "", affiliation }: Item): string | undefined {
  const present = occupantByNick(state, nick)?.bareJid;
  const [banned] =
    Object.entries(state.banNotes).find(
      ([, note]) => note.nick !== undefined && isLookAlike(note.nick, nick),
    ) ?? [];
  return affiliation === "none" ? (banned ?? present) : (present ?? banned);
}

function lastOwner(state: RoomState, changes: readonly Change[]): Rejection {
  const offending = changes.flatMap(({ jid }, index) =>
    affiliationOf(state, jid) === "owner" ? [index] : [],
  );
  return { ...reject("last-owner"), offending };
}

/** MMOG 9.5 and 10.11: who wasn't anything in the room before. */
function newMembers(state: RoomState, changes: readonly Change[]): readonly string[] {
  return changes
    .filter(({ jid, affiliation }) => affiliation === "member" && affiliationOf(state, jid) === "none")
    .map(({ jid }) => jid);
}

/** MMOG 10.3, 10.6 and 10.7: what becomes of people who aren't inside, the room itself says; of bans it is silent. */
function sayAbsent(state: RoomState, changes: readonly Change[]): readonly Effect[] {
  return changes.flatMap(({ jid, affiliation }) => {
    const from = affiliationOf(state, jid);
    const ofBan = [from, affiliation].every((each) => each === "outcast" || each === "none");
    if (from === affiliation || ofBan || occupantByBareJid(state, jid) !== undefined) return [];
    return [{ kind: "absent-listed" as const, jid, affiliation }];
  });
}

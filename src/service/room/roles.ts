import { STATUS, type Role } from "#protocol/mmog/words.ts";
import { isRejection, reject, type Rejection } from "#service/rejections.ts";
import type { Effect, RoomEvent, StepOrRejection } from "#service/room/events.ts";
import { remove } from "#service/room/leaving.ts";
import { readChanges } from "#service/room/list-changes.ts";
import { refusalOfRole, refusalToModerate, seesJids } from "#service/room/privileges.ts";
import { occupantByBareJid, occupantByNick, type Occupant, type RoomState } from "#service/room/state.ts";
import { withRole } from "#service/room/voice.ts";

type Changed = Extract<RoomEvent, { kind: "roles-changed" }>;
type Change = {
  readonly target: Occupant;
  readonly role: Role;
  readonly reason?: string | undefined;
};

/** MMOG 8.2-8.5 and 9.6-9.8: kicks, voice and moderators, one or many at a time. */
export function changeRoles(state: RoomState, event: Changed): StepOrRejection {
  const changes = readChanges(
    event.changes,
    (item): Change | Rejection => {
      const target = occupantByNick(state, item.nick);
      // Whoever may change nothing doesn't learn who is there.
      if (target === undefined) return refusalToModerate(state, event.by) ?? reject("no-such-occupant");
      if (item.role === "none" && target.bareJid === event.by) return reject("kick-self");
      return refusalOfRole(state, event.by, target, item.role) ?? { ...item, target };
    },
    ({ target }) => target.bareJid,
  );
  if (isRejection(changes)) return changes;
  const actor = occupantByBareJid(state, event.by)?.nick;
  let next = state;
  const removals: Effect[] = [];
  const presences: Effect[] = [];
  for (const { target, role, reason } of changes) {
    if (role === "none") {
      const removed = remove(next, target, false, { statuses: [STATUS.kicked], actor, reason });
      next = removed.state;
      removals.push(...removed.effects);
    } else if (role !== target.role) {
      next = withRole(next, target, role);
      presences.push(...sayRole(state, target, role, { actor, reason }));
    }
  }
  // MMOG 8.2: who is kicked hears it first, then the moderator has the answer, then the others hear (Examples 115-117).
  const toKicked = removals.filter((effect) => effect.kind === "gone");
  const toOthers = removals.map((each) =>
    each.kind === "gone" ? { ...each, inform: "others" as const } : each,
  );
  return {
    state: next,
    effects: [
      { kind: "store" },
      ...toKicked.map((gone) => ({ ...gone, inform: "self" as const })),
      { kind: "answer" },
      ...presences,
      ...toOthers,
    ],
  };
}

/**
 * What is said of an occupant's new role: to everybody where the room broadcasts that role (MMOG 5.1.3). Whoever
 * sees addresses from now on is shown them (8).
 */
export function sayRole(
  before: RoomState,
  target: Occupant,
  role: Occupant["role"],
  said: {
    readonly actor?: string | undefined;
    readonly reason?: string | undefined;
    readonly listed?: boolean;
  },
): Effect[] {
  const { config } = before;
  const effects: Effect[] = [];
  const isShown = (each: Role): boolean => config.presenceBroadcast.some((shown) => shown === each);
  // Nobody hears anything more of somebody in such a role, so this is the last that they hear.
  if (isShown(target.role) && !isShown(role))
    effects.push({
      kind: "gone",
      occupant: target,
      sessions: target.sessions,
      statuses: [],
      inform: "others",
    });
  effects.push({ kind: "presence", nick: target.nick, ...said });
  if (seesJids(config, role) && !seesJids(config, target.role))
    effects.push({ kind: "roster", nick: target.nick });
  return effects;
}

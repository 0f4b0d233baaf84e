import type { Decoded } from "#xml/decoded.ts";
import { domainOf, formatJid, parseJid } from "#protocol/jid.ts";
import type { Declining, Inviting } from "#protocol/mmog/invitation.ts";
import { reject, type Rejection } from "#service/rejections.ts";
import type { Request } from "#service/request.ts";
import type { Invite } from "#service/room/events.ts";
import type { Room } from "#service/room/room.ts";

/** MMOG 7.16.2, Examples 81 and 88. */
export function receiveInviting(
  room: Room,
  { id, from: jid }: Request,
  inviting: Decoded<Inviting>,
): Rejection | undefined {
  if (!inviting.ok) return reject("malformed", inviting.refusal.detail);
  if (room.state.status === "created") return reject("not-ready", "Configure the room first.");
  const invites = inviteesOf(room, inviting.value);
  if (invites === undefined) return reject("invitee-unknown");
  return room.apply({ kind: "invited", jid, invites, id, atMs: room.surroundings.now() });
}

/** MMOG Example 83: the only message of somebody outside that a room passes on. */
export function receiveDeclining(
  room: Room,
  { id = room.surroundings.random.id(), bareJid }: Request,
  declining: Decoded<Declining>,
): Rejection | undefined {
  if (!declining.ok) return reject("malformed", declining.refusal.detail);
  const { to, reason } = declining.value.decline;
  const named = parseJid(to?.trim() ?? "");
  return room.apply({
    kind: "declined",
    bareJid,
    ...(named.ok && { to: formatJid(named.value) }),
    reason,
    id,
  });
}

/** The people's addresses; `undefined` where one can't be anybody's: no address, or one of this service. */
function inviteesOf(room: Room, { invites }: Inviting): readonly Invite[] | undefined {
  const read: Invite[] = [];
  for (const { to, ...words } of invites) {
    const jid = parseJid(to.trim());
    if (!jid.ok || jid.value.local === "" || jid.value.domain === domainOf(room.state.jid)) return undefined;
    read.push({ to: formatJid(jid.value), ...words });
  }
  return read;
}

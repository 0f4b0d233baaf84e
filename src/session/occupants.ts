import { showOf, type Envelope } from "#protocol/envelope.ts";
import type { OccupantNotice } from "#protocol/mmog/occupant-notice.ts";
import { STATUS } from "#protocol/mmog/words.ts";
import type { RoomDraft } from "#session/room-draft.ts";
import type { Occupant } from "#store/room-store.ts";

/** A room can't fill the page's memory: beyond this, further occupants are not shown. */
const MAX_OCCUPANTS = 20_000;

/** Takes over what an available presence says of an occupant; what it leaves out stays (errata E-001). */
export function updateOccupant(
  draft: RoomDraft,
  envelope: Envelope,
  notice: OccupantNotice,
  self: boolean,
): void {
  // A change may be announced from the wrong occupant: the real address tells whom it is about (errata E-060).
  const named = draft.occupants.get(envelope.resource);
  const contradicts = named?.jid !== undefined && notice.jid !== undefined && named.jid !== notice.jid;
  // Only then are all of them looked through: a room may send thousands of presences in one go.
  const known = contradicts && !self ? (findByJid(draft, notice.jid) ?? named) : named;
  if (known === undefined && draft.occupants.size >= MAX_OCCUPANTS && !self) return;
  draft.setOccupant({
    nick: known?.nick ?? envelope.resource,
    affiliation: notice.affiliation ?? known?.affiliation ?? "none",
    role: notice.role ?? known?.role ?? "participant",
    team: notice.team === undefined ? (known?.team ?? "") : teamOf(draft, notice.team),
    jid: notice.jid ?? known?.jid,
    self: self || (known?.self ?? false),
    availability: showOf(envelope.stanza),
  });
}

/** The occupant that an exit is about: from its own address, or from the room's with a real one (errata E-139). */
export function leaverOf(draft: RoomDraft, envelope: Envelope, notice: OccupantNotice): Occupant | undefined {
  if (envelope.resource !== "") return draft.occupants.get(envelope.resource);
  return notice.jid === undefined ? undefined : findByJid(draft, notice.jid);
}

/** The new nickname where the exit is only a change of nickname (MMOG 7.14, Example 75). */
export function newNickOf(notice: OccupantNotice): string | undefined {
  return notice.statuses.includes(STATUS.nickChanged) && notice.nick !== "" ? notice.nick : undefined;
}

/** The occupant behind a real address, full or bare. */
export function findByJid(draft: RoomDraft, jid: string): Occupant | undefined {
  for (const occupant of draft.occupants.values())
    if (occupant.jid !== undefined && (occupant.jid === jid || occupant.jid.startsWith(`${jid}/`)))
      return occupant;
  return undefined;
}

/** `none` and nothing are no team (errata E-095). */
function teamOf(draft: RoomDraft, team: string): string {
  return team === "" || team.toLowerCase() === "none" ? "" : draft.teamName(team);
}

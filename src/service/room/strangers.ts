import { occupantGame } from "#protocol/mmog/occupant.ts";
import { STATUS } from "#protocol/mmog/words.ts";
import { presence } from "#protocol/stanza.ts";
import type { Request } from "#service/request.ts";
import type { Room } from "#service/room/room.ts";
import { occupantJid } from "#service/room/state.ts";

/** MMOG 7.2.18, Example 50: tells a client that believes to be in the room that it isn't (errata E-011). */
export function kickStranger(room: Room, request: Request): undefined {
  const game = occupantGame.encode({
    item: { affiliation: "none", role: "none", reason: "You are not in the room." },
    statuses: [STATUS.self, STATUS.kicked, STATUS.technicalProblem].map((code) => ({ code })),
  });
  const from = occupantJid(room.state, request.nick);
  room.surroundings.link.send(presence({ from, to: request.from, type: "unavailable" }, game));
}

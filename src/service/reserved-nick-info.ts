import type { XmlElement } from "#xml/element.ts";
import { discoInfo } from "#protocol/disco.ts";
import { reservedNickOf } from "#service/room/reserved-nicks.ts";
import type { Room } from "#service/room/room.ts";

/** The well-known node of MMOG 7.20. */
export const RESERVED_NICK = "x-roomuser-item";

/** MMOG 7.20, Examples 102 and 103: the nickname that the room keeps for the one who asks, if it does. */
export function describeReservedNick(room: Room, bareJid: string): XmlElement {
  const name = reservedNickOf(room.state, bareJid);
  return discoInfo.encode({
    node: RESERVED_NICK,
    identities: name === undefined ? [] : [{ category: "game", type: "multi-user", name }],
    features: [],
    forms: [],
  });
}

import { roomAddress } from "#protocol/jid.ts";

const ACTIONS = ["join", "play", "invite"];

/**
 * The room that an `xmpp:` address means (RFC 5122 with the actions `join`, `play` and `invite`; without an action it
 * is entered, too). Undefined where it means none.
 */
export function readRoomUri(text: string): string | undefined {
  const [, path = "", query = ""] = /^xmpp:([^?#]*)\??([^#]*)/iu.exec(text.trim()) ?? [];
  const [action = ""] = query.split(";");
  if (action !== "" && !ACTIONS.includes(action.toLowerCase())) return undefined;
  // An address with an authority (`xmpp://account@server/room@service`) names who enters before the room.
  const address = path.startsWith("//") ? path.slice(path.indexOf("/", 2) + 1) : path;
  const [bare = ""] = address.split("/");
  try {
    return roomAddress(decodeURIComponent(bare));
  } catch {
    return undefined;
  }
}

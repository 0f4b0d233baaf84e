import { bareJid, jidText, parseJid } from "#protocol/jid.ts";
import { gameName } from "#protocol/mmog/words.ts";

const ACTIONS = ["join", "invite", "play"] as const;

/**
 * What an `xmpp:` address of a room asks for (RFC 5122; MMOG 16.7). Without an action the room is meant as such.
 * A password in a link is known to everybody who sees the link (MMOG 16.7).
 */
export type QueryUri = {
  /** The room's bare address. */
  readonly room: string;
  readonly action?: (typeof ACTIONS)[number];
  readonly password?: string;
  /** The game's namespace, with `play`. */
  readonly game?: string;
  /** Whom to invite, with `invite`. */
  readonly invitees: readonly string[];
};

/** Longer ones are no links that anybody sends. */
const MAX_LENGTH = 4_096;
const MAX_INVITEES = 50;

/**
 * Reads an address. Undefined where it means no room, asks for something else, or is broken. Values are decoded once;
 * a game may stand there raw, as the texts print it (errata E-045).
 */
export function parseQueryUri(text: string): QueryUri | undefined {
  const found = /^(?:web\+)?xmpp:([^?#]*)(?:\?([^#]*))?/iu.exec(text.trim());
  if (found === null || text.length > MAX_LENGTH) return undefined;
  const room = roomOf(found[1] ?? "");
  const [word = "", ...pairs] = (found[2] ?? "").split(";");
  const action = ACTIONS.find((known) => known === word.toLowerCase());
  if (room === undefined || (word !== "" && action === undefined)) return undefined;
  const values = new Map<string, string[]>();
  for (const pair of pairs) {
    const at = pair.indexOf("=");
    const value = at < 0 ? "" : decoded(pair.slice(at + 1));
    if (value === undefined) return undefined;
    const key = (at < 0 ? pair : pair.slice(0, at)).toLowerCase();
    values.set(key, [...(values.get(key) ?? []), value]);
  }
  const [password] = values.get("password") ?? [];
  const [gameText = ""] = values.get("game") ?? [];
  const game = gameName.parse(gameText);
  const invitees = action === "invite" ? inviteesOf(values.get("jid") ?? []) : [];
  if (invitees === undefined) return undefined;
  return {
    room,
    ...(action !== undefined && { action }),
    ...(password !== undefined && password !== "" && { password }),
    ...(action === "play" && game.ok && { game: game.value }),
    invitees,
  };
}

/** The address, ready to be sent: every value percent-encoded. */
export function formatQueryUri({ room, action, password, game, invitees }: QueryUri): string {
  const pairs = [
    ...(game === undefined ? [] : [`game=${encodeURIComponent(game)}`]),
    ...invitees.map((jid) => `jid=${encodedJid(jid)}`),
    ...(password === undefined ? [] : [`password=${encodeURIComponent(password)}`]),
  ];
  const query = action === undefined ? "" : `?${[action, ...pairs].join(";")}`;
  return `xmpp:${encodedJid(room)}${query}`;
}

/** An address with an authority (`xmpp://account@server/room@service`) names who enters before the room. */
function roomOf(path: string): string | undefined {
  const address = path.startsWith("//") ? path.slice(path.indexOf("/", 2) + 1) : path;
  const text = decoded(address);
  const jid = text === undefined ? undefined : parseJid(text);
  return jid?.ok === true && jid.value.local !== "" ? bareJid(jid.value) : undefined;
}

function inviteesOf(texts: readonly string[]): readonly string[] | undefined {
  if (texts.length > MAX_INVITEES) return undefined;
  const jids = new Set<string>();
  for (const text of texts) {
    const jid = jidText.parse(text);
    if (!jid.ok) return undefined;
    jids.add(jid.value);
  }
  return [...jids];
}

function encodedJid(jid: string): string {
  return encodeURIComponent(jid).replaceAll("%40", "@").replaceAll("%2F", "/");
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

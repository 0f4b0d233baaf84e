import type { Envelope, Stanza } from "#protocol/envelope.ts";
import { bareOf } from "#protocol/jid.ts";
import { decodeMatch } from "#protocol/mmog/match.ts";
import { STATUS } from "#protocol/mmog/words.ts";

type NickOf = (jid: string) => string | undefined;

const OF_PRESENCES: ReadonlySet<string> = new Set(["game", "x", "show", "pause"]);

/**
 * What of a stanza makes the battle, as it may be given to others: comings and goings, the match, starts and turns.
 * What is said, real addresses, passwords and who recorded it are left out. Undefined where nothing is left.
 * `nickOf` knows who has a real address: so a character keeps its player, by the nickname.
 */
export function tidied(
  { kind, resource, type, id, stanza }: Envelope,
  room: string,
  nickOf: NickOf,
): Stanza | undefined {
  if (kind === "iq" || type === "error") return undefined;
  const kept = stanza.children.filter((child) => {
    if (typeof child === "string") return false;
    const name = localNameOf(child);
    if (kind === "presence") return OF_PRESENCES.has(name);
    return name === "turn" || name === "start" || (resource === "" && (name === "game" || name === "pause"));
  });
  if (kind === "message" && !isOfMatch(kept, stanza)) return undefined;
  const attrs: Record<string, string> = { from: resource === "" ? room : `${room}/${resource}` };
  if (type !== "" && type !== "groupchat") attrs["type"] = type;
  // A turn without an id of its own is known by its stanza's.
  if (kind === "message" && id !== undefined) attrs["id"] = id;
  return { name: kind, attrs, children: kept.flatMap((child) => cleaned(child, room, nickOf)) };
}

function isOfMatch(kept: readonly Stanza["children"][number][], stanza: Stanza): boolean {
  const hasTurn = kept.some(
    (child) => typeof child !== "string" && /^(turn|start)$/.test(localNameOf(child)),
  );
  return hasTurn || (kept.length > 0 && decodeMatch(stanza) !== undefined);
}

function cleaned(
  child: Stanza["children"][number],
  room: string,
  nickOf: NickOf,
): readonly Stanza["children"][number][] {
  if (typeof child === "string") return [child];
  const { name, attrs, children } = child;
  const local = localNameOf(child);
  if (isTidy(child)) return [child];
  if (local === "password" || local === "reason") return [];
  if (local === "status" && attrs["code"] === String(STATUS.self)) return [];
  const { jid, ...rest } = attrs;
  const isOfRoom = jid !== undefined && bareOf(jid) === room;
  const nick = local === "pc" && jid !== undefined && !isOfRoom ? nickOf(jid) : undefined;
  const address = isOfRoom ? jid : nick && `${room}/${nick}`;
  return [
    {
      name,
      attrs: address ? { ...rest, jid: address } : rest,
      children: children.flatMap((inner) => cleaned(inner, room, nickOf)),
    },
  ];
}

/** Nothing in it has to go: turns are like that, and they are nearly all that is heard. */
function isTidy(element: Stanza): boolean {
  const local = localNameOf(element);
  if (element.attrs["jid"] !== undefined || local === "password" || local === "reason" || local === "status")
    return false;
  return element.children.every((child) => typeof child === "string" || isTidy(child));
}

function localNameOf({ name }: Stanza): string {
  return name.slice(name.indexOf(":") + 1);
}

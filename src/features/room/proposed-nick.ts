import type { Client } from "#session/client.ts";

/** The nickname to enter a room under: the one that it keeps for us (MMOG 7.2.1, 7.20), else the usual one. */
export async function proposedNick(client: Client, room: string): Promise<string> {
  const reserved = await client.reservedNick(room);
  return reserved ?? client.stores.settings.getState().nickname;
}

/** MMOG 7.2.8, Example 36: where somebody has the nickname, another one like it: `king` becomes `king 2`. */
export function anotherNick(nick: string): string {
  const [, name = nick, number = "1"] = /^(.*\S) (\d{1,3})$/su.exec(nick) ?? [];
  return `${name} ${Number(number) + 1}`;
}

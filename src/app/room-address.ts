import { formatJid, parseJid } from "#protocol/jid.ts";

/** The address of a room (`room@service`), normalised; undefined where the text is none. */
export function readRoomAddress(text: string): string | undefined {
  const jid = parseJid(text.trim());
  if (!jid.ok || jid.value.local === "" || jid.value.resource !== "") return undefined;
  return formatJid(jid.value);
}

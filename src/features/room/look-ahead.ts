import type { Client } from "#session/client.ts";
import type { ClientRefusal } from "#session/outcome.ts";
import type { RoomListing } from "#store/lobby-store.ts";
import { joinWarnings } from "./join-warnings.ts";

/** What a room says of itself before anybody goes in. */
type Look =
  | { readonly kind: "clear" }
  | { readonly kind: "shut"; readonly refusal: ClientRefusal; readonly listing: RoomListing | undefined }
  /** It will reveal something that one should know before. */
  | { readonly kind: "reveals"; readonly listing: RoomListing };

/**
 * MMOG 14.3 and 14.5: the room is asked what it will reveal. And to enter a room that isn't there would make one, so
 * it is asked whether it is; who doesn't tell can't be warned of.
 */
export async function lookAhead(client: Pick<Client, "roomInfo">, room: string): Promise<Look> {
  const info = await client.roomInfo(room);
  if (!info.ok)
    return info.refusal.code === "item-not-found"
      ? { kind: "shut", refusal: info.refusal, listing: undefined }
      : { kind: "clear" };
  const listing = info.value;
  if (listing.status === "adjourned") return { kind: "shut", refusal: { code: "saved" }, listing };
  return joinWarnings(listing).length > 0 ? { kind: "reveals", listing } : { kind: "clear" };
}

/** Whether somebody may load a saved room, as far as it names its owners. */
export function mayLoad(room: RoomListing | undefined, ownJid: string): boolean {
  const [own = ""] = ownJid.split("/");
  return room?.contacts?.includes(own) !== false;
}

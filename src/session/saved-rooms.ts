import type { DataForm, FormField } from "#protocol/data-form.ts";
import { bareOf } from "#protocol/jid.ts";
import type { Context } from "#session/context.ts";
import type { Lobby } from "#session/lobby.ts";
import { got, refused, type Outcome } from "#session/outcome.ts";
import type { RoomListing, SavedRoom } from "#store/lobby-store.ts";

/** So many saved rooms are looked at more closely. */
const MOST = 50;

/** MMOG 10.10 and 6.4: saved rooms are found by the service's search, with the fields of its own form. */
export async function findSavedRooms(context: Context, lobby: Lobby): Promise<Outcome<readonly SavedRoom[]>> {
  const form = await lobby.searchForm();
  if (!form.ok) return form;
  const saved = form.value.fields.find((field) => field.var?.endsWith("_saved"))?.var;
  if (saved === undefined) return refused({ code: "feature-not-implemented" });
  const found = await lobby.search([{ var: saved, values: ["1"] }]);
  if (!found.ok) return found;
  const own = bareOf(context.stores.connection.getState().jid);
  const rooms = await Promise.all(
    listingsOf(found.value)
      .slice(0, MOST)
      .map(async (listing): Promise<SavedRoom> => {
        const details = await lobby.roomDetails(listing.jid, listing.name);
        const known = details.ok ? details.value.listing : listing;
        return { ...known, isOwn: known.contacts?.includes(own) };
      }),
  );
  // One's own first: they are what one came for.
  const rank = ({ isOwn }: SavedRoom): number => (isOwn === true ? 0 : isOwn === undefined ? 1 : 2);
  return got(rooms.toSorted((a, b) => rank(a) - rank(b)));
}

/** What a search found, by var; unknown columns are passed over (errata E-024). */
function listingsOf(found: DataForm): readonly RoomListing[] {
  return found.items.flatMap((item) => {
    const jid = valueOf(item, "jid");
    // Only what says that it is saved can be loaded (errata E-025).
    if (jid === undefined || !jid.includes("@") || valueOf(item, "status") !== "adjourned") return [];
    return [{ jid, name: valueOf(item, "name") ?? jid.slice(0, jid.indexOf("@")) }];
  });
}

function valueOf(item: readonly FormField[], name: string): string | undefined {
  const value = item.find((field) => field.var === name || field.var?.endsWith(`_${name}`) === true)
    ?.values[0];
  return value === "" ? undefined : value;
}

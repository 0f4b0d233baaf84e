import { roomAddress } from "#protocol/jid.ts";
import { parseQueryUri, type QueryUri } from "#protocol/query-uri.ts";

/** The places of the page. Their addresses can be kept and sent. */
export type Route =
  | { readonly kind: "sign-in" }
  | { readonly kind: "rooms" }
  | { readonly kind: "replay" }
  | { readonly kind: "room"; readonly room: string; readonly isWatching: boolean }
  | { readonly kind: "unknown" };

/**
 * Reads an address: `/`, `/rooms`, `/replay`, `/room/<room JID>`, `/room/<room JID>?watch`. Wherever it stands, an `xmpp:`
 * address in `?uri=` leads to its room. `path` is as the address bar has it, percent-encoded.
 */
export function routeOf(path: string, search: string): Route {
  const query = new URLSearchParams(search);
  const asked = linkIn(search);
  if (asked !== undefined) return { kind: "room", room: asked.room, isWatching: query.has("watch") };
  const [place = "", ...rest] = path.replace(/^\/|\/$/gu, "").split("/");
  if (place === "" && rest.length === 0) return { kind: "sign-in" };
  if ((place === "rooms" || place === "replay") && rest.length === 0) return { kind: place };
  const room = place === "room" && rest.length === 1 ? roomAddress(decoded(rest[0] ?? "")) : undefined;
  return room === undefined ? { kind: "unknown" } : { kind: "room", room, isWatching: query.has("watch") };
}

/** The `xmpp:` address that the page was opened with, as a protocol handler does it (MMOG 16.7). */
export function linkIn(search: string): QueryUri | undefined {
  return parseQueryUri(new URLSearchParams(search).get("uri") ?? "");
}

/** The address of a place, to be put behind the page's origin. */
export function pathTo(route: Exclude<Route, { kind: "unknown" }>): string {
  switch (route.kind) {
    case "sign-in":
      return "/";
    case "rooms":
      return "/rooms";
    case "replay":
      return "/replay";
    case "room":
      return `/room/${encodeURIComponent(route.room).replaceAll("%40", "@")}${route.isWatching ? "?watch" : ""}`;
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

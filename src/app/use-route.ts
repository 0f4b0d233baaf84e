import { useCallback, useEffect, useMemo } from "react";
import { navigate, usePathname, useSearch } from "wouter/use-browser-location";
import type { QueryUri } from "#protocol/query-uri.ts";
import { linkIn, pathTo, routeOf, type Route } from "./routes.ts";

export type Go = (
  route: Exclude<Route, { kind: "unknown" }>,
  options?: { readonly replace?: boolean },
) => void;

/**
 * Where the page is, and how to go elsewhere. An `xmpp:` address gives way to the room's own: what else it says is
 * handed over, and a password stands in the address bar no longer than that.
 */
export function useRoute(onLink: (link: QueryUri) => void): readonly [Route, Go] {
  const path = usePathname();
  const search = useSearch();
  const route = useMemo(() => routeOf(path, search), [path, search]);
  const go = useCallback<Go>((to, options) => navigate(pathTo(to), options), []);
  useEffect(() => {
    const link = linkIn(search);
    if (link !== undefined) onLink(link);
    if (!new URLSearchParams(search).has("uri")) return;
    navigate(route.kind === "unknown" ? path : pathTo(route), { replace: true });
  }, [route, path, search, onLink]);
  return [route, go];
}

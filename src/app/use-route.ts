import { useCallback, useEffect, useMemo } from "react";
import { navigate, usePathname, useSearch } from "wouter/use-browser-location";
import { pathTo, routeOf, type Route } from "./routes.ts";

export type Go = (
  route: Exclude<Route, { kind: "unknown" }>,
  options?: { readonly replace?: boolean },
) => void;

/** Where the page is, and how to go elsewhere. An `xmpp:` address gives way to the room's own. */
export function useRoute(): readonly [Route, Go] {
  const path = usePathname();
  const search = useSearch();
  const route = useMemo(() => routeOf(path, search), [path, search]);
  const go = useCallback<Go>((to, options) => navigate(pathTo(to), options), []);
  useEffect(() => {
    if (route.kind !== "unknown" && new URLSearchParams(search).has("uri")) go(route, { replace: true });
  }, [route, search, go]);
  return [route, go];
}

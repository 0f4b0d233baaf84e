import { discoverEndpoint } from "#net/discover.ts";
import { got, refused, type Outcome } from "#session/outcome.ts";
import type { Server } from "#session/environment.ts";

/**
 * The server that the page came from. Its host-meta.json (XEP-0156) may say in `subject` (RFC 6415) which
 * XMPP domain it serves; otherwise that is the name in the address bar.
 */
export async function homeServer(secure: boolean): Promise<Outcome<Server>> {
  const domain = (await servedDomain()) ?? location.hostname;
  const found = await discoverEndpoint(domain, (url, options) => fetch(url, options), {
    secure,
    page: { origin: location.origin, domain },
  });
  return found.ok
    ? got({ domain, endpoint: found.endpoint })
    : refused({ code: "not-found", text: found.detail });
}

async function servedDomain(): Promise<string | undefined> {
  try {
    const response = await fetch("/.well-known/host-meta.json", { credentials: "omit" });
    if (!response.ok) return undefined;
    const meta: unknown = await response.json();
    if (typeof meta !== "object" || meta === null || !("subject" in meta)) return undefined;
    const subject = /^xmpp:([\w.-]{1,255})$/.exec(String(meta.subject));
    return subject?.[1]?.toLowerCase();
  } catch {
    // No such document: the page is served by something that knows no XMPP.
    return undefined;
  }
}

import { elements, localName } from "#xml/element.ts";
import { readFrame } from "#xml/read-frame.ts";

/** How to find the WebSocket address of a domain (XEP-0156). */
export type DiscoverOptions = {
  /** True on pages from https: then only `wss:` addresses are taken. */
  readonly secure: boolean;
  /** The page's own server, asked first when it serves the domain. */
  readonly page?: {
    /** Such as `http://localhost:8080`. */
    readonly origin: string;
    /** The XMPP domain that this server serves; the host name of the origin unless given. */
    readonly domain?: string;
  };
  /** Milliseconds for each document; 5,000 unless given. */
  readonly timeoutMs?: number;
};

export type Discovered =
  | {
      readonly ok: true;
      readonly endpoint: string;
      /** Where the address comes from; `default` is a guess that nobody confirmed. */
      readonly source: "host-meta.json" | "host-meta" | "default";
    }
  | { readonly ok: false; readonly code: "bad-domain"; readonly detail: string };

export type Fetch = (
  url: string,
  options: { readonly signal: AbortSignal; readonly redirect: "follow"; readonly credentials: "omit" },
) => Promise<{ readonly ok: boolean; text(): Promise<string> }>;

const relation = "urn:xmpp:alt-connections:websocket";
const defaultPath = "/xmpp-websocket";
const defaultTimeoutMs = 5_000;
const maxDocument = 65_536;

/**
 * Finds the WebSocket address of a domain: /.well-known/host-meta.json, then the XML form, then the default path.
 * Never throws and never rejects.
 * COMPAT(xmpp.js): it looks domains up in the DNS, which browsers can't do.
 */
export async function discoverEndpoint(
  domain: string,
  fetch: Fetch,
  options: DiscoverOptions,
): Promise<Discovered> {
  const origin = originOf(domain, options);
  if (origin === undefined)
    return { ok: false, code: "bad-domain", detail: `'${domain}' is not the name of a server.` };
  for (const [source, read] of [
    ["host-meta.json", readJson],
    ["host-meta", readXml],
  ] as const) {
    const text = await load(`${origin}/.well-known/${source}`, fetch, options.timeoutMs ?? defaultTimeoutMs);
    const endpoint = text === undefined ? undefined : best(read(text), options.secure);
    if (endpoint !== undefined) return { ok: true, endpoint, source };
  }
  return { ok: true, endpoint: origin.replace(/^http/, "ws") + defaultPath, source: "default" };
}

/** Whether an address may be used for a connection: `wss:`, or `ws:` on pages that aren't from https. */
export function isEndpoint(text: string, secure: boolean): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  if (username !== "" || password !== "") return false;
  return protocol === "wss:" || (protocol === "ws:" && !secure);
}

function originOf(domain: string, { page }: DiscoverOptions): string | undefined {
  const url = `https://${domain}`;
  // A domain and nothing else: no port, no path, no user.
  if (domain === "" || /[/@:?#\\\s]/.test(domain) || !URL.canParse(url)) return undefined;
  if (page !== undefined) {
    const { origin, hostname } = new URL(page.origin);
    if ((page.domain ?? hostname).toLowerCase() === domain.toLowerCase()) return origin;
  }
  return new URL(url).origin;
}

async function load(url: string, fetch: Fetch, timeoutMs: number): Promise<string | undefined> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const reply = await fetch(url, { signal, redirect: "follow", credentials: "omit" });
    if (!reply.ok) return undefined;
    const text = await reply.text();
    return text.length > maxDocument ? undefined : text;
  } catch {
    // No such server, no permission to read its answer, or none in time: the next way is tried.
    return undefined;
  }
}

/** Encrypted addresses come first. */
function best(links: readonly string[], secure: boolean): string | undefined {
  const usable = links.filter((link) => isEndpoint(link, secure));
  return usable.find((link) => link.startsWith("wss:")) ?? usable[0];
}

function readJson(text: string): string[] {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return [];
  }
  const links: unknown = isRecord(document) ? document["links"] : undefined;
  if (!Array.isArray(links)) return [];
  return links
    .filter((link) => isRecord(link) && link["rel"] === relation)
    .map((link: Record<string, unknown>) => link["href"])
    .filter((href) => typeof href === "string");
}

function readXml(text: string): string[] {
  const body = text.replace(/^\uFEFF?\s*<\?xml[^>]*\?>/, "").trim();
  const read = readFrame(body, { bytes: maxDocument });
  if (!read.ok) return [];
  return elements(read.element)
    .filter((child) => localName(child) === "Link" && child.attrs["rel"] === relation)
    .map((child) => child.attrs["href"])
    .filter((href) => href !== undefined);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

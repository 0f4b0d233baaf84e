import { describe, expect, it } from "vitest";
import { discoverEndpoint, isEndpoint, type DiscoverOptions, type Fetch } from "#net/discover.ts";

const domain = "shakespeare.lit";
const rel = "urn:xmpp:alt-connections:websocket";
const json = (...hrefs: unknown[]): string => JSON.stringify({ links: hrefs.map((href) => ({ rel, href })) });
const xml = (href: string): string =>
  `<?xml version='1.0' encoding='utf-8'?>\n<XRD xmlns='http://docs.oasis-open.org/ns/xri/xrd-1.0'>` +
  `<Link rel='urn:xmpp:alt-connections:xbosh' href='https://shakespeare.lit/bosh'/><Link rel='${rel}' href='${href}'/></XRD>`;

async function discover(
  documents: Readonly<Record<string, string>>,
  options: Partial<DiscoverOptions> = {},
  asked = domain,
) {
  const urls: string[] = [];
  const fetch: Fetch = (url) => {
    urls.push(url);
    const document = documents[url];
    if (document === "unreachable") return Promise.reject(new TypeError("Failed to fetch"));
    return Promise.resolve({
      ok: document !== undefined,
      text: () => Promise.resolve(document ?? "<html>404"),
    });
  };
  return { found: await discoverEndpoint(asked, fetch, { secure: true, ...options }), urls };
}

const jsonUrl = "https://shakespeare.lit/.well-known/host-meta.json";
const xmlUrl = "https://shakespeare.lit/.well-known/host-meta";
const fallback = { ok: true, endpoint: "wss://shakespeare.lit/xmpp-websocket", source: "default" };

describe("the address of a domain's WebSocket", () => {
  it("is taken from host-meta.json", async () => {
    const { found, urls } = await discover({ [jsonUrl]: json("wss://ws.shakespeare.lit/") });
    expect(found).toEqual({ ok: true, endpoint: "wss://ws.shakespeare.lit/", source: "host-meta.json" });
    expect(urls).toEqual([jsonUrl]);
  });

  it("is taken from the XML form when there is no JSON", async () => {
    const { found } = await discover({
      [jsonUrl]: "unreachable",
      [xmlUrl]: xml("wss://ws.shakespeare.lit/"),
    });
    expect(found).toEqual({ ok: true, endpoint: "wss://ws.shakespeare.lit/", source: "host-meta" });
  });

  it("is guessed when there is neither", async () => {
    const { found, urls } = await discover({});
    expect(found).toEqual(fallback);
    expect(urls).toEqual([jsonUrl, xmlUrl]);
  });

  it("comes from the page's own server when that serves the domain", async () => {
    const { found, urls } = await discover(
      { "http://localhost:8080/.well-known/host-meta.json": json("ws://localhost:8080/xmpp-websocket") },
      { secure: false, page: { origin: "http://localhost:8080" } },
      "localhost",
    );
    expect(found).toMatchObject({ endpoint: "ws://localhost:8080/xmpp-websocket" });
    expect(urls).toHaveLength(1);
  });

  it("is guessed at the page's own server, port and all, when that serves the domain under another name", async () => {
    const page = { origin: "http://192.168.1.5:8080", domain: "localhost" };
    const { found } = await discover({}, { secure: false, page }, "localhost");
    expect(found).toEqual({ ok: true, endpoint: "ws://192.168.1.5:8080/xmpp-websocket", source: "default" });
  });

  it("never comes from the page's own server when the domain is another one", async () => {
    const { urls } = await discover({}, { page: { origin: "https://play.lit" } });
    expect(urls).toEqual([jsonUrl, xmlUrl]);
  });

  it("is an encrypted one where there is a choice", async () => {
    const { found } = await discover(
      { [jsonUrl]: json("ws://shakespeare.lit/", "wss://shakespeare.lit/") },
      { secure: false },
    );
    expect(found).toMatchObject({ endpoint: "wss://shakespeare.lit/" });
  });

  it.each([
    ["an address that is not encrypted, on a page from https", json("ws://shakespeare.lit/")],
    ["an address of another kind", json("https://shakespeare.lit/", "javascript:alert(1)")],
    ["an address with a password in it", json("wss://king:horse@shakespeare.lit/")],
    ["links of other kinds", JSON.stringify({ links: [{ rel: "x", href: "wss://x.lit/" }, null, 1] })],
    ["links that are no list", '{"links":{"rel":"x"}}'],
    ["no object at all", "null"],
    ["no JSON", "<html>"],
    ["an address that is no text", json(1, null, {})],
    ["a document of more than 64 KiB", json("wss://shakespeare.lit/").padEnd(70_000)],
  ])("is guessed when host-meta.json holds %s", async (_what, document) => {
    expect((await discover({ [jsonUrl]: document })).found).toEqual(fallback);
  });

  it.each([
    ["a DOCTYPE", `<!DOCTYPE a>${xml("wss://x.lit/")}`],
    ["no XML", "<html><p>404</html>"],
    ["an address that is not encrypted", xml("ws://shakespeare.lit/")],
  ])("is guessed when host-meta holds %s", async (_what, document) => {
    expect((await discover({ [xmlUrl]: document })).found).toEqual(fallback);
  });

  it.each(["", "a/b", "king@shakespeare.lit", "shakespeare.lit:5280", "a b", "a?b", "a#b", "["])(
    "is not looked for at %j",
    async (asked) => {
      const { found, urls } = await discover({}, {}, asked);
      expect(found).toMatchObject({ ok: false, code: "bad-domain" });
      expect(urls).toEqual([]);
    },
  );
});

describe("an address typed by hand", () => {
  it("must be a WebSocket's, and encrypted on a page from https", () => {
    expect(isEndpoint("wss://shakespeare.lit/", true)).toBe(true);
    expect(isEndpoint("ws://shakespeare.lit/", true)).toBe(false);
    expect(isEndpoint("ws://shakespeare.lit/", false)).toBe(true);
    expect(isEndpoint("shakespeare.lit", false)).toBe(false);
  });
});

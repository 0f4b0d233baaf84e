import type { IncomingMessage, ServerResponse } from "node:http";
import { pathOf, type PageServer } from "#service/hosts/page-server.ts";
import { hostMetaJson, hostMetaXml, websocketUrl } from "#service/hosts/public-address.ts";

export type HttpParts = {
  /** The XMPP domain behind the line. */
  readonly domain: string;
  /** Answers everything that is no endpoint. */
  readonly page: PageServer;
  /** What `/healthz` tells, as JSON. */
  readonly health: () => Readonly<Record<string, string | number>>;
};

/** The HTTP side of the server: discovery of the line (XEP-0156), health, and the page. */
export function createHttpHandler(
  parts: HttpParts,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    const path = pathOf(request.url ?? "/");
    if (path === "/.well-known/host-meta")
      discover(
        response,
        "application/xrd+xml; charset=utf-8",
        hostMetaXml(websocketUrl(request), parts.domain),
      );
    else if (path === "/.well-known/host-meta.json")
      discover(
        response,
        "application/json; charset=utf-8",
        hostMetaJson(websocketUrl(request), parts.domain),
      );
    else if (path === "/healthz")
      send(response, "application/json; charset=utf-8", JSON.stringify(parts.health()));
    else parts.page(request, response);
  };
}

/** Pages of any origin may ask how to connect; whether they may connect is decided there. */
function discover(response: ServerResponse, type: string, body: string): void {
  response.setHeader("Access-Control-Allow-Origin", "*");
  send(response, type, body);
}

function send(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-store" }).end(body);
}

import type { IncomingMessage } from "node:http";
import { escapeAttr, escapeText } from "#xml/serialize.ts";

/** Where clients open the line. */
export const websocketPath = "/xmpp-websocket";

const websocketRelation = "urn:xmpp:alt-connections:websocket";

/** Whether the client's request was encrypted on its way here, to a proxy in front of us or to us. */
export function isEncrypted(request: IncomingMessage): boolean {
  return request.headers["x-forwarded-proto"] === "https" || "encrypted" in request.socket;
}

/** The address of the line as the client that asks can reach it. */
export function websocketUrl(request: IncomingMessage): string {
  const host = request.headers.host ?? "";
  const known = /^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i.test(host) ? host : "localhost";
  return `${isEncrypted(request) ? "wss" : "ws"}://${known}${websocketPath}`;
}

/** XEP-0156, 3.1: how to find the line, as XML; the subject (RFC 6415) is the XMPP domain behind it. */
export function hostMetaXml(url: string, domain: string): string {
  return (
    `<?xml version='1.0' encoding='utf-8'?>\n<XRD xmlns='http://docs.oasis-open.org/ns/xri/xrd-1.0'>\n` +
    `  <Subject>xmpp:${escapeText(domain)}</Subject>\n` +
    `  <Link rel='${websocketRelation}' href='${escapeAttr(url)}'/>\n</XRD>\n`
  );
}

/** XEP-0156, 3.2: the same as JSON. */
export function hostMetaJson(url: string, domain: string): string {
  return JSON.stringify({ subject: `xmpp:${domain}`, links: [{ rel: websocketRelation, href: url }] });
}

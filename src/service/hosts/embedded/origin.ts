import type { IncomingMessage } from "node:http";

/**
 * Whether a page of that origin may open a socket here: pages that this server serves itself, and listed ones.
 * Without the header it is no browser, and there is nothing to protect it from.
 */
export function isAllowedOrigin(
  origin: string | undefined,
  host: string | undefined,
  allowed: readonly string[],
): boolean {
  if (origin === undefined || allowed.includes(origin)) return true;
  return host !== undefined && URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}

/** Whether the client is on this machine. Behind a proxy every client seems to be, so then none is. */
export function isLoopback(request: IncomingMessage): boolean {
  if (request.headers["x-forwarded-for"] !== undefined || request.headers.forwarded !== undefined)
    return false;
  const address = request.socket.remoteAddress ?? "";
  return address === "::1" || address.startsWith("127.") || address.startsWith("::ffff:127.");
}

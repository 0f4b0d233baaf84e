import { randomBytes } from "node:crypto";
import { guestPrefix } from "#service/hosts/embedded/identity.ts";
import type { SaslExchange } from "#service/hosts/embedded/sasl/exchange.ts";

/** ANONYMOUS (RFC 4505, XEP-0175): everybody gets an address of their own. The trace that may be sent is ignored. */
export function createAnonymous(): SaslExchange {
  return {
    step: () => ({
      kind: "success",
      identity: { local: `${guestPrefix}${randomBytes(8).toString("hex")}`, guest: true },
    }),
  };
}

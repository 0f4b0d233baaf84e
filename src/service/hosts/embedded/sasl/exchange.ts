import type { SaslCondition } from "#protocol/stream/sasl.ts";
import type { Identity } from "#service/hosts/embedded/identity.ts";

export type SaslStep =
  | { readonly kind: "challenge"; readonly payload: string }
  | { readonly kind: "success"; readonly identity: Identity; readonly payload?: string }
  | { readonly kind: "failure"; readonly condition: SaslCondition; readonly text: string };

/** One run of a mechanism. Payloads are text; the stream carries them in base64. */
export interface SaslExchange {
  /** `payload` is undefined when the client sent none at all. A promise when the answer takes work. */
  step(payload: string | undefined): SaslStep | Promise<SaslStep>;
}

export function fail(condition: SaslCondition, text: string): SaslStep {
  return { kind: "failure", condition, text };
}

/** The same for a wrong password and an unknown name. */
export const wrongCredentials = fail("not-authorized", "The name or the password is wrong.");

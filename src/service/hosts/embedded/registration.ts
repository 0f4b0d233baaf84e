import type { XmlElement } from "#xml/element.ts";
import type { Infer } from "#xml/codec.ts";
import { registerQuery } from "#protocol/register.ts";
import { saslPrep } from "#protocol/sasl-prep.ts";
import type { StanzaError } from "#protocol/stanza-error.ts";
import type { AccountStore } from "#service/hosts/embedded/accounts.ts";
import type { AddressLimiter } from "#service/hosts/embedded/address-limiter.ts";
import { guestPrefix } from "#service/hosts/embedded/identity.ts";
import { accountName } from "#service/hosts/embedded/sasl/names.ts";
import { deriveVerifiers } from "#service/hosts/embedded/scram-keys.ts";

type RegisterQuery = Infer<typeof registerQuery>;
/** Nothing is the bare result; an element is its payload. */
export type RegistrationAnswer = XmlElement | StanzaError | undefined;

/** XEP-0077 over the account store. */
export interface Registration {
  readonly open: boolean;
  /** The fields to fill in, before signing in. */
  fields(): RegistrationAnswer;
  /** What an account is told about itself. */
  current(local: string): RegistrationAnswer;
  /** Creates an account for somebody at this network address. */
  register(query: RegisterQuery, address: string, nowMs: number): Promise<RegistrationAnswer>;
  changePassword(local: string, query: RegisterQuery): Promise<RegistrationAnswer>;
}

export function createRegistration(
  domain: string,
  accounts: AccountStore,
  open: boolean,
  newcomers: AddressLimiter,
): Registration {
  return {
    open,

    fields() {
      if (!open) return closed;
      return registerQuery.encode({
        instructions: "Choose a name and a password.",
        username: "",
        password: "",
      });
    },

    current: (local) => registerQuery.encode({ registered: true, username: local, password: "" }),

    async register(query, address, nowMs) {
      if (!open) return closed;
      if (query.username === undefined || query.password === undefined)
        return notAcceptable("A name and a password are needed.");
      const local = accountName(query.username, domain);
      if (local === undefined || local.startsWith(guestPrefix))
        return notAcceptable("This name can't be used. Choose another one.");
      const password = saslPrep(query.password);
      if (!password.ok) return notAcceptable(password.refusal.detail);
      if (accounts.find(local, "sha256") !== undefined) return taken;
      if (!newcomers.allow(address, nowMs))
        return {
          type: "wait",
          condition: "resource-constraint",
          text: "Too many accounts were registered from here. Try again later.",
        };
      // Somebody else may have taken the name while the keys were derived.
      return accounts.create(local, await deriveVerifiers(password.value)) ? undefined : taken;
    },

    async changePassword(local, query) {
      if (query.username === undefined || accountName(query.username, domain) !== local)
        return { type: "modify", condition: "bad-request", text: "Only the own password can be changed." };
      const password = saslPrep(query.password ?? "");
      if (!password.ok) return notAcceptable(password.refusal.detail);
      return accounts.changePassword(local, await deriveVerifiers(password.value)) ? undefined : gone;
    },
  };
}

const closed: StanzaError = {
  type: "cancel",
  condition: "not-allowed",
  text: "Accounts can't be registered here.",
};
const taken: StanzaError = {
  type: "cancel",
  condition: "conflict",
  text: "The name is taken. Choose another one.",
};
const gone: StanzaError = { type: "cancel", condition: "item-not-found", text: "There is no such account." };

function notAcceptable(text: string): StanzaError {
  return { type: "modify", condition: "not-acceptable", text };
}

/** Whether the answer is a refusal. */
export function isRefusal(answer: RegistrationAnswer): answer is StanzaError {
  return answer !== undefined && "condition" in answer;
}

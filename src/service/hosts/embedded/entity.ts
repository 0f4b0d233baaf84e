import { elements, localName, namespaceOf, type XmlElement } from "#xml/element.ts";
import { discoInfo, discoItems } from "#protocol/disco.ts";
import { bareJid, formatJid, parseJid, type Jid } from "#protocol/jid.ts";
import { NS } from "#protocol/namespaces.ts";
import { registerQuery } from "#protocol/register.ts";
import { errorReply, iqResult } from "#protocol/stanza.ts";
import type { StanzaError } from "#protocol/stanza-error.ts";
import type { AccountStore } from "#service/hosts/embedded/accounts.ts";
import type { ComponentPorts } from "#service/hosts/embedded/component-ports.ts";
import { guestPrefix } from "#service/hosts/embedded/identity.ts";
import {
  isRefusal,
  type Registration,
  type RegistrationAnswer,
} from "#service/hosts/embedded/registration.ts";

export type EntityParts = {
  readonly domain: string;
  readonly ports: ComponentPorts;
  readonly accounts: AccountStore;
  readonly registration: Registration;
  readonly send: (stanza: XmlElement) => void;
  /** Ends all sessions of an account that is no more. */
  readonly endSessions: (bare: string) => void;
};

const unsupported: StanzaError = {
  type: "cancel",
  condition: "service-unavailable",
  text: "This is not offered here.",
};
const badQuery: StanzaError = {
  type: "modify",
  condition: "bad-request",
  text: "The request is incomplete.",
};
const noSuchNode: StanzaError = {
  type: "cancel",
  condition: "item-not-found",
  text: "There is no such node.",
};

/** Answers IQ requests to the server, and those to an account, which the server answers for it. */
export function createEntity(parts: EntityParts): (request: XmlElement, to: Jid) => void {
  const { domain, ports, accounts, registration, send } = parts;

  /** XEP-0030. */
  function discover(request: XmlElement, payload: XmlElement, ofServer: boolean): XmlElement {
    if (payload.attrs["node"]) return errorReply(request, noSuchNode);
    if (namespaceOf(payload, NS.client) === NS.discoItems) {
      const items = ofServer ? ports.domains().map((jid) => ({ jid })) : [];
      return iqResult(request, discoItems.encode({ items }));
    }
    const guest = (request.attrs["from"] ?? "").startsWith(guestPrefix);
    const identity = ofServer
      ? { category: "server", type: "im", name: "Bosworth" }
      : { category: "account", type: guest ? "anonymous" : "registered" };
    const names: string[] = [NS.discoInfo, NS.discoItems, NS.ping];
    if (ofServer && registration.open) names.push(NS.register);
    const features = names.map((name) => ({ var: name }));
    return iqResult(request, discoInfo.encode({ identities: [identity], features, forms: [] }));
  }

  /** XEP-0077, 3.2 and 3.3, for those who have signed in. */
  function register(request: XmlElement, payload: XmlElement, from: Jid): void {
    const answer = (outcome: RegistrationAnswer): void =>
      send(isRefusal(outcome) ? errorReply(request, outcome) : iqResult(request, outcome));
    if (from.domain !== domain || from.local === "" || from.local.startsWith(guestPrefix))
      return answer({ type: "cancel", condition: "not-allowed", text: "Guests have no account to change." });
    const query = registerQuery.decode(payload, NS.client);
    if (!query.ok) return answer(badQuery);
    if (request.attrs["type"] === "get") return answer(registration.current(from.local));
    if (query.value.remove) {
      accounts.remove(from.local);
      answer(undefined);
      return parts.endSessions(bareJid(from));
    }
    registration.changePassword(from.local, query.value).then(answer, () =>
      answer({
        type: "wait",
        condition: "internal-server-error",
        text: "The password could not be stored.",
      }),
    );
  }

  return (request, to) => {
    const from = parseJid(request.attrs["from"] ?? "");
    const payload = elements(request)[0];
    if (!from.ok || payload === undefined) return send(errorReply(request, badQuery));
    const ofServer = to.local === "";
    // RFC 6121, 8.5.1: nobody learns from the answer whether somebody else's account exists.
    if (!ofServer && formatJid(to) !== bareJid(from.value)) return send(errorReply(request, unsupported));
    const asked = `${request.attrs["type"]} ${localName(payload)} ${namespaceOf(payload, NS.client)}`;
    if (asked === `get ping ${NS.ping}`) return send(iqResult(request));
    if (asked === `get query ${NS.discoInfo}` || asked === `get query ${NS.discoItems}`)
      return send(discover(request, payload, ofServer));
    if (asked === `get query ${NS.register}` || asked === `set query ${NS.register}`)
      return register(request, payload, from.value);
    send(errorReply(request, unsupported));
  };
}

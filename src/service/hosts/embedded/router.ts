import { localName, textOf, withAttrs, type XmlElement } from "#xml/element.ts";
import { serialize } from "#xml/serialize.ts";
import { formatJid, parseJid, type Jid } from "#protocol/jid.ts";
import { errorReply, mayAnswer } from "#protocol/stanza.ts";
import type { Condition, ErrorType } from "#protocol/stanza-error.ts";
import { STREAM_NS } from "#protocol/stream/namespaces.ts";
import type { ComponentPorts } from "#service/hosts/embedded/component-ports.ts";
import type { Session } from "#service/hosts/embedded/session.ts";
import type { Payload } from "#service/hosts/embedded/text-frame.ts";
import type { SessionRegistry } from "#service/hosts/embedded/session-registry.ts";

/** Answers what is addressed to the server itself, or to an account on its behalf (RFC 6120, 10.3.3). */
type EntityHandler = (request: XmlElement, to: Jid) => void;

export type RouterParts = {
  readonly domain: string;
  readonly sessions: SessionRegistry;
  readonly ports: ComponentPorts;
  /** Puts a stanza on the session's line. */
  readonly deliverTo: (session: Session, stanza: XmlElement, payload: Payload) => void;
  readonly entity: EntityHandler;
};

/** Where stanzas go (RFC 6121, 8.5; RFC 6120, 10). Every stanza has a verified `from` and some `to`. */
export interface Router {
  route(stanza: XmlElement): void;
  /** Answers a stanza with an error, unless no answer is allowed. */
  bounce(stanza: XmlElement, type: ErrorType, condition: Condition, text: string): void;
  /** Hands a stanza to that session, whatever its `to` says. */
  toSession(session: Session, stanza: XmlElement): void;
}

export function createRouter(parts: RouterParts): Router {
  const { domain, sessions, ports } = parts;

  function route(stanza: XmlElement): void {
    const address = stanza.attrs["to"] ?? "";
    const direct = sessions.find(address);
    if (direct !== undefined) return toSession(direct, stanza);
    const to = parseJid(address);
    if (!to.ok) return bounce(stanza, "modify", "jid-malformed", to.refusal.detail);
    const folded = withAttrs(stanza, { to: formatJid(to.value), xmlns: STREAM_NS.client });
    if (ports.has(to.value.domain)) ports.deliver(to.value.domain, folded);
    else if (to.value.domain !== domain)
      bounce(folded, "cancel", "remote-server-not-found", `'${to.value.domain}' can't be reached from here.`);
    else if (to.value.local === "") toServer(folded, to.value);
    else if (to.value.resource === "") toAccount(folded, to.value);
    else toResource(folded);
  }

  function toSession(session: Session, stanza: XmlElement): void {
    parts.deliverTo(session, stanza, serialize(withAttrs(stanza, { xmlns: STREAM_NS.client })));
  }

  function toResource(stanza: XmlElement): void {
    const session = sessions.find(stanza.attrs["to"] ?? "");
    if (session !== undefined) toSession(session, stanza);
    // RFC 6121, 8.5.3.2: presence and headlines to a resource that is gone are dropped.
    else if (localName(stanza) !== "presence" && stanza.attrs["type"] !== "headline")
      bounce(stanza, "cancel", "service-unavailable", "Nobody is there under this address.");
  }

  function toAccount(stanza: XmlElement, to: Jid): void {
    const kind = localName(stanza);
    if (kind === "iq") return toServer(stanza, to);
    const type = stanza.attrs["type"];
    const available = sessions.resourcesOf(formatJid(to)).filter((session) => takesMessages(session));
    if (kind === "presence") {
      if (type === "subscribe")
        return bounce(stanza, "cancel", "feature-not-implemented", "There are no contact lists here.");
      if (type === undefined || type === "unavailable")
        for (const session of available) toSession(session, stanza);
      return;
    }
    if (type === "groupchat" || (available.length === 0 && type !== "headline"))
      return bounce(stanza, "cancel", "service-unavailable", "Nobody is there under this address.");
    if (type !== "error") for (const session of available) toSession(session, stanza);
  }

  function toServer(stanza: XmlElement, to: Jid): void {
    const type = stanza.attrs["type"];
    if (localName(stanza) === "iq" && (type === "get" || type === "set")) parts.entity(stanza, to);
    else if (localName(stanza) === "message")
      bounce(stanza, "cancel", "service-unavailable", "Nobody reads messages here.");
  }

  function bounce(stanza: XmlElement, type: ErrorType, condition: Condition, text: string): void {
    if (mayAnswer(stanza)) route(errorReply(stanza, { type, condition, text }));
  }

  return { route, bounce, toSession };
}

/** RFC 6121, 8.5.2.1: only available resources with a priority that isn't negative. */
function takesMessages(session: Session): boolean {
  if (session.presence === undefined) return false;
  for (const child of session.presence.children)
    if (typeof child !== "string" && localName(child) === "priority")
      return !textOf(child).trim().startsWith("-");
  return true;
}

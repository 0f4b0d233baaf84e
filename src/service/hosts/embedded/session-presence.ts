import { withAttrs, type XmlElement } from "#xml/element.ts";
import { formatJid, parseJid } from "#protocol/jid.ts";
import { presence } from "#protocol/stanza.ts";
import type { Router } from "#service/hosts/embedded/router.ts";
import type { Session } from "#service/hosts/embedded/session.ts";
import type { SessionRegistry } from "#service/hosts/embedded/session-registry.ts";

/** Presence that sessions send, and its undoing when they end (RFC 6121, 4). There are no contact lists here. */
export interface SessionPresence {
  /** Takes a presence stanza of the session; `from` is verified, `to` may be missing. */
  send(session: Session, stanza: XmlElement): void;
  /** Tells everyone who saw the session that it is gone. */
  retract(session: Session): void;
}

const KNOWN_TYPES: readonly (string | undefined)[] = [
  undefined,
  "unavailable",
  "error",
  "probe",
  "subscribe",
  "subscribed",
  "unsubscribe",
  "unsubscribed",
];

export function createSessionPresence(
  sessions: SessionRegistry,
  router: Router,
  maxDirected: number,
): SessionPresence {
  function direct(session: Session, stanza: XmlElement, to: string): void {
    const type = stanza.attrs["type"];
    const jid = parseJid(to);
    const address = jid.ok ? formatJid(jid.value) : to;
    if (type === "unavailable") session.directed.delete(address);
    else if (type === undefined && jid.ok) {
      if (session.directed.size >= maxDirected && !session.directed.has(address))
        return router.bounce(stanza, "wait", "resource-constraint", "You are in too many rooms at once.");
      session.directed.add(address);
    }
    router.route(stanza);
  }

  function broadcast(session: Session, stanza: XmlElement): void {
    const leaving = stanza.attrs["type"] === "unavailable";
    // RFC 6121, 4.2.2 and 4.5.2: the account's own resources see it, the sender too.
    session.presence = leaving ? session.presence : stanza;
    for (const resource of sessions.resourcesOf(session.bare))
      if (resource.presence !== undefined)
        router.toSession(resource, withAttrs(stanza, { to: resource.jid }));
    if (leaving) forget(session);
  }

  /** RFC 6121, 4.6.3: whoever got directed presence is told. */
  function forget(session: Session): void {
    session.presence = undefined;
    const addresses = [...session.directed];
    session.directed.clear();
    for (const to of addresses) router.route(presence({ from: session.jid, to, type: "unavailable" }));
  }

  return {
    send(session, stanza) {
      const to = stanza.attrs["to"];
      const type = stanza.attrs["type"];
      if (!KNOWN_TYPES.includes(type))
        router.bounce(
          to === undefined ? withAttrs(stanza, { to: session.bare }) : stanza,
          "modify",
          "bad-request",
          `'${type}' is no type of presence.`,
        );
      else if (to !== undefined) direct(session, stanza, to);
      else if (type === undefined || type === "unavailable") broadcast(session, stanza);
    },
    retract(session) {
      const gone = presence({ from: session.jid, type: "unavailable" });
      if (session.presence !== undefined)
        for (const resource of sessions.resourcesOf(session.bare))
          if (resource.presence !== undefined && resource !== session)
            router.toSession(resource, withAttrs(gone, { to: resource.jid }));
      forget(session);
    },
  };
}

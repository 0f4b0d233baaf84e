import { randomBytes } from "node:crypto";
import { localName, withAttrs } from "#xml/element.ts";
import { bareJid, formatJid, parseJid } from "#protocol/jid.ts";
import type { Condition } from "#protocol/stanza-error.ts";
import type { StreamError } from "#protocol/stream/stream-error.ts";
import type { Identity } from "#service/hosts/embedded/identity.ts";
import type { HostLimits } from "#service/hosts/embedded/limits.ts";
import type { Router } from "#service/hosts/embedded/router.ts";
import { createSession, type Session, type SessionLine } from "#service/hosts/embedded/session.ts";
import type { SessionPresence } from "#service/hosts/embedded/session-presence.ts";
import type { SessionRegistry } from "#service/hosts/embedded/session-registry.ts";
import { createStreamManagement } from "#service/hosts/embedded/stream-management.ts";

export type LifecycleParts = {
  readonly domain: string;
  readonly sessions: SessionRegistry;
  readonly router: Router;
  readonly presence: SessionPresence;
  readonly limits: HostLimits;
};

type Bound =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly condition: Condition; readonly text: string };

type Resumed =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly reason: "unknown" | "handled-too-many"; readonly sent: number };

/** Sessions from binding to their end. */
export interface SessionLifecycle {
  /** Binds a resource (RFC 6120, 7). One that is taken goes to the newcomer: the old line may be long dead. */
  bind(identity: Identity, resource: string | undefined, line: SessionLine): Bound;
  /** Starts counting stanzas (XEP-0198, 3). */
  manage(session: Session, resumable: boolean): void;
  /** Takes over a session whose line was lost or is about to be (XEP-0198, 5). */
  resume(identity: Identity, resumeId: string, handled: number, line: SessionLine): Resumed;
  /** The line is gone: the session waits to be resumed, or ends. A page that goes away is soon back, or never. */
  detach(session: Session, isGoingAway: boolean, nowMs: number): void;
  /** Ends a session at once, with an error on its line if one is given. */
  end(session: Session, error?: StreamError): void;
  /** Ends the sessions that waited too long. */
  expire(nowMs: number): void;
}

export function createSessionLifecycle(parts: LifecycleParts): SessionLifecycle {
  const { domain, sessions, router, presence, limits } = parts;

  function end(session: Session, error?: StreamError): void {
    if (sessions.find(session.jid) !== session) return;
    const { line, management } = session;
    sessions.remove(session);
    session.line = undefined;
    session.management = undefined;
    if (error !== undefined) line?.fail(error);
    presence.retract(session);
    // XEP-0198, 6: what was never acknowledged counts as undelivered; its senders learn of it.
    for (const { stanza } of management?.unacked() ?? [])
      if (localName(stanza) !== "presence") router.route(withAttrs(stanza, { to: session.jid }));
  }

  return {
    end,

    bind(identity, resource, line) {
      const wanted = resource ?? randomBytes(9).toString("base64url");
      const jid = parseJid(`${identity.local}@${domain}/${wanted}`);
      if (!jid.ok) return { ok: false, condition: "bad-request", text: jid.refusal.detail };
      const rival = sessions.find(formatJid(jid.value));
      if (rival !== undefined) end(rival, { condition: "conflict", text: "The resource was bound again." });
      if (sessions.size() >= limits.sessions)
        return { ok: false, condition: "resource-constraint", text: "The server is full." };
      const session = createSession(formatJid(jid.value), bareJid(jid.value), identity, line);
      sessions.add(session);
      return { ok: true, session };
    },

    manage(session, resumable) {
      session.management = createStreamManagement(limits.unackedStanzas, limits.unackedBytes);
      // Guests have no password: whoever knows this secret is the guest.
      if (resumable) sessions.makeResumable(session, randomBytes(24).toString("base64url"));
    },

    resume(identity, resumeId, handled, line) {
      const session = sessions.resumable(resumeId);
      const { management } = session ?? {};
      if (session === undefined || management === undefined || !mayResume(identity, session.identity))
        return { ok: false, reason: "unknown", sent: 0 };
      if (!management.acknowledge(handled))
        return { ok: false, reason: "handled-too-many", sent: management.outbound() };
      if (!management.isWhole()) {
        end(session, { condition: "conflict", text: "Another line asked for a session that has gaps." });
        return { ok: false, reason: "unknown", sent: 0 };
      }
      const old = session.line;
      session.line = line;
      session.heldUntilMs = undefined;
      management.forgetRequest();
      old?.fail({ condition: "conflict", text: "The session was resumed on another line." });
      return { ok: true, session };
    },

    detach(session, isGoingAway, nowMs) {
      session.line = undefined;
      if (session.resumeId === undefined) end(session);
      else session.heldUntilMs = nowMs + (isGoingAway ? limits.reloadMs : limits.resumeMs);
    },

    expire(nowMs) {
      for (const session of sessions.all())
        if (session.heldUntilMs !== undefined && nowMs > session.heldUntilMs) end(session);
    },
  };
}

/** Accounts resume their own sessions. Guests sign in as somebody new each time, so only the secret counts. */
function mayResume(now: Identity, then: Identity): boolean {
  return now.guest ? then.guest : !then.guest && now.local === then.local;
}

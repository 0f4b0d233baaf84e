import { elements, localName, namespaceOf, withAttrs, type XmlElement } from "#xml/element.ts";
import { serialize } from "#xml/serialize.ts";
import { bareOf, formatJid, parseJid } from "#protocol/jid.ts";
import { errorReply, iqResult } from "#protocol/stanza.ts";
import type { StanzaError } from "#protocol/stanza-error.ts";
import { bind } from "#protocol/stream/bind.ts";
import {
  smAck,
  smEnable,
  smEnabled,
  smFailed,
  smRequest,
  smResume,
  smResumed,
} from "#protocol/stream/management.ts";
import { matches } from "#protocol/stream/matches.ts";
import { STREAM_NS } from "#protocol/stream/namespaces.ts";
import type { StreamError } from "#protocol/stream/stream-error.ts";
import type { Identity } from "#service/hosts/embedded/identity.ts";
import type { HostLimits } from "#service/hosts/embedded/limits.ts";
import type { Router } from "#service/hosts/embedded/router.ts";
import { requestAck, type Session, type SessionLine } from "#service/hosts/embedded/session.ts";
import type { SessionLifecycle } from "#service/hosts/embedded/session-lifecycle.ts";
import type { SessionPresence } from "#service/hosts/embedded/session-presence.ts";

export type SessionStreamParts = {
  readonly limits: HostLimits;
  readonly now: () => number;
  readonly router: Router;
  readonly presence: SessionPresence;
  readonly lifecycle: SessionLifecycle;
};

/** An authenticated stream: binding or resuming, stream management, and the client's stanzas. */
export interface SessionStream {
  receive(element: XmlElement, fail: (error: StreamError) => void): void;
  isBound(): boolean;
  /** The stream was closed: the session ends with it. */
  end(): void;
  /** The line is gone: the session may wait. */
  lost(isGoingAway: boolean): void;
}

export function createSessionStream(
  parts: SessionStreamParts,
  identity: Identity,
  line: SessionLine,
): SessionStream {
  const { limits, router, lifecycle } = parts;
  let session: Session | undefined;

  /** The session, as long as it is this stream that carries it. */
  const own = (): Session | undefined => (session?.line === line ? session : undefined);

  function send(element: XmlElement): void {
    line.send(serialize(element));
  }

  function refuse(stanza: XmlElement, error: StanzaError): void {
    send(withAttrs(errorReply(stanza, error), { xmlns: STREAM_NS.client }));
  }

  function bindResource(request: XmlElement, payload: XmlElement): void {
    const wanted = bind.decode(payload, STREAM_NS.client);
    if (!wanted.ok)
      return refuse(request, { type: "modify", condition: "bad-request", text: wanted.refusal.detail });
    const bound = lifecycle.bind(identity, wanted.value.resource, line);
    if (!bound.ok) {
      const type = bound.condition === "resource-constraint" ? "wait" : "modify";
      return refuse(request, { type, condition: bound.condition, text: bound.text });
    }
    session = bound.session;
    const result = iqResult(request, bind.encode({ jid: bound.session.jid }));
    send(withAttrs(result, { xmlns: STREAM_NS.client }));
  }

  function resume(element: XmlElement, fail: (error: StreamError) => void): void {
    const asked = smResume.decode(element, "");
    if (!asked.ok || session !== undefined) return send(smFailed.encode({ condition: "unexpected-request" }));
    const { previousId, handled } = asked.value;
    const resumed = lifecycle.resume(identity, previousId, handled, line);
    if (resumed.ok) {
      session = resumed.session;
      const { management } = resumed.session;
      send(smResumed.encode({ previousId, handled: management?.inbound() ?? 0 }));
      for (const { payload } of management?.unacked() ?? []) line.send(payload);
      requestAck(resumed.session);
    } else if (resumed.reason === "unknown") send(smFailed.encode({ condition: "item-not-found" }));
    else fail(tooHigh(handled, resumed.sent));
  }

  /** True when the element belongs to XEP-0198. */
  function manage(element: XmlElement, fail: (error: StreamError) => void): boolean {
    if (namespaceOf(element, "") !== STREAM_NS.management) return false;
    const management = session?.management;
    if (matches(smResume, element)) resume(element, fail);
    else if (matches(smEnable, element)) {
      const wish = smEnable.decode(element, "");
      if (!wish.ok || session === undefined || management !== undefined) {
        send(smFailed.encode({ condition: "unexpected-request" }));
        return true;
      }
      lifecycle.manage(session, wish.value.resume === true);
      const { resumeId } = session;
      const resumption =
        resumeId === undefined ? {} : { id: resumeId, resume: true, maxSeconds: limits.resumeMs / 1000 };
      send(smEnabled.encode(resumption));
    } else if (management === undefined) send(smFailed.encode({ condition: "unexpected-request" }));
    else if (matches(smRequest, element)) send(smAck.encode({ handled: management.inbound() }));
    else if (matches(smAck, element)) {
      const ack = smAck.decode(element, "");
      if (!ack.ok) fail({ condition: "bad-format", text: ack.refusal.detail });
      else if (!management.acknowledge(ack.value.handled))
        fail(tooHigh(ack.value.handled, management.outbound()));
    }
    return true;
  }

  function receiveStanza(stanza: XmlElement, from: Session, fail: (error: StreamError) => void): void {
    const claimed = stanza.attrs["from"];
    if (claimed !== undefined && !isOwnAddress(claimed, from))
      return fail({ condition: "invalid-from", text: "A client can't write under another address." });
    from.management?.countInbound();
    const kind = localName(stanza);
    const stamped = withAttrs(stanza, { from: from.jid });
    if (kind === "presence") return parts.presence.send(from, stamped);
    // RFC 6120, 10.3: what is addressed to nobody is for the sender's own account.
    const addressed = withAttrs(stamped, { to: stanza.attrs["to"] ?? from.bare });
    const fault = kind === "iq" ? iqFault(stanza) : undefined;
    if (fault !== undefined) router.bounce(addressed, "modify", "bad-request", fault);
    else router.route(addressed);
  }

  return {
    receive(element, fail) {
      if (manage(element, fail)) return;
      const kind = localName(element);
      if (namespaceOf(element, "") !== STREAM_NS.client)
        return fail({ condition: "invalid-namespace", text: "Stanzas are in the namespace jabber:client." });
      if (kind !== "iq" && kind !== "message" && kind !== "presence")
        return fail({ condition: "unsupported-stanza-type", text: `<${kind}/> is no stanza.` });
      const bound = own();
      if (bound !== undefined) return receiveStanza(element, bound, fail);
      const payload = elements(element)[0];
      const isBind = payload !== undefined && namespaceOf(payload, "") === STREAM_NS.bind;
      if (kind === "iq" && element.attrs["type"] === "set" && isBind) bindResource(element, payload);
      else fail({ condition: "not-authorized", text: "Bind a resource first." });
    },
    isBound: () => session !== undefined,
    end() {
      const bound = own();
      if (bound !== undefined) lifecycle.end(bound);
    },
    lost(isGoingAway) {
      const bound = own();
      if (bound !== undefined) lifecycle.detach(bound, isGoingAway, parts.now());
    },
  };
}

/** RFC 6120, 8.2.3: what makes an iq unanswerable or meaningless. */
function iqFault(stanza: XmlElement): string | undefined {
  const type = stanza.attrs["type"];
  if (!stanza.attrs["id"]) return "An iq needs an id.";
  if (type === "result" || type === "error") return undefined;
  if (type !== "get" && type !== "set") return "An iq is of type get, set, result or error.";
  return elements(stanza).length === 1 ? undefined : "An iq request has exactly one child.";
}

function isOwnAddress(claimed: string, session: Session): boolean {
  const jid = parseJid(claimed);
  if (!jid.ok) return false;
  const address = formatJid(jid.value);
  return address === session.jid || address === bareOf(session.jid);
}

function tooHigh(handled: number, sent: number): StreamError {
  return {
    condition: "undefined-condition",
    text: "More stanzas were acknowledged than sent.",
    handledCountTooHigh: { handled, sent },
  };
}

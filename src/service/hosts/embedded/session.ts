import type { XmlElement } from "#xml/element.ts";
import { serialize } from "#xml/serialize.ts";
import { smRequest } from "#protocol/stream/management.ts";
import type { StreamError } from "#protocol/stream/stream-error.ts";
import type { Identity } from "#service/hosts/embedded/identity.ts";
import { encodeAddress, type Payload } from "#service/hosts/embedded/text-frame.ts";
import type { StreamManagement } from "#service/hosts/embedded/stream-management.ts";

const ackRequest = serialize(smRequest.encode({}));

/** The line of a session, as long as it has one: the stream that was bound or resumed last. */
export interface SessionLine {
  send(payload: Payload): void;
  bufferedBytes(): number;
  /** Ends the stream with an error; the session is not told. */
  fail(error: StreamError): void;
}

/** A bound resource. It outlives its line when stream management with resumption is on. */
export type Session = {
  readonly jid: string;
  /** The address as stanzas for many name it. */
  readonly address: Uint8Array;
  readonly bare: string;
  readonly identity: Identity;
  line: SessionLine | undefined;
  management: StreamManagement | undefined;
  /** The secret that resumes it; only with resumption. */
  resumeId: string | undefined;
  /** Until when a session whose line was lost waits to be resumed, in milliseconds. */
  heldUntilMs: number | undefined;
  /** The last available presence to nobody in particular. */
  presence: XmlElement | undefined;
  /** Who was sent available presence by address. */
  readonly directed: Set<string>;
};

export function createSession(jid: string, bare: string, identity: Identity, line: SessionLine): Session {
  return {
    jid,
    address: encodeAddress(jid),
    bare,
    identity,
    line,
    management: undefined,
    resumeId: undefined,
    heldUntilMs: undefined,
    presence: undefined,
    directed: new Set(),
  };
}

export type DeliveryLimits = { readonly outgoingBytes: number; readonly ackEvery: number };

/**
 * Sends a stanza to the session, or keeps it until the session is resumed. Returns the error that the session
 * must end with when the client doesn't keep up.
 */
export function deliver(
  session: Session,
  stanza: XmlElement,
  payload: Payload,
  limits: DeliveryLimits,
): StreamError | undefined {
  const { management, line } = session;
  if (management !== undefined && !management.push({ stanza, payload })) {
    if (line === undefined)
      return { condition: "resource-constraint", text: "Too many stanzas wait to be acknowledged." };
    // A crowded room says more at once than anybody can have acknowledged: the line stands, whatever comes later.
    management.forget();
  }
  if (line === undefined) return undefined;
  line.send(payload);
  if (management?.wantsAck(limits.ackEvery)) line.send(ackRequest);
  if (line.bufferedBytes() > limits.outgoingBytes)
    return { condition: "resource-constraint", text: "The client doesn't read what it is sent." };
  return undefined;
}

/** Asks for an acknowledgement of whatever is still open. */
export function requestAck(session: Session): void {
  if (session.line !== undefined && session.management?.wantsAck(1)) session.line.send(ackRequest);
}

/** Text frames of a WebSocket (RFC 6455, 5.2; unmasked, not compressed) and their payloads. */
import { Buffer } from "node:buffer";
import type { XmlElement } from "#xml/element.ts";
import { addressAttr, cutForAddress } from "#xml/serialize.ts";

/** A stanza that many are told, as bytes that are made once: what stands before the address, and what after it. */
export type StanzaForMany = { readonly tag: Uint8Array; readonly rest: Uint8Array };

/** Such a stanza on its way to one of them. */
export class AddressedStanza {
  readonly stanza: StanzaForMany;
  readonly address: Uint8Array;
  /** Bytes. */
  readonly length: number;

  /** `address` comes from `encodeAddress`. */
  constructor(stanza: StanzaForMany, address: Uint8Array) {
    this.stanza = stanza;
    this.address = address;
    this.length = stanza.tag.length + address.length + stanza.rest.length;
  }
}

/** What one frame carries. */
export type Payload = string | AddressedStanza;

const TEXT = 0x81;
/** The longest payload whose length stands in the second byte, and the longest whose length takes two more. */
const SHORT = 125;
const MEDIUM = 0xffff;
const MOST_BYTES_PER_UNIT = 3;

/** The stanza for whomever it is addressed to; it must not carry a `to` of its own. */
export function encodeForMany(stanza: XmlElement): StanzaForMany {
  const [tag, rest] = cutForAddress(stanza);
  return { tag: Buffer.from(tag), rest: Buffer.from(rest) };
}

/** An address as stanzas for many name it. */
export function encodeAddress(jid: string): Uint8Array {
  return Buffer.from(addressAttr(jid));
}

/** The most bytes that the frame can have, unless its payload has more than 64 KiB. */
export function mostFrameBytes(payload: Payload): number {
  return (typeof payload === "string" ? MOST_BYTES_PER_UNIT : 1) * payload.length + 4;
}

/** Writes the frame at that place and returns its length; there must be room for the most that it can have. */
export function writeFrame(into: Buffer, at: number, payload: Payload): number {
  into[at] = TEXT;
  const isShort =
    payload.length <= SHORT && (typeof payload !== "string" || Buffer.byteLength(payload) <= SHORT);
  if (isShort) {
    const length = writePayload(into, at + 2, payload);
    into[at + 1] = length;
    return length + 2;
  }
  const length = writePayload(into, at + 4, payload);
  into[at + 1] = SHORT + 1;
  into.writeUInt16BE(length, at + 2);
  return length + 4;
}

/** A frame of its own, however long. */
export function frameOf(payload: Payload): Buffer {
  const length = typeof payload === "string" ? Buffer.byteLength(payload) : payload.length;
  const head = length <= SHORT ? 2 : length <= MEDIUM ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = TEXT;
  frame[1] = head === 2 ? length : head === 4 ? SHORT + 1 : SHORT + 2;
  if (head === 4) frame.writeUInt16BE(length, 2);
  if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2);
  writePayload(frame, head, payload);
  return frame;
}

function writePayload(into: Buffer, at: number, payload: Payload): number {
  if (typeof payload === "string") return into.write(payload, at);
  const { stanza, address } = payload;
  into.set(stanza.tag, at);
  into.set(address, at + stanza.tag.length);
  into.set(stanza.rest, at + stanza.tag.length + address.length);
  return payload.length;
}

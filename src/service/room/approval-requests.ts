import type { XmlElement } from "#xml/element.ts";
import { readApproval, type Approval } from "#protocol/mmog/approval.ts";
import { readVoiceRequest } from "#protocol/mmog/voice-request.ts";
import { reject, type Rejection } from "#service/rejections.ts";
import type { Request } from "#service/request.ts";
import type { Room } from "#service/room/room.ts";

/**
 * MMOG 7.21, 8.6 and 9.9: a visitor's request for voice, or the answer of somebody who decides. The form may
 * stand anywhere in the message (errata E-082). `undefined` for a message without any of them.
 */
export function approvalRequestIn(stanza: XmlElement): Handler | undefined {
  const asked = readVoiceRequest(stanza);
  if (asked?.ok === false) return () => reject("malformed", asked.refusal.detail);
  if (asked !== undefined) return (room, request) => receiveVoiceRequest(room, request, asked.value.role);
  const answer = readApproval(stanza, "submit");
  if (answer === undefined) return undefined;
  if (!answer.ok) return () => reject("malformed", answer.refusal.detail);
  return (room, request) => receiveAnswer(room, request, answer.value.approval);
}

type Handler = (room: Room, request: Request) => Rejection | undefined;

function receiveVoiceRequest(room: Room, request: Request, role: string): Rejection | undefined {
  if (role !== "participant") return reject("malformed", "One can only ask to be a participant.");
  const { random, now } = room.surroundings;
  return room.apply({ kind: "asked-for-voice", jid: request.from, id: random.id(), atMs: now() });
}

function receiveAnswer(
  room: Room,
  { from, bareJid }: Request,
  { kind, jid, nick, allow }: Approval,
): Rejection | undefined {
  const whose = { jid, nick };
  return kind === "voice"
    ? room.apply({ kind: "answered-voice", jid: from, whose, allow })
    : room.apply({ kind: "answered-registration", bareJid, whose, allow });
}

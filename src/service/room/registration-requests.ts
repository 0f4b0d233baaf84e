import type { XmlElement } from "#xml/element.ts";
import { formTypeOf } from "#protocol/data-form.ts";
import { emptyRegistration, readRegistration, registrationForm } from "#protocol/mmog/registration.ts";
import { FORM_TYPE, NS } from "#protocol/namespaces.ts";
import { registerQuery } from "#protocol/register.ts";
import { reject, type Rejection } from "#service/rejections.ts";
import type { Request } from "#service/request.ts";
import { refusalToRegister } from "#service/room/registering.ts";
import { reservedNickOf } from "#service/room/reserved-nicks.ts";
import type { Room } from "#service/room/room.ts";

/** MMOG 7.18, Examples 91-100: registration with a room. */
export function receiveRegistration(
  room: Room,
  request: Request,
  source: XmlElement,
): readonly XmlElement[] | Rejection {
  const query = registerQuery.decode(source, NS.client);
  if (!query.ok) return reject("registration-invalid", query.refusal.detail);
  const { bareJid } = request;
  if (request.type === "get") return requirements(room, bareJid);
  if (query.value.remove) return room.apply({ kind: "unregistered", bareJid }) ?? [];
  const { form } = query.value;
  const typed = form && formTypeOf(form);
  if (form?.type === "cancel") return [];
  if (form?.type !== "submit" || (typed !== undefined && typed !== FORM_TYPE.register))
    return reject("registration-invalid");
  const reading = readRegistration(form);
  if (!reading.ok) return { rejected: "registration-invalid", problems: reading.problems };
  const registration = { ...reading.values, nick: reading.values.nick.trim() };
  const id = room.surroundings.random.id();
  return room.apply({ kind: "registered", bareJid, registration, id }) ?? [];
}

/** MMOG Examples 94 and 95. */
function requirements(room: Room, bareJid: string): readonly XmlElement[] | Rejection {
  const { state } = room;
  const username = reservedNickOf(state, bareJid);
  if (username !== undefined) return [registerQuery.encode({ registered: true, username })];
  const refusal = refusalToRegister(state, bareJid);
  if (refusal !== undefined) return refusal;
  const waiting = state.registrations.find((each) => each.bareJid === bareJid);
  const instructions =
    waiting === undefined
      ? "Say which nickname the room shall keep for you; the rest is up to you."
      : "Your request waits for an admin. You can send it anew.";
  const title = `Registration with "${state.local}"`;
  const form = registrationForm(waiting?.registration ?? emptyRegistration, {
    title,
    instructions: [instructions],
  });
  return [registerQuery.encode({ instructions, form })];
}

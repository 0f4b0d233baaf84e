import { ownerQuery, type OwnerQuery } from "#protocol/mmog/owner.ts";
import { elements, localName, type XmlElement } from "#xml/element.ts";
import { roomAddress } from "#protocol/jid.ts";
import { NS } from "#protocol/namespaces.ts";
import type { FieldProblem } from "#protocol/form-layout.ts";
import { reject, type Rejection } from "#service/rejections.ts";
import type { Answer, Request } from "#service/request.ts";
import { readRoomConfig, roomConfigForm } from "#service/room/config.ts";
import { settingOf } from "#service/room/configuring.ts";
import { receiveOwnerList } from "#service/room/list-requests.ts";
import { isAllowedNow, mayByAffiliation } from "#service/room/privileges.ts";
import type { Room } from "#service/room/room.ts";

/** MMOG 10: what owners ask of their room; the payload of the answer, or why not. */
export function receiveOwnerRequest(room: Room, request: Request, source: XmlElement): Answer | Rejection {
  const { bareJid } = request;
  switch (localName(source)) {
    case "query":
      return elements(source).some((child) => localName(child) === "item")
        ? receiveOwnerList(room, request, source)
        : receiveOwnerQuery(room, request, source);
    // Both are taken with set and with get (errata E-173, E-177).
    case "save":
      return room.apply({ kind: "saved", bareJid }) ?? [];
    case "load":
      return room.apply({ kind: "loaded", bareJid }) ?? [];
    default:
      return reject("not-offered");
  }
}

/** MMOG 10.1, 10.2 and 10.13. */
function receiveOwnerQuery(
  room: Room,
  request: Request,
  source: XmlElement,
): readonly XmlElement[] | Rejection {
  if (!mayByAffiliation(room.state, request.bareJid, "configure")) return reject("not-owner");
  const query = ownerQuery.decode(source, NS.client);
  if (!query.ok) return reject("malformed", query.refusal.detail);
  if (request.type === "get") return [configurationForms(room)];
  if (query.value.destroy !== undefined) return destroyRoom(room, request, query.value.destroy) ?? [];
  if (query.value.forms === undefined && query.value.state === undefined)
    return reject("malformed", "Send the form, filled in or cancelled.");
  if (isCancelled(query.value))
    return room.apply({ kind: "configuration-cancelled", bareJid: request.bareJid }) ?? [];
  return submitConfiguration(room, request, query.value) ?? [];
}

/** MMOG 10.13, Example 244: the venue must at least be the address of some room. */
function destroyRoom(
  room: Room,
  request: Request,
  { jid, password, reason }: NonNullable<OwnerQuery["destroy"]>,
): Rejection | undefined {
  const venue = jid === undefined ? undefined : roomAddress(jid);
  if (jid !== undefined && venue === undefined) return reject("venue-unusable");
  const notice = { reason, ...(venue !== undefined && { venue: { jid: venue, password } }) };
  return room.apply({ kind: "destroyed", bareJid: request.bareJid, notice });
}

/** MMOG Examples 182 and 191; a saved room has nothing to be set until it is loaded (Example 183, errata E-167). */
function configurationForms(room: Room): XmlElement {
  const { state, game } = room;
  if (state.status === "adjourned") return ownerQuery.encode({ forms: {} });
  const instructions =
    state.status === "created"
      ? `Your room ${state.jid} has been created. Complete this form, or send it as it is.`
      : "Complete this form to modify the configuration of your room.";
  return ownerQuery.encode({
    forms: {
      room: roomConfigForm(settingOf(state), `Configuration for "${state.local}" Room`, instructions),
      game: game.optionsForm(state.options),
    },
  });
}

/** Either form may be left out, and an empty one changes nothing (MMOG Example 180); a state comes last (185). */
function submitConfiguration(
  room: Room,
  request: Request,
  { forms, state: begin }: OwnerQuery,
): Rejection | undefined {
  const { state, game } = room;
  if (!isAllowedNow(state, "configure")) return reject("configuration-closed");
  const setting = forms?.room && readRoomConfig(forms.room, settingOf(state));
  const wanted = forms?.game && game.readOptions(forms.game, state.options);
  const options =
    begin !== undefined && wanted?.ok !== false
      ? game.readState(begin, wanted?.options ?? state.options)
      : wanted;
  const problems: FieldProblem[] = [];
  if (setting?.ok === false) problems.push(...setting.problems);
  if (options?.ok === false) problems.push(...options.problems);
  if (setting?.ok === false || options?.ok === false) return { rejected: "form-unacceptable", problems };
  const nextOptions = options?.options ?? state.options;
  return room.apply({
    kind: "configured",
    bareJid: request.bareJid,
    setting: setting?.setting ?? settingOf(state),
    options: nextOptions,
    optionsChanged: JSON.stringify(nextOptions) !== JSON.stringify(state.options),
  });
}

function isCancelled({ forms }: OwnerQuery): boolean {
  return forms?.room?.type === "cancel" || forms?.game?.type === "cancel";
}

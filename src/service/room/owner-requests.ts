import { ownerQuery, type OwnerQuery } from "#protocol/mmog/owner.ts";
import type { XmlElement } from "#xml/element.ts";
import { NS } from "#protocol/namespaces.ts";
import type { FieldProblem } from "#protocol/form-layout.ts";
import { reject, type Rejection } from "#service/rejections.ts";
import type { Request } from "#service/request.ts";
import { readRoomConfig, roomConfigForm } from "#service/room/config.ts";
import { settingOf } from "#service/room/configuring.ts";
import { isConfigurable, mayByAffiliation } from "#service/room/privileges.ts";
import type { Room } from "#service/room/room.ts";

/** MMOG 10.1 and 10.2: the payload of the answer, or why not. */
export function receiveOwnerQuery(
  room: Room,
  request: Request,
  source: XmlElement,
): readonly XmlElement[] | Rejection {
  if (!mayByAffiliation(room.state, request.bareJid, "configure")) return reject("not-owner");
  const query = ownerQuery.decode(source, NS.client);
  if (!query.ok) return reject("malformed", query.refusal.detail);
  if (request.type === "get") return [configurationForms(room)];
  if (query.value.destroy !== undefined) return reject("not-offered");
  if (query.value.forms === undefined) return reject("malformed", "Send the form, filled in or cancelled.");
  if (isCancelled(query.value))
    return room.apply({ kind: "configuration-cancelled", bareJid: request.bareJid }) ?? [];
  return submitConfiguration(room, request, query.value) ?? [];
}

/** MMOG Examples 182 and 191. */
function configurationForms(room: Room): XmlElement {
  const { state, game } = room;
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

/** Either form may be left out, and an empty one changes nothing (MMOG Example 180). */
function submitConfiguration(room: Room, request: Request, { forms }: OwnerQuery): Rejection | undefined {
  const { state, game } = room;
  if (!isConfigurable(state)) return reject("configuration-closed");
  const setting = forms?.room && readRoomConfig(forms.room, settingOf(state));
  const options = forms?.game && game.readOptions(forms.game, state.options);
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

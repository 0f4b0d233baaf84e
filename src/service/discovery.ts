import { decodeChild, type Infer } from "#xml/codec.ts";
import type { XmlElement } from "#xml/element.ts";
import { formTypeField, type DataForm, type FieldType, type FormField } from "#protocol/data-form.ts";
import { discoInfo, discoItems } from "#protocol/disco.ts";
import { FORM_TYPE, NS } from "#protocol/namespaces.ts";
import type { Game } from "#service/games/game.ts";
import { pageOf } from "#service/paging.ts";
import { reject, type Rejection } from "#service/rejections.ts";
import type { Request } from "#service/request.ts";
import { affiliated, occupantJid } from "#service/room/state.ts";
import type { Room } from "#service/room/room.ts";

type Identity = Infer<typeof discoInfo>["identities"][number];

/** MMOG 6.2, Example 4, with stable_id (errata E-007). */
export function describeService(name: string, games: readonly Game[]): XmlElement {
  const features = [NS.discoInfo, NS.discoItems, NS.ping, NS.search, NS.rsm, NS.mmog, NS.stableId, ...FORMS];
  return infoOf(identity(name), [...features, ...games.map((game) => game.namespace)]);
}

/** MMOG 16.3: the forms that rooms have. */
const FORMS = [FORM_TYPE.roomConfig, FORM_TYPE.roomInfo, FORM_TYPE.register];

/** MMOG 6.5, Examples 13 and 14 (errata E-006, E-035, E-036, E-038). */
export function describeRoom(room: Room): XmlElement {
  const { config } = room.state;
  const features = [
    NS.discoInfo,
    NS.discoItems,
    NS.mmog,
    room.state.game,
    NS.stableId,
    ...FORMS,
    ...room.game.features,
    ...(config.registration ? [NS.register] : []),
    config.passwordProtected ? "mmog_passwordprotected" : "mmog_unsecured",
    config.public ? "mmog_public" : "mmog_hidden",
    config.persistent ? "mmog_persistent" : "mmog_temporary",
    config.membersOnly ? "mmog_membersonly" : "mmog_open",
    config.moderated ? "mmog_moderated" : "mmog_unmoderated",
    ANONYMITY[config.whois],
  ];
  return infoOf(identity(roomName(room)), features, roomInfo(room));
}

/** MMOG 6.3, Examples 5-7: the public rooms, a page at a time. */
export function listRooms(rooms: Iterable<Room>, request: Request): XmlElement | Rejection {
  const query = decodeChild(discoItems, request.stanza, NS.client);
  if (query === undefined || !query.ok) return reject("malformed", query?.refusal.detail);
  const listed = [...rooms]
    .filter((room) => isPublic(room) && !isSaved(room))
    .toSorted((a, b) => (a.state.jid < b.state.jid ? -1 : 1));
  const page = pageOf(listed, (room) => room.state.jid, query.value.set);
  return discoItems.encode({
    items: page.items.map((room) => ({ jid: room.state.jid, name: roomName(room) })),
    ...(page.set !== undefined && { set: page.set }),
  });
}

/** MMOG 6.6, Examples 16 and 17: who is in a room is nobody's business unless its owner wants it to be. */
export function listOccupants({ state }: Room): XmlElement {
  const listed = state.config.occupantsListed ? state.occupants : [];
  return discoItems.encode({
    items: listed.map(({ nick }) => ({ jid: occupantJid(state, nick), name: nick })),
  });
}

/** MMOG 18.1.1: the node that tells what a room lets pass. */
export const TRAFFIC = `${NS.mmog}#traffic`;

/** A room that can be found: public, and opened by its owner (errata E-039). */
export function isPublic(room: Room): boolean {
  return room.state.status !== "created" && room.state.config.public;
}

/** MMOG 10.9: nobody can enter it until its owner loads it. */
export function isSaved(room: Room): boolean {
  return room.state.status === "adjourned";
}

export function roomName(room: Room): string {
  return room.state.config.name === "" ? room.state.local : room.state.config.name;
}

const ANONYMITY = {
  anyone: "mmog_nonanonymous",
  moderators: "mmog_semianonymous",
  none: "mmog_fullyanonymous",
} as const;

function roomInfo(room: Room): DataForm {
  const { config, subject, occupants } = room.state;
  const contacts = config.whois === "none" ? [] : affiliated(room.state, "owner");
  const logged = config.logged ? "1" : "0";
  const fields: readonly FormField[] = [
    field("mmog#roominfo_description", "text-single", "Description", config.description),
    field(
      "mmog#roominfo_changesubject",
      "boolean",
      "Occupants May Change the Subject",
      config.subjectByAll ? "1" : "0",
    ),
    field("mmog#roominfo_contactjid", "jid-multi", "Contact Addresses", ...contacts),
    field("mmog#roominfo_subject", "text-single", "Current Battle Topic", subject.text),
    field("mmog#roominfo_occupants", "text-single", "Number of occupants", String(occupants.length)),
    field("mmog#roominfo_lang", "text-single", "Language of discussion", config.language),
    field("mmog#roomconfig_enablelogging", "boolean", "Public Logging", logged),
    field(
      "mmog#maxhistoryfetch",
      "text-single",
      "Maximum Number of History Messages Returned by Room",
      String(config.maxHistory),
    ),
    field("mmog#roominfo_pubsub", "text-single", "Associated Publish-Subscribe Node", config.pubsub),
    field("mmog#roomconfig_maxusers", "text-single", "Maximum Number of Occupants", String(config.maxUsers)),
    // Own fields, so that a lobby can show a room before anybody enters it (errata E-037).
    field("mmog#game", "text-single", "Game", room.state.game),
    field("mmog#match_type", "text-single", "Match Type", room.game.matchType(room.state.options)),
    field("mmog#match_status", "text-single", "Match Status", room.state.match),
    field(
      "mmog#match_players",
      "text-single",
      "Players",
      String(occupants.filter((each) => each.team !== undefined).length),
    ),
    field(
      "mmog#match_places",
      "text-single",
      "Places for Players",
      String(room.game.places(room.state.options)),
    ),
  ];
  const known = fields.filter((each) => each.values.some((value) => value !== ""));
  return {
    type: "result",
    instructions: [],
    fields: [formTypeField(FORM_TYPE.roomInfo), ...known],
    items: [],
  };
}

function field(name: string, type: FieldType, label: string, ...values: readonly string[]): FormField {
  return { var: name, type, label, values, options: [] };
}

function identity(name: string): Identity {
  return { category: "game", type: "multi-user", name };
}

function infoOf(own: Identity, features: readonly string[], ...forms: readonly DataForm[]): XmlElement {
  return discoInfo.encode({
    identities: [own],
    features: features.map((feature) => ({ var: feature })),
    forms,
  });
}

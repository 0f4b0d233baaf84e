import { fieldValue, type FormField } from "#protocol/data-form.ts";
import type { discoInfo } from "#protocol/disco.ts";
import { localOf } from "#protocol/jid.ts";
import { NS } from "#protocol/namespaces.ts";
import type { RoomListing } from "#store/lobby-store.ts";

type Info = Extract<ReturnType<typeof discoInfo.decode>, { ok: true }>["value"];

/** What a room's disco#info tells: the listing for the lobby, and what those inside need besides. */
export type RoomDetails = {
  readonly listing: RoomListing;
  /** Whether the service decides hits and losses itself (docs/dga.md). */
  readonly referee: boolean;
  /** Whether the room passes on what one says under the id that it was sent with (MMOG 7.12). */
  readonly stableIds: boolean;
  /** Whether all with voice may change the subject (errata E-035); undefined when it isn't told. */
  readonly subjectByAll: boolean | undefined;
};

/**
 * MMOG 6.5, Examples 12-14. Features may begin with mmog_, muc_ or mug_; a pair of which neither is there is
 * unknown (errata E-006). Unknown fields are passed over, and one without a value is unknown (MMOG-6.5-8).
 */
export function readRoomDetails(jid: string, info: Info, name?: string): RoomDetails {
  const features = new Set(info.features.map((feature) => feature.var.replace(/^(muc|mug)_/, "mmog_")));
  const fields = info.forms.flatMap((form) => form.fields);
  const room = (...names: readonly string[]) => first(fields, names);
  const players = count(room("mmog#match_players"));
  const places = count(room("mmog#match_places"));
  const listing: Record<string, unknown> = {
    jid,
    name: name ?? info.identities.find((identity) => identity.name)?.name ?? localOf(jid),
    description: room("mmog#roominfo_description", "mmog#roomconfig_roomdesc"),
    subject: room("mmog#roominfo_subject"),
    game: features.has(NS.dga) || features.has(`${NS.mmog}#dga`) ? NS.dga : gameOf(info, fields),
    matchType: room("mmog#match_type"),
    status: room("mmog#match_status"),
    occupants: count(room("mmog#roominfo_occupants")),
    players,
    freePlaces: places === undefined ? undefined : Math.max(0, places - (players ?? 0)),
    passwordProtected: pair(features, "mmog_passwordprotected", "mmog_unsecured"),
    membersOnly: pair(features, "mmog_membersonly", "mmog_open"),
    moderated: pair(features, "mmog_moderated", "mmog_unmoderated"),
    anonymity: anonymity(features),
    logged:
      yesNo(room("mmog#roomconfig_enablelogging")) ??
      (room("mmog#roominfo_logs") === undefined ? undefined : true),
    contacts: fields.find((field) => field.var === "mmog#roominfo_contactjid")?.values,
  };
  return {
    listing: withoutUndefined(listing) as RoomListing,
    referee: features.has(NS.referee),
    stableIds: features.has(NS.stableId),
    subjectByAll: yesNo(room("mmog#roominfo_changesubject", "mmog#roominfo_subjectmod")),
  };
}

function pair(features: ReadonlySet<string>, yes: string, no: string): boolean | undefined {
  if (features.has(yes)) return true;
  return features.has(no) ? false : undefined;
}

function anonymity(features: ReadonlySet<string>): "non" | "semi" | "fully" | undefined {
  if (features.has("mmog_nonanonymous")) return "non";
  if (features.has("mmog_semianonymous")) return "semi";
  return features.has("mmog_fullyanonymous") ? "fully" : undefined;
}

/** The game from the features, or from any field called `…#game` (errata E-037). */
function gameOf(info: Info, fields: readonly FormField[]): string | undefined {
  const feature = info.features.find((each) => each.var.startsWith(`${NS.mmog}/`));
  return feature?.var ?? fields.find((field) => field.var?.endsWith("#game"))?.values[0];
}

function first(fields: readonly FormField[], names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = fieldValue(fields, name);
    if (value !== undefined && value !== "") return value;
  }
  return undefined;
}

function count(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,6}$/.test(text.trim()) ? Number(text) : undefined;
}

function yesNo(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  return text === "1" || text === "true";
}

function withoutUndefined(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

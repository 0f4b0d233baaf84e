import { accept } from "#xml/decoded.ts";
import { integer, type ValueCodec } from "#xml/value.ts";
import type { DataForm } from "#protocol/data-form.ts";
import {
  addresses,
  choice,
  choices,
  formLayout,
  layOutForm,
  line,
  readForm,
  secret,
  value,
  wholeNumber,
  yesNo,
  type FieldProblem,
  type LayoutField,
  type LayoutValues,
} from "#protocol/form-layout.ts";
import { openCheck } from "#protocol/form-check.ts";
import { FORM_TYPE } from "#protocol/namespaces.ts";

const limitOrNone: ValueCodec<number | "none"> = {
  parse: (text) => (text.trim().toLowerCase() === "none" ? accept("none") : integer(1, 10_000).parse(text)),
  format: String,
};

function named(name: string, label: string, ...aliases: readonly string[]) {
  const synonyms = [name, ...aliases].flatMap((each) => [
    `mug#matchconfig_${each}`,
    `mug#roomconfig_${each}`,
  ]);
  return { var: `mmog#roomconfig_${name}`, label, aliases: synonyms };
}

const roles = [
  { value: "moderator", label: "Moderator" },
  { value: "participant", label: "Participant" },
  { value: "visitor", label: "Visitor" },
] as const;

/** A list with any number beside the ones that it proposes. */
const maxUsers: LayoutField<number | "none"> = {
  ...value(named("maxusers", "Maximum Number of Occupants"), limitOrNone),
  type: "list-single",
  check: openCheck,
  options: ["10", "20", "30", "50", "100", "none"].map((each) => ({
    value: each,
    label: each === "none" ? "None" : each,
  })),
};

/** MMOG Examples 182 and 184 with the fields that the page break swallowed (errata E-020); MUG's names too (E-163). */
const layout = formLayout(FORM_TYPE.roomConfig, {
  name: line(named("roomname", "Natural-Language Room Name", "matchname"), 128),
  description: line(named("roomdesc", "Short Description of Room", "matchdesc"), 1024),
  language: line(named("lang", "Natural Language for Room Discussions"), 35),
  logged: yesNo(named("enablelogging", "Enable Public Logging?")),
  subjectByAll: yesNo(named("changesubject", "Allow Occupants to Change Subject?")),
  invitesByAll: yesNo(named("allowinvites", "Allow Occupants to Invite Others?")),
  privateMessages: choice(named("allowpm", "Who Can Send Private Messages?"), [
    { value: "anyone", label: "Anyone" },
    { value: "participants", label: "Anyone with Voice" },
    { value: "moderators", label: "Moderators Only" },
    { value: "none", label: "Nobody" },
  ]),
  maxUsers,
  presenceBroadcast: choices(named("presencebroadcast", "Roles for which Presence is Broadcasted"), roles),
  memberListFor: choices(named("getmemberlist", "Roles that May Retrieve the Member List"), roles),
  occupantsListed: yesNo(named("listoccupants", "Show to Everybody Who Is in the Room?")),
  public: yesNo(named("publicroom", "Make Room Publicly Searchable?")),
  persistent: yesNo(named("persistentroom", "Make Room Persistent?")),
  moderated: yesNo(named("moderatedroom", "Make Room Moderated?", "roompolicy")),
  membersOnly: yesNo(named("membersonly", "Make Room Members-Only?")),
  passwordProtected: yesNo(named("passwordprotectedroom", "Password Required to Enter?")),
  secret: secret(named("roomsecret", "Password")),
  registration: yesNo(named("allowregistration", "Allow People to Register with the Room?")),
  nicksLocked: yesNo(named("locknicks", "Hold Registered People to Their Nicknames?")),
  whois: choice(named("whois", "Who May Discover Real JIDs?", "anonymity"), [
    { value: "moderators", label: "Moderators Only" },
    { value: "anyone", label: "Anyone" },
    { value: "none", label: "Nobody" },
  ]),
  maxHistory: wholeNumber(
    { var: "mmog#maxhistoryfetch", label: "Maximum Number of History Messages Returned by Room" },
    0,
    200,
  ),
  pubsub: line(named("pubsub", "XMPP URI of Associated Publish-Subscribe Node"), 1024),
  admins: addresses(named("roomadmins", "Room Admins"), 100),
  owners: addresses(named("roomowners", "Room Owners"), 20),
});

type Values = LayoutValues<typeof layout.fields>;
/** What an owner sets. Who is admin or owner lives with the other affiliations. */
export type RoomConfig = Omit<Values, "admins" | "owners">;
/** The configuration as the form has it, with the lists of admins and owners (bare addresses). */
export type RoomSetting = {
  readonly config: RoomConfig;
  readonly admins: readonly string[];
  readonly owners: readonly string[];
};

/** The configuration that a room is created with (MMOG Example 182). */
export const defaultRoomConfig: RoomConfig = {
  name: "",
  description: "",
  language: "",
  logged: false,
  subjectByAll: false,
  invitesByAll: false,
  privateMessages: "anyone",
  maxUsers: 20,
  presenceBroadcast: ["moderator", "participant", "visitor"],
  memberListFor: ["moderator", "participant", "visitor"],
  occupantsListed: false,
  public: true,
  persistent: false,
  moderated: false,
  membersOnly: false,
  passwordProtected: false,
  secret: "",
  registration: true,
  nicksLocked: false,
  whois: "moderators",
  maxHistory: 50,
  pubsub: "",
};

export function roomConfigForm(setting: RoomSetting, title: string, instructions: string): DataForm {
  const { config, admins, owners } = setting;
  return layOutForm(layout, { ...config, admins, owners }, { title, instructions: [instructions] });
}

/** The setting that a submitted form asks for; what it leaves out stays. */
export function readRoomConfig(
  form: DataForm,
  previous: RoomSetting,
):
  | { readonly ok: true; readonly setting: RoomSetting }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] } {
  const { config: before, ...lists } = previous;
  const reading = readForm(layout, form, { ...before, ...lists });
  if (!reading.ok) return reading;
  const { admins, owners, ...config } = reading.values;
  // MMOG 10.1.3: a password-protected room with a blank password violates the policy.
  if (config.passwordProtected && config.secret === "") {
    const { var: field } = layout.fields.secret;
    return {
      ok: false,
      problems: [{ var: field, text: "A room that needs a password needs one to be given." }],
    };
  }
  // Example 184 lists the owner among the admins: the higher affiliation counts.
  return { ok: true, setting: { config, owners, admins: admins.filter((admin) => !owners.includes(admin)) } };
}

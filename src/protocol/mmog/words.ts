import { nonEmpty, oneOf, type ValueCodec } from "#xml/value.ts";
import { NS } from "#protocol/namespaces.ts";

/** MMOG 5.1, Table 2. `none` is the absence of a role. */
export const ROLES = ["none", "visitor", "participant", "moderator"] as const;
export type Role = (typeof ROLES)[number];
export const role: ValueCodec<Role> = oneOf(ROLES);

/** MMOG 5.3. `none` is the absence of an affiliation. */
export const AFFILIATIONS = ["outcast", "none", "member", "admin", "owner"] as const;
export type Affiliation = (typeof AFFILIATIONS)[number];
export const affiliation: ValueCodec<Affiliation> = oneOf(AFFILIATIONS);

/** MMOG 4.4: the status of a match. */
const MATCH_STATUSES = ["created", "inactive", "active", "paused", "adjourned"] as const;
export type MatchStatus = (typeof MATCH_STATUSES)[number];
export const matchStatus: ValueCodec<MatchStatus> = oneOf(MATCH_STATUSES);

/** The namespace of a game; `mmog#dga` is read as `mmog/dga` (errata E-005). */
export const gameName: ValueCodec<string> = {
  parse: (text) => nonEmpty().parse(text.trim() === `${NS.mmog}#dga` ? NS.dga : text.trim()),
  format: (value) => value,
};

/** MMOG 12, Table 18: the status codes in use here. */
export const STATUS = {
  nonAnonymous: 100,
  configurationChanged: 104,
  self: 110,
  logged: 170,
  noLongerLogged: 171,
  nowNonAnonymous: 172,
  nowSemiAnonymous: 173,
  roomCreated: 201,
  nickAssigned: 210,
  banned: 301,
  nickChanged: 303,
  kicked: 307,
  affiliationRevoked: 321,
  nowMembersOnly: 322,
  shutdown: 332,
  technicalProblem: 333,
} as const;

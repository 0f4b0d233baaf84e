import type { XmlElement } from "#xml/element.ts";
import type { Registration } from "#protocol/mmog/registration.ts";
import type { Affiliation, MatchStatus, Role } from "#protocol/mmog/words.ts";
import type { GameOptions } from "#service/games/game.ts";
import type { Rejection } from "#service/rejections.ts";
import type { RoomSetting } from "#service/room/config.ts";
import type { HistoryWish } from "#service/room/history.ts";
import type { Occupant, RoomState, Session } from "#service/room/state.ts";

/** What occupants of a room that is destroyed are told: why, and where they may go instead (MMOG 10.13). */
export type Destruction = {
  readonly reason?: string | undefined;
  readonly venue?: { readonly jid: string; readonly password?: string | undefined } | undefined;
};

/** What is said to somebody who is invited, beside the room's own part. */
export type InvitationWords = {
  readonly reason?: string | undefined;
  readonly continuation?: { readonly thread?: string } | undefined;
};

export type Invite = InvitationWords & { readonly to: string };

/** What happens to a room. Whatever needs a clock, chance or the game has been asked before. */
export type RoomEvent =
  | {
      readonly kind: "entered";
      readonly session: Session;
      readonly bareJid: string;
      readonly nick: string;
      readonly id?: string | undefined;
      readonly game: string | undefined;
      readonly password: string | undefined;
      readonly history: HistoryWish;
      /** The team that is given back to a player who was away. */
      readonly team: string | undefined;
      /** Occupants that the service allows in any room, admins aside. */
      readonly capacity: number;
    }
  | { readonly kind: "available"; readonly session: Session }
  | {
      readonly kind: "renamed";
      readonly session: Session;
      readonly nick: string;
      readonly id?: string | undefined;
    }
  | {
      readonly kind: "left";
      readonly jid: string;
      /** Whether the last stanza to this client came back (status 333). */
      readonly lost: boolean;
      readonly farewell: readonly XmlElement[];
      readonly keepTeam: boolean;
    }
  | {
      readonly kind: "configured";
      readonly bareJid: string;
      readonly setting: RoomSetting;
      readonly options: GameOptions;
      readonly optionsChanged: boolean;
    }
  | { readonly kind: "configuration-cancelled"; readonly bareJid: string }
  /** The creator took too long over the first configuration (MMOG 10.1.1). */
  | { readonly kind: "configuration-timed-out" }
  | { readonly kind: "saved"; readonly bareJid: string }
  | { readonly kind: "loaded"; readonly bareJid: string }
  /** Nobody is in a temporary room, and nobody came for long. */
  | { readonly kind: "abandoned" }
  | { readonly kind: "destroyed"; readonly bareJid: string; readonly notice: Destruction }
  | {
      readonly kind: "took-team";
      readonly jid: string;
      readonly team: string;
      readonly id?: string | undefined;
    }
  | { readonly kind: "resigned"; readonly jid: string; readonly id?: string | undefined }
  | {
      readonly kind: "spoke";
      readonly jid: string;
      readonly id: string;
      readonly payload: readonly XmlElement[];
      readonly atMs: number;
    }
  | { readonly kind: "named-subject"; readonly jid: string; readonly id: string; readonly text: string }
  | { readonly kind: "whispered"; readonly jid: string; readonly nick: string; readonly message: XmlElement }
  /** A list of roles is changed; role `none` is a kick. `by` is a bare address, here and below. */
  | {
      readonly kind: "roles-changed";
      readonly by: string;
      readonly changes: readonly {
        readonly nick: string;
        readonly role: Role;
        readonly reason?: string | undefined;
      }[];
    }
  | {
      readonly kind: "affiliations-changed";
      readonly by: string;
      readonly changes: readonly {
        /** Without it, the nickname says whose affiliation changes (errata E-055). */
        readonly jid?: string | undefined;
        readonly nick?: string | undefined;
        readonly affiliation: Affiliation;
        readonly reason?: string | undefined;
      }[];
    }
  | {
      readonly kind: "teams-assigned";
      readonly by: string;
      readonly changes: readonly { readonly nick: string; readonly team: string | undefined }[];
      /** How many people a team takes. */
      readonly places: number;
    }
  | { readonly kind: "cheated"; readonly jid: string }
  | { readonly kind: "match-turned"; readonly status: MatchStatus }
  | {
      readonly kind: "invited";
      readonly jid: string;
      readonly invites: readonly Invite[];
      readonly id?: string | undefined;
      readonly atMs: number;
    }
  | {
      readonly kind: "declined";
      readonly bareJid: string;
      readonly to?: string | undefined;
      readonly reason?: string | undefined;
      readonly id: string;
    }
  /** The invitation came back: nobody has that address, or nobody can be reached there. */
  | { readonly kind: "invitation-failed"; readonly from: string }
  | { readonly kind: "asked-for-voice"; readonly jid: string; readonly id: string; readonly atMs: number }
  | {
      readonly kind: "answered-voice";
      readonly jid: string;
      /** Whose request it is: by address, or by nickname where the answer has no address. */
      readonly whose: { readonly jid: string; readonly nick: string };
      readonly allow: boolean;
    }
  | {
      readonly kind: "registered";
      readonly bareJid: string;
      readonly registration: Registration;
      readonly id: string;
    }
  | { readonly kind: "unregistered"; readonly bareJid: string }
  | {
      readonly kind: "answered-registration";
      readonly bareJid: string;
      readonly whose: { readonly jid: string; readonly nick: string };
      readonly allow: boolean;
    }
  | { readonly kind: "shut-down" };

/** What the service does because of an event, in order. */
export type Effect =
  /** What is acknowledged from here on survives a crash. */
  | { readonly kind: "store" }
  /** Whoever asked for it by an iq has its result here: some hear of a change before that, others after it. */
  | { readonly kind: "answer" }
  /** The whole order of events of MMOG 7.1 for one client. */
  | {
      readonly kind: "welcome";
      readonly jid: string;
      readonly statuses: readonly number[];
      readonly history: HistoryWish;
      readonly id?: string | undefined;
      /** False for a client that only lost its synchronisation (7.2.1). */
      readonly announce: boolean;
    }
  | {
      readonly kind: "presence";
      readonly nick: string;
      /** The client that it is about; the newest one otherwise. */
      readonly session?: Session;
      readonly id?: string | undefined;
      /** Also in the form that team changes have (errata E-001). */
      readonly team?: boolean;
      /** Also in the form that changes of the owner's lists have (MMOG 10.11; errata E-001). */
      readonly listed?: boolean | undefined;
      readonly actor?: string | undefined;
      readonly reason?: string | undefined;
      /** Status codes for its own clients alone. */
      readonly ownStatuses?: readonly number[];
      /** For everybody who hears of it. */
      readonly statuses?: readonly number[];
    }
  /** Unavailable presence of an occupant, or of one of its clients. */
  | {
      readonly kind: "gone";
      readonly occupant: Occupant;
      readonly sessions: readonly Session[];
      readonly statuses: readonly number[];
      readonly inform: "all" | "self" | "others";
      readonly nick?: string;
      readonly actor?: string | undefined;
      readonly reason?: string | undefined;
      /** More children, such as a status text. */
      readonly extra?: readonly XmlElement[];
      readonly destroyed?: Destruction;
      readonly noTeam?: boolean;
    }
  /** Everybody else's presence once more: for somebody who sees real addresses from now on (MMOG 8). */
  | { readonly kind: "roster"; readonly nick: string }
  /** The affiliation of somebody who isn't inside has changed (MMOG 10.3, 10.6, 10.7). */
  | { readonly kind: "absent-listed"; readonly jid: string; readonly affiliation: Affiliation }
  | { readonly kind: "say"; readonly stanza: XmlElement }
  | {
      readonly kind: "tell";
      readonly to: readonly { readonly jid: string }[];
      readonly stanza: XmlElement;
    }
  /** The room invites people; `from` is the inviter, the room itself without one (MMOG 7.16.2, 9.5, 10.10). */
  | ({
      readonly kind: "invite";
      readonly invitees: readonly string[];
      readonly from?: string;
    } & InvitationWords)
  | {
      readonly kind: "configuration-changed";
      readonly statuses: readonly number[];
      readonly options: boolean;
    }
  | { readonly kind: "opened" }
  | { readonly kind: "options-changed" }
  | { readonly kind: "teams-changed" }
  | { readonly kind: "player-left"; readonly occupant: Occupant; readonly how: "left" | "resigned" }
  /** The match stands still and is kept, until the room is loaded again (MMOG 10.9). */
  | { readonly kind: "match-saved" }
  /** The match is there again, paused if it was on (MMOG 10.10). */
  | { readonly kind: "match-loaded" }
  /** The room is no more. */
  | { readonly kind: "closed" };

export type Step = { readonly state: RoomState; readonly effects: readonly Effect[] };
export type StepOrRejection = Step | Rejection;

import type { DataForm } from "#protocol/data-form.ts";
import type { ContactRoom, ContactSupport } from "#session/contacts.ts";
import type { Outcome } from "#session/outcome.ts";
import type { People } from "#session/people.ts";
import type { Replay } from "#session/replay/replay.ts";
import type { BattleModel } from "#store/battle-model.ts";
import type { Stores } from "#store/stores.ts";
import type { RoomListing, SavedRoom } from "#store/lobby-store.ts";

export type FieldValues = readonly { readonly var: string; readonly values: readonly string[] }[];

/** What the driver's controls ask for in a frame. Throttle and steer in [-1, 1]; aim in world radians. */
export type Drive = {
  throttle: number;
  steer: number;
  aimYaw: number;
  aimPitch: number;
  fire: boolean;
};

/** The own vehicle as the HUD shows it; one object, rewritten every frame, never rendered through React. */
export type Vehicle = {
  readonly reloadShare: number;
  readonly speedMps: number;
  readonly yaw: number;
  readonly turretYaw: number;
  readonly gunPitch: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly repairing: string | undefined;
  readonly kits: number;
  /** The id of what is loaded (game/catalogue/weapons.ts); '' without a gun. */
  readonly ammunition: string;
};

/** The forms of a room's configuration, as the service made them. */
export type ConfigurationForms = { readonly room: DataForm | undefined; readonly game: DataForm | undefined };
export type ConfigurationValues = { readonly room?: FieldValues; readonly game?: FieldValues };

/** Whether a room knows us already, or what it wants to know of who would be a member (MMOG 7.18). */
export type MembershipForm =
  | { readonly kind: "member"; readonly nick: string }
  | { readonly kind: "form"; readonly form: DataForm };

/** How a room is entered. */
export type Entry = {
  readonly room: string;
  readonly nick: string;
  readonly password?: string;
  readonly watching?: boolean;
  /** Status codes (100, 170) of what the room will reveal, where a person has accepted it already. */
  readonly acknowledged?: readonly number[];
};

/** Why a room is destroyed, and where its people may go instead. */
export type Destruction = {
  readonly venue?: string;
  readonly password?: string;
  readonly reason?: string;
};

/**
 * What a person can do in the lobby, as use cases over one connection. Views call these and read the stores;
 * they see no stanza. Nothing here throws: what can't be done is an outcome with a refusal.
 */
export interface LobbyClient {
  readonly stores: Stores;

  /**
   * All that can be done in rooms, too; always the same. The page fetches that half of the session when it is first
   * asked for, here or by a use case below that leads into a room: `not-loaded` where that fails.
   */
  openRooms(): Promise<Outcome<Client>>;

  /** Signs in without an account at the page's own server. */
  signInAsGuest(nickname: string): Promise<Outcome>;
  /** Signs in with an address; the WebSocket address is discovered unless given. */
  signIn(account: { address: string; password: string; server?: string }): Promise<Outcome>;
  /** The server's in-band registration form (XEP-0077), where it offers one. */
  registrationForm(domain?: string): Promise<Outcome<DataForm>>;
  createAccount(values: FieldValues, domain?: string): Promise<Outcome>;
  signOut(): Promise<void>;

  /** Loads the first page of the public rooms, with what each says of itself. */
  refreshRooms(): Promise<Outcome>;
  moreRooms(): Promise<Outcome>;
  roomInfo(room: string): Promise<Outcome<RoomListing>>;
  searchForm(): Promise<Outcome<DataForm>>;
  search(values: FieldValues): Promise<Outcome<DataForm>>;
  /** Saved rooms that the service's search finds, one's own first. */
  savedRooms(): Promise<Outcome<readonly SavedRoom[]>>;
  /** As an owner: takes a saved room out again. One has to enter it like everybody else. */
  loadRoom(room: string): Promise<Outcome>;

  /** The room to go to; a password that came with the invitation is used there. */
  acceptInvitation(key: string): string | undefined;
  declineInvitation(key: string, reason?: string): Outcome;
  /** Lets it be: nobody hears of it. */
  ignoreInvitation(key: string): void;

  /** Creates a room: it stands locked until it is configured, accepted as it is, or given up. */
  createRoom(entry: { name: string; nick: string }): Promise<Outcome<{ room: string }>>;
  /** Guest sign-in if need be, then a free place in the standing room, ready with a model. */
  playNow(nickname: string): Promise<Outcome<{ room: string }>>;
  /** The others are told the farewell. */
  leaveRoom(farewell?: string): Promise<void>;
  /** The page was hidden and is back: catch up instead of replaying. */
  wake(nowMs: number): void;
}

/** Everything that a person can do, once the half for rooms and battles is there. */
export interface Client extends LobbyClient, People {
  readonly battle: BattleModel;

  /** Whether another client, by its full address, understands the game (MMOG 6.8). */
  contactSupport(jid: string): Promise<Outcome<ContactSupport>>;
  /** The rooms that it is in, as far as it tells. */
  contactRooms(jid: string): Promise<Outcome<readonly ContactRoom[]>>;

  /** Enters a room as a player or a spectator; the outcome is there with the self-presence. */
  enterRoom(entry: Entry): Promise<Outcome>;
  configuration(): Promise<Outcome<ConfigurationForms>>;
  configure(values: ConfigurationValues): Promise<Outcome>;
  acceptDefaults(): Promise<Outcome>;
  cancelConfiguration(): Promise<Outcome>;
  /** As an owner: puts the room away; everybody is outside then, oneself too. */
  saveRoom(): Promise<Outcome>;
  /** As an owner: ends the room for good, for everybody. */
  destroyRoom(destruction: Destruction): Promise<Outcome>;
  /** A person has read these warnings of the room (100, 170, 172); before, nothing can be said. */
  acknowledge(codes: readonly number[]): void;

  takeTeam(team: string): Promise<Outcome>;
  /** Gives up the team; during a match this resigns. */
  resign(): Promise<Outcome>;
  /** Tells the room that we are ready to play this model, or, in a paused match, to go on. */
  ready(model: string): Promise<Outcome>;
  say(text: string): Outcome;
  setSubject(text: string): Outcome;
  membershipForm(room: string): Promise<Outcome<MembershipForm>>;
  /** Whether it was granted at once; if not, an admin has been asked. */
  requestMembership(room: string, values: FieldValues): Promise<Outcome<{ readonly isMember: boolean }>>;
  /** The nickname that the room keeps for us; undefined where it keeps none or doesn't tell. */
  reservedNick(room: string): Promise<string | undefined>;
  /** As a visitor: asks the moderators to be heard. What comes of it is told in the talk. */
  requestVoice(): Outcome;
  /** Grants or declines what the room asked us to decide. */
  answerApproval(key: string, allow: boolean): Outcome;
  /** Lets it be undecided: nobody hears of it. */
  dismissApproval(key: string): void;
  /**
   * Invites people, by their addresses, into the room that we are in (MMOG 7.16). What a server or the room refuses
   * afterwards is told in the talk.
   */
  invite(jids: readonly string[], reason?: string): Promise<Outcome>;
  /** Says something to one occupant alone. */
  whisper(nick: string, text: string): Outcome;
  /** Chooses a talk: '' is the room's, a nickname a private one, which is opened where there is none yet. */
  showTalk(place: string): void;
  closeWhisper(nick: string): void;
  /** Whether the talk that is chosen is before the person's eyes: then nothing in it is unread. */
  lookAtTalk(isLooking: boolean): void;
  /** Hides what somebody says, on our side alone and until we leave. */
  mute(nick: string): void;
  unmute(nick: string): void;
  /** The outcome tells the nickname that the room gave. */
  changeNick(nick: string): Promise<Outcome<{ readonly nick: string }>>;
  setAvailability(availability: "available" | "away" | "busy", status?: string): Outcome;

  /**
   * Called once a frame during a battle with the controls: moves the own vehicle and sends what must be sent.
   * `nowMs` is the page's steady clock, the one of animation frames.
   */
  drive(drive: Drive, nowMs: number): void;
  /** The own vehicle after the last `drive`; undefined for a spectator or when destroyed. */
  vehicle(): Vehicle | undefined;
  /** The match that ended last, as it was heard here; undefined when none has, or another has begun. */
  replay(): Replay | undefined;
  /** Asks for a repair; the outcome is whether it was granted, `not-granted` if the referee says no. */
  repair(node: string): Promise<Outcome>;
  /** Loads the first, second … ammunition of the own model (0 is the first); others are ignored. */
  load(ammunition: number): void;
}

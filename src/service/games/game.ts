import type { XmlElement } from "#xml/element.ts";
import type { DataForm } from "#protocol/data-form.ts";
import type { DgaState } from "#protocol/dga/state.ts";
import type { FieldProblem } from "#protocol/form-layout.ts";
import type { Infer } from "#xml/codec.ts";
import type { start } from "#protocol/mmog/start.ts";
import type { MatchStatus } from "#protocol/mmog/words.ts";
import type { Rejection } from "#service/rejections.ts";
import type { Random, StandingRoom } from "#service/service-options.ts";

/** An occupant with a team, as a game sees it. */
export type Player = {
  readonly nick: string;
  readonly bareJid: string;
  /** The local part of the bare address: the user's name (MMOG 7.5). */
  readonly name: string;
  readonly team: string;
};

/** Plain JSON: the options of one game, kept with the room. Only the game knows their members. */
export type GameOptions = Readonly<Record<string, unknown>>;

export type OptionsReading =
  | { readonly ok: true; readonly options: GameOptions }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** What a match may know about its room. */
export interface MatchRoom {
  readonly jid: string;
  readonly local: string;
  /** Whether rounds follow each other by themselves. */
  readonly standing: boolean;
  readonly nextRoundMs: number;
  /** From how many players on turns are gathered. */
  readonly gatherFrom: number;
  /** Whether gathered turns say less often what is far away. */
  readonly farMovesLess: boolean;
  readonly random: Random;
  /** Everybody with a team, in the order of their entering. */
  players(): readonly Player[];
  /** The addresses that the room shows for a player (errata E-107). */
  faceOf(player: Player, seesJids: boolean): { readonly jid: string; readonly name: string };
}

/** One kind of game; the rooms of a service know it only through this. */
export interface Game {
  readonly namespace: string;
  readonly label: string;
  /** MMOG 6.4: every game defines its category. */
  readonly category: string;
  /** More features of its rooms. */
  readonly features: readonly string[];
  /** The feature of clients that take the turns of many in one message. */
  readonly gatheredTurns: string;
  readonly defaultOptions: GameOptions;
  /** The options of the rooms that stand by themselves. */
  readonly standingOptions: Readonly<Record<StandingRoom["purpose"], GameOptions>>;
  optionsForm(options: GameOptions): DataForm;
  readOptions(form: DataForm, previous: GameOptions): OptionsReading;
  /** MMOG 10.1.3, Example 185: the options that make a match begin like that, or why it can't. */
  readState(state: DgaState, previous: GameOptions): OptionsReading;
  /** The team as the options spell it, whatever the case (errata E-094). */
  findTeam(options: GameOptions, name: string): string | undefined;
  /** The type of its matches as people know it. */
  matchType(options: GameOptions): string;
  /** How much later than the players spectators see the match, seconds; 0 for none. */
  spectatorDelayS(options: GameOptions): number;
  /** Places for people in each team. */
  placesPerTeam(options: GameOptions): number;
  /** Places for people in all teams together. */
  places(options: GameOptions): number;
  /** `saved` is what `Match.save` gave; a match that was active then is paused now. */
  openMatch(room: MatchRoom, options: GameOptions, saved: unknown, nowMs: number): Match;
}

export type StartRequest = Infer<typeof start>;

/** The game of one room: before, during and after its matches. All times are the service's clock. */
export interface Match {
  readonly status: MatchStatus;
  /** Why the team can't be taken now, if so; `player` is who has another team now. */
  refusesTeam(team: string, player: Player | undefined): Rejection | undefined;
  /** The options were changed: what players had agreed to is void (MMOG 7.5). */
  optionsChanged(options: GameOptions): void;
  /** Somebody took a team: who was ready has to say so again (MMOG 7.5). */
  teamsChanged(): void;
  /** A player left the room, or gave up the team. The room's list is already without it. */
  playerLeft(player: Player, how: "left" | "resigned", nowMs: number): Outcome;
  start(
    player: Player,
    session: string,
    request: StartRequest,
    id: string | undefined,
    nowMs: number,
  ): Outcome | Rejection;
  /** `sender` has no team when it only watches. */
  turn(sender: TurnSender, source: XmlElement, id: string | undefined, nowMs: number): Outcome | Rejection;
  /** Moves the match on to `nowMs`. */
  tick(nowMs: number): Outcome;
  /** The state as `<state>`, enough for somebody who enters now. */
  state(seesJids: boolean, nowMs: number): XmlElement;
  /** The character of a player, for the presence that the match is announced with. */
  characterOf(player: Player, seesJids: boolean): XmlElement | undefined;
  /** Whether a player who leaves now keeps the team for coming back. */
  keepsTeamOf(player: Player): boolean;
  /** Plain JSON. */
  save(nowMs: number): unknown;
}

export type TurnSender = {
  readonly nick: string;
  readonly session: string;
  readonly player: Player | undefined;
};

/** What the room has to do for its match, in order. */
export type Outcome = readonly MatchEffect[];

export type MatchEffect =
  /** A message of type groupchat to everybody; from the room itself where no nick is given. */
  | {
      readonly kind: "say";
      readonly from?: string;
      readonly id?: string;
      /** For those who see real addresses and for those who don't; the same element where it's the same for both. */
      readonly payload: (seesJids: boolean) => XmlElement;
      /** Only to this occupant. */
      readonly to?: string;
      /** Only to clients that don't take gathered turns, and to all of this occupant's; '' for nobody's. */
      readonly ungathered?: string;
    }
  /** Messages from the room for each client that takes gathered turns (`Game.gatheredTurns`): as an occupant's, its own. */
  | {
      readonly kind: "gathered";
      /** Called once for each occupant with such a client; `key` is its own as long as it is there. */
      readonly payloads: (occupant: {
        readonly key: string;
        readonly player: Player | undefined;
      }) => readonly XmlElement[];
    }
  /** Announce status and state to everybody, or to one occupant. */
  | { readonly kind: "announce"; readonly to?: string }
  /** What happened must survive a crash: save before anything else is sent. */
  | { readonly kind: "save" };

export const NOTHING: Outcome = [];

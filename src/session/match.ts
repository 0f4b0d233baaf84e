import type { Tolerance } from "#game/playout/playout.ts";
import type { Envelope } from "#protocol/envelope.ts";
import { bareOf, domainOf } from "#protocol/jid.ts";
import type { StateFacts } from "#protocol/dga/state-form.ts";
import type { DgaState } from "#protocol/dga/state.ts";
import { NO_ACTIONS, type Character, type OwnCharacter } from "#protocol/mmog/character.ts";
import { decodeMatch } from "#protocol/mmog/match.ts";
import { battleCharacter } from "#session/characters.ts";
import type { Combatants } from "#session/combatants.ts";
import type { RoomContext } from "#session/context.ts";
import { endCauseOf } from "#session/end-cause.ts";
import type { Damage } from "#session/damage.ts";
import type { MatchClock } from "#session/match-clock.ts";
import { readFacts, readResults } from "#session/match-reading.ts";
import type { RoomDraft } from "#session/room-draft.ts";
import { noMatch, type Combatant, type MatchPhase } from "#store/match-store.ts";

/** What the match tells the rest of the session. */
export type MatchEvents = {
  /** The service says where the own character is and how: it is driven from there. */
  readonly onOwnPlaced: (character: Character) => void;
  /** The service says what the own character has left. */
  readonly onOwnEquipped: (character: OwnCharacter) => void;
  /** Status, own character or battlefield may be others than before. */
  readonly onChanged: () => void;
  readonly onTeams: (names: readonly string[], places: number | undefined) => void;
  /** The match is shown at another moment than before: turns of the time between are not old. */
  readonly onOtherMoment: () => void;
  /** A match is over or interrupted. */
  readonly onEnded: () => void;
};

/** The match of the room that we are in: its status and what stands on the battlefield. */
export interface Match {
  /** True when the stanza was about the match (MMOG Examples 26, 58, 68). */
  readonly receive: (envelope: Envelope) => boolean;
  /** Takes in a character that a turn names and that isn't on the field; false where too little is known of it. */
  readonly admit: (character: Character, kind: "pc" | "npc") => boolean;
  /** Where turns are sent: the match may have an address of its own on the same service (errata E-108). */
  readonly address: () => string;
  readonly setAddress: (jid: string) => void;
  /** Whether the service decides losses itself (docs/dga.md, "Who decides"). */
  readonly isRefereed: () => boolean;
  readonly setRefereed: (isRefereed: boolean) => void;
  /** A player gave up the team: its character leaves the field (MMOG 7.10). */
  readonly resigned: (nick: string) => void;
  readonly reset: () => void;
}

/**
 * What a character has told itself is nearer to the truth than a state, which is as old as the service's last tick
 * and on another clock; where the two are farther apart than this, something has been missed, metres.
 */
const STATE_TOLERANCE: Tolerance = { metres: 20, radians: Infinity };

export function createMatch(
  context: RoomContext,
  draft: RoomDraft,
  clock: MatchClock,
  combatants: Combatants,
  damage: Damage,
  events: MatchEvents,
): Match {
  const { battle, stores } = context;
  const store = stores.match;
  let address = "";
  let isRefereed = true;

  /**
   * Puts a character on the field, or takes over a new description of one that is there. While the match goes on we
   * know from its turns, which came before, where it is; the own one is driven here.
   */
  function place(character: Character, row: Combatant, isRunning: boolean): void {
    const known = isRunning ? battle.find(row.chid) : undefined;
    const isDriven =
      known?.model === row.model && battle.isPlaced[known.slot] === 1 && known.slot === battle.localSlot;
    if (battle.addCharacter(battleCharacter(row, character)) < 0)
      return context.note(`There is no place for the character ${row.chid}.`);
    damage.restore(row.chid);
    const arrivalMs = context.nowMs();
    for (const move of character.moves)
      battle.placeMove(row.chid, move.node, move, undefined, arrivalMs, STATE_TOLERANCE);
    for (const loss of character.losses) damage.setQuietly(row.chid, loss.node, loss.power?.value);
    if (row.chid === store.getState().ownChid && !isDriven) events.onOwnPlaced(character);
  }

  function takeFacts(facts: StateFacts, phase: MatchPhase, isRunning: boolean): void {
    const { battlefield, seed, light, clockMs, minutes, spectatorDelayS } = facts;
    const clockAtMs = context.nowMs();
    const limitS = minutes > 0 ? minutes * 60 : undefined;
    const type = facts.match;
    store.setState({ battlefield, seed, light, type, limitS, spectatorDelayS, clockMs, clockAtMs });
    // As for one who takes a team and was shown the past before, or the other way round. Of a match that is over
    // the clock stands at nothing, and the field is looked at for a while yet.
    if (clock.isElsewhere(clockMs, clockAtMs)) {
      if (isRunning) battle.clear();
      events.onOtherMoment();
    }
    clock.set(clockMs, clockAtMs, phase === "active");
    if (facts.teams.length > 0) events.onTeams(facts.teams, facts.places > 0 ? facts.places : undefined);
  }

  /** A state is whole: who isn't in it is not on the field. One without characters says nothing of them. */
  function takeCharacters(state: DgaState, isRunning: boolean): void {
    if (state.pcs.length + state.npcs.length === 0) return;
    combatants.merge(state.pcs, state.npcs, "everybody");
    for (const { chid } of battle.characters)
      if (combatants.find(chid) === undefined) battle.removeCharacter(chid);
    for (const character of [...state.pcs, ...state.npcs]) {
      const row = combatants.find(character.chid ?? "");
      if (row !== undefined) place(character, row, isRunning);
    }
  }

  function takeState(state: DgaState, phase: MatchPhase, isRunning: boolean): void {
    const read = readFacts(state);
    if (read?.ok === false) context.note(`The state's form: ${read.refusal.path}: ${read.refusal.detail}`);
    const facts = read?.ok === true ? read.value : undefined;
    if (facts !== undefined) takeFacts(facts, phase, isRunning);
    takeCharacters(state, isRunning);
  }

  function turnTo(phase: MatchPhase): void {
    const before = store.getState().phase;
    if (phase === before) return;
    const nowMs = context.nowMs();
    if (phase === "active" && before !== "paused") {
      battle.clear();
      damage.clearFeed();
      store.setState({ results: undefined, combatants: [] });
    }
    if (phase !== "active") store.setState({ ready: [] });
    if (before === "active") events.onEnded();
    const isOver = (before === "active" || before === "paused") && phase !== "active" && phase !== "paused";
    const ending = isOver ? { endClockMs: clock.read(nowMs), isOut: false } : { endClockMs: undefined };
    store.setState({ phase, ...ending });
    clock.set(clock.read(nowMs), nowMs, phase === "active");
  }

  return {
    receive(envelope) {
      const read = decodeMatch(envelope.stanza);
      if (read === undefined) return false;
      if (!read.ok) {
        context.note(`${read.refusal.path}: ${read.refusal.detail}`, envelope.stanza);
        return true;
      }
      const { status, state, pc } = read.value;
      const before = store.getState().phase;
      const wasOn = before === "active" || before === "paused";
      turnTo(status ?? before);
      const after = status ?? before;
      if (state !== undefined) takeState(state, after, before === "active" && after === "active");
      // How a match ended before we came is history; what we saw end is shown.
      const results = state === undefined || !wasOn ? undefined : readResults(state, store.getState().type);
      if (results !== undefined) {
        const teams = stores.room.getState().teams.map((team) => team.name);
        store.setState({ results: { ...results, cause: endCauseOf(store.getState(), teams) } });
      }
      if (pc !== undefined && pc.chid === store.getState().ownChid) events.onOwnEquipped(pc);
      events.onChanged();
      return true;
    },
    admit(character, kind) {
      const { chid } = character;
      if (chid === undefined) return false;
      if (combatants.find(chid) === undefined && character.model === undefined) return false;
      combatants.merge(kind === "pc" ? [character] : [], kind === "npc" ? [character] : [], "nobody");
      const row = combatants.find(chid);
      if (row === undefined) return false;
      place({ chid, ...NO_ACTIONS }, row, false);
      return battle.find(chid) !== undefined;
    },
    address: () => (address === "" ? draft.jid : address),
    setAddress(jid) {
      if (domainOf(jid) === domainOf(draft.jid)) address = bareOf(jid);
    },
    isRefereed: () => isRefereed,
    setRefereed: (value) => void (isRefereed = value),
    resigned(nick) {
      if (store.getState().phase !== "active") return;
      const row = store.getState().combatants.find((each) => each.nick === nick && each.kind === "pc");
      if (row === undefined || !battle.removeCharacter(row.chid)) return;
      store.setState((state) => ({
        combatants: state.combatants.map((each) => (each === row ? { ...each, alive: false } : each)),
        ...(row.chid === state.ownChid && { ownChid: undefined, isOut: true }),
      }));
      events.onChanged();
    },
    reset() {
      address = "";
      isRefereed = true;
      battle.clear();
      damage.clearFeed();
      store.setState({ ...noMatch, ownModel: store.getState().ownModel }, true);
    },
  };
}

import { withAttrs } from "#xml/element.ts";
import type { Link } from "#xml/link.ts";
import { iqResult } from "#protocol/stanza.ts";
import type { Game, Match, MatchRoom, Outcome } from "#service/games/game.ts";
import type { MemoryBudget } from "#service/memory-budget.ts";
import { isRejection, type Rejection } from "#service/rejections.ts";
import type { Request } from "#service/request.ts";
import { toEverybody } from "#service/room/audience.ts";
import type { Effect, RoomEvent } from "#service/room/events.ts";
import { sayConfigurationChanged } from "#service/room/configuration-said.ts";
import { createClientFeatures, type ClientFeatures } from "#service/room/client-features.ts";
import { createForwarding, type Forwarding } from "#service/room/forwarding.ts";
import { createGhostWatch, type GhostWatch } from "#service/room/ghosts.ts";
import { invitationStanza } from "#service/room/inviting.ts";
import { sayGathered, sayOfMatch } from "#service/room/match-messages.ts";
import { announceMatch, pictureOf, playerOf, sendMatch } from "#service/room/match-presence.ts";
import { announceAbsent, announceGone, announceOccupant, sendRoster } from "#service/room/presence.ts";
import { createPace, type Pace } from "#service/room/pace.ts";
import { reduceRoom } from "#service/room/reducer.ts";
import { createSpectatorDelay } from "#service/room/spectator-delay.ts";
import {
  occupantByBareJid,
  occupantByNick,
  occupantBySession,
  occupantJid,
  type RoomState,
} from "#service/room/state.ts";
import { storedRoom } from "#service/room/stored-room.ts";
import { welcome } from "#service/room/welcome.ts";
import type { Log, Random, ServiceOptions } from "#service/service-options.ts";
import type { Storage } from "#service/storage/port.ts";

/** What a room needs of the service around it. */
export type RoomSurroundings = {
  readonly link: Link;
  readonly storage: Storage;
  readonly now: () => number;
  readonly random: Random;
  readonly log: Log;
  readonly options: ServiceOptions;
  /** For what spectators see later, in UTF-16 units. */
  readonly spectatorMemory: MemoryBudget;
  /** The room is no more: forget it. */
  readonly closed: (local: string) => void;
};

/** A room in operation: the immutable state, the match beside it, and the effects of both on the world. */
export interface Room {
  readonly state: RoomState;
  readonly game: Game;
  readonly match: Match;
  readonly surroundings: RoomSurroundings;
  /**
   * Lets something happen. Everything that follows from it is done when this returns; that includes the result
   * of the iq that asked for it, for events that have an answer among their effects.
   */
  apply(event: RoomEvent, asked?: Request): Rejection | undefined;
  /** Does what the match asks for. */
  perform(outcome: Outcome | Rejection): Rejection | undefined;
  tick(): void;
  /** Beside the state, and forgotten with the process. */
  readonly forwarding: Forwarding;
  readonly ghosts: GhostWatch;
  readonly clientFeatures: ClientFeatures;
  readonly pace: Pace;
}

export function openRoom(
  surroundings: RoomSurroundings,
  game: Game,
  initial: RoomState,
  savedMatch: unknown,
): Room {
  const { link, storage, now, random, options } = surroundings;
  let state = initial;
  let closed = false;
  let openedAtMs = now();

  const matchRoom: MatchRoom = {
    jid: initial.jid,
    local: initial.local,
    standing: initial.standing,
    nextRoundMs: options.nextRoundMs,
    gatherFrom: options.gatherFrom,
    farMovesLess: options.farMovesLess,
    random,
    players: () => state.occupants.flatMap((occupant) => playerOf(occupant) ?? []),
    faceOf(player, sees) {
      // By the account: the nickname may be another one by now, and the old one somebody else's.
      const { nick, sessions } = occupantByBareJid(state, player.bareJid) ?? {
        nick: player.nick,
        sessions: [],
      };
      const session = sees ? sessions.at(-1) : undefined;
      return session === undefined
        ? { jid: occupantJid(state, nick), name: nick }
        : { jid: session.jid, name: player.name };
    },
  };
  let match = game.openMatch(matchRoom, initial.options, savedMatch, now());
  if (state.status === "active") state = { ...state, match: match.status };

  function apply(event: RoomEvent, asked?: Request): Rejection | undefined {
    const step = reduceRoom(state, event);
    if (isRejection(step)) return step;
    const before = state;
    state = step.state;
    for (const effect of step.effects) carryOut(effect, asked);
    if (delay.isOn()) showToChangedSides(before);
    return undefined;
  }

  function carryOut(effect: Effect, asked?: Request): void {
    switch (effect.kind) {
      case "store":
        if (state.status !== "created") storage.putRoom(state.local, storedRoom(state));
        return;
      case "answer":
        if (asked !== undefined) link.send(iqResult(asked.stanza));
        return;
      case "welcome":
        return welcome(link, state, match, delay, effect, { nowMs: now(), id: () => random.id() });
      case "presence": {
        const occupant = occupantByNick(state, effect.nick);
        if (occupant !== undefined) announceOccupant(link, state, occupant, effect);
        return;
      }
      case "roster": {
        const viewer = occupantByNick(state, effect.nick);
        for (const { jid } of viewer?.sessions ?? []) if (viewer) sendRoster(link, state, viewer, jid);
        return;
      }
      case "absent-listed":
        return announceAbsent(link, state, effect, random.id());
      case "gone":
        return announceGone(link, state, effect);
      case "say":
        return toEverybody(link, state, () => effect.stanza);
      case "tell":
        for (const { jid } of effect.to) link.send(withAttrs(effect.stanza, { to: jid }));
        return;
      case "invite":
        for (const to of effect.invitees)
          link.send(invitationStanza(state, { ...effect, to, id: random.id() }));
        return;
      case "configuration-changed":
        return sayConfigurationChanged(link, state, match, delay, effect, { nowMs: now(), id: random.id() });
      case "opened":
        return announceMatch(link, state, match, delay, now());
      case "options-changed":
        match.optionsChanged(state.options);
        return fitTeams();
      case "teams-changed":
        return match.teamsChanged();
      case "player-left": {
        const player = playerOf(effect.occupant);
        if (player !== undefined) perform(match.playerLeft(player, effect.how, now()));
        return;
      }
      case "match-saved": {
        const saved = match.save(now());
        storage.putMatch(state.local, saved);
        delay.clear();
        // As after a restart: paused if it was on, with everybody away.
        match = game.openMatch(matchRoom, state.options, saved, now());
        return;
      }
      case "match-loaded":
        // A pause is counted from now on, however long the room was away.
        match = game.openMatch(matchRoom, state.options, match.save(now()), now());
        state = { ...state, match: match.status };
        openedAtMs = now();
        return;
      case "closed":
        closed = true;
        delay.clear();
        storage.dropRoom(state.local);
        return surroundings.closed(state.local);
    }
  }

  /** Whoever takes a team leaves the past for the present, and whoever gives it up goes back to it. */
  function showToChangedSides(before: RoomState): void {
    if (before.occupants === state.occupants) return;
    const hadTeam = new Map(before.occupants.map(({ bareJid, team }) => [bareJid, team !== undefined]));
    for (const occupant of state.occupants) {
      const had = hadTeam.get(occupant.bareJid);
      if (had === undefined || had === (occupant.team !== undefined)) continue;
      for (const { jid } of occupant.sessions) sendMatch(link, state, match, delay, occupant, jid, now());
    }
  }

  /** Teams that the new options don't have are nobody's any more, and others may be spelt anew. */
  function fitTeams(): void {
    for (const { sessions, team } of state.occupants) {
      const jid = sessions[0]?.jid;
      if (jid === undefined || team === undefined) continue;
      const found = game.findTeam(state.options, team);
      if (found === undefined) apply({ kind: "resigned", jid });
      else if (found !== team) apply({ kind: "took-team", jid, team: found });
    }
  }

  function perform(outcome: Outcome | Rejection): Rejection | undefined {
    if (isRejection(outcome)) return outcome;
    if (outcome.length === 0 || closed) return undefined;
    if (match.status !== state.match) apply({ kind: "match-turned", status: match.status });
    for (const effect of outcome) {
      if (effect.kind === "save") {
        storage.putMatch(state.local, match.save(now()));
      } else if (effect.kind === "announce") {
        const occupant = effect.to === undefined ? undefined : occupantByNick(state, effect.to);
        if (effect.to === undefined) announceMatch(link, state, match, delay, now());
        else
          for (const { jid } of occupant?.sessions ?? [])
            if (occupant) sendMatch(link, state, match, delay, occupant, jid, now());
      } else if (effect.kind === "gathered") {
        sayGathered(link, state, clientFeatures, delay, effect);
      } else {
        sayOfMatch(link, state, clientFeatures, delay, effect, () => random.id());
      }
    }
    return undefined;
  }

  const clientFeatures = createClientFeatures(link, {
    jid: initial.jid,
    feature: game.gatheredTurns,
    id: () => random.id(),
  });
  const delay = createSpectatorDelay({
    link,
    state: () => state,
    clientFeatures,
    now,
    delayMs: () => 1000 * game.spectatorDelayS(state.options),
    isRunning: () => match.status !== "inactive",
    picture: (sees) => pictureOf(state, match, sees, now()),
    memory: surroundings.spectatorMemory.share(),
  });
  const forwarding = createForwarding(link, () => random.id(), now);
  const ghosts = createGhostWatch(
    link,
    { id: () => random.id(), now, silenceMs: options.silenceMs },
    (jid) => {
      const occupant = occupantBySession(state, jid);
      const player = occupant && playerOf(occupant);
      const keepTeam = player !== undefined && match.keepsTeamOf(player);
      apply({ kind: "left", jid, lost: true, farewell: [], keepTeam });
    },
  );

  return {
    forwarding,
    ghosts,
    clientFeatures,
    pace: createPace(),
    get state() {
      return state;
    },
    game,
    get match() {
      return match;
    },
    surroundings,
    apply,
    perform,
    tick() {
      if (closed || state.status === "adjourned") return;
      if (state.status === "created") {
        if (now() - openedAtMs > options.unconfiguredMs) apply({ kind: "configuration-timed-out" });
        return;
      }
      perform(match.tick(now()));
      delay.tick();
      ghosts.tick(state);
      forwarding.tick(now());
      // Only a temporary room that outlived its occupants in a crash, or was loaded, can be empty (MMOG 4.2).
      const abandoned = state.occupants.length === 0 && !state.config.persistent;
      if (abandoned && now() - openedAtMs > options.abandonedMs) apply({ kind: "abandoned" });
    },
  };
}

import { el, withAttrs, type XmlElement } from "#xml/element.ts";
import type { Link } from "#xml/link.ts";
import { occupantGame } from "#protocol/mmog/occupant.ts";
import { iqResult, message } from "#protocol/stanza.ts";
import type { Game, Match, MatchEffect, MatchRoom, Outcome } from "#service/games/game.ts";
import { isRejection, type Rejection } from "#service/rejections.ts";
import type { Request } from "#service/request.ts";
import { toEverybody } from "#service/room/audience.ts";
import type { Effect, RoomEvent } from "#service/room/events.ts";
import { createClientFeatures, type ClientFeatures } from "#service/room/client-features.ts";
import { createForwarding, type Forwarding } from "#service/room/forwarding.ts";
import { createGhostWatch, type GhostWatch } from "#service/room/ghosts.ts";
import { historyFor } from "#service/room/history.ts";
import { invitationStanza } from "#service/room/inviting.ts";
import { announceMatch, playerOf, sendMatch } from "#service/room/match-presence.ts";
import {
  announceAbsent,
  announceGone,
  announceNewcomer,
  announceOccupant,
  sendOwnPresence,
  sendRoster,
} from "#service/room/presence.ts";
import { openQuestions } from "#service/room/questions.ts";
import { seesJids } from "#service/room/privileges.ts";
import { createPace, type Pace } from "#service/room/pace.ts";
import { reduceRoom } from "#service/room/reducer.ts";
import {
  occupantByBareJid,
  occupantByNick,
  occupantBySession,
  occupantJid,
  type RoomState,
  type Session,
} from "#service/room/state.ts";
import { storedRoom } from "#service/room/stored-room.ts";
import type { Log, Random, ServiceOptions } from "#service/service-options.ts";
import type { Storage } from "#service/storage/port.ts";
import { STATUS } from "#protocol/mmog/words.ts";

/** What a room needs of the service around it. */
export type RoomSurroundings = {
  readonly link: Link;
  readonly storage: Storage;
  readonly now: () => number;
  readonly random: Random;
  readonly log: Log;
  readonly options: ServiceOptions;
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
    state = step.state;
    for (const effect of step.effects) carryOut(effect, asked);
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
        return welcome(effect);
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
        return sayConfigurationChanged(effect.statuses, effect.options);
      case "opened":
        return announceMatch(link, state, match, now());
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
        storage.dropRoom(state.local);
        return surroundings.closed(state.local);
    }
  }

  /** MMOG 7.1: the match, the others, oneself, history, subject; whatever is live comes after this. */
  function welcome({ jid, statuses, history, id, announce }: Extract<Effect, { kind: "welcome" }>): void {
    const occupant = occupantBySession(state, jid);
    if (occupant === undefined) return;
    const { config } = state;
    sendMatch(link, state, match, occupant, jid, now());
    sendRoster(link, state, occupant, jid);
    if (announce) announceNewcomer(link, state, occupant, jid);
    const codes = [...statuses];
    if (config.whois === "anyone") codes.push(STATUS.nonAnonymous);
    if (config.logged) codes.push(STATUS.logged);
    const session = occupant.sessions.find((each) => each.jid === jid);
    sendOwnPresence(link, state, occupant, jid, { session, id }, codes);
    const showsJids = config.whois === "anyone";
    for (const stanza of historyFor(state.history, state.jid, history, config.maxHistory, now(), showsJids))
      link.send(withAttrs(stanza, { to: jid }));
    const { text, nick } = state.subject;
    const from = nick === undefined ? state.jid : occupantJid(state, nick);
    link.send(message({ from, to: jid, id: random.id(), type: "groupchat" }, el("subject", {}, text)));
    if (announce)
      for (const question of openQuestions(state, occupant, () => random.id()))
        link.send(withAttrs(question, { to: jid }));
  }

  /** MMOG 10.2.1, Example 197; the state comes along when the game's options changed (errata E-170). */
  function sayConfigurationChanged(statuses: readonly number[], optionsChanged: boolean): void {
    const id = random.id();
    toEverybody(link, state, (sees) => {
      const game = occupantGame.encode({
        configurationChanged: {},
        statuses: statuses.map((code) => ({ code })),
      });
      const body = optionsChanged ? [match.state(sees, now())] : [];
      return message(
        { from: state.jid, id, type: "groupchat" },
        el("game", game.attrs, ...game.children, ...body),
      );
    });
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
        if (effect.to === undefined) announceMatch(link, state, match, now());
        else
          for (const { jid } of occupant?.sessions ?? [])
            if (occupant) sendMatch(link, state, match, occupant, jid, now());
      } else if (effect.kind === "gathered") {
        sayGathered(effect);
      } else {
        const from = effect.from === undefined ? state.jid : occupantJid(state, effect.from);
        const id = effect.id ?? random.id();
        const make = (sees: boolean): XmlElement =>
          message({ from, id, type: "groupchat" }, effect.payload(sees));
        if (effect.to !== undefined) tell(effect.to, make);
        else if (effect.ungathered === undefined) toEverybody(link, state, make);
        else {
          const plain = clientFeatures.without(state);
          const own = sessionsOf(effect.ungathered).filter((session) => clientFeatures.has(session));
          const to = own.length === 0 ? plain : [...own.map(({ jid }) => jid), ...plain];
          if (to.length > 0) link.fanOut(make(false), to);
        }
      }
    }
    return undefined;
  }

  /** By the nickname as it is written here. */
  function sessionsOf(nick: string): readonly Session[] {
    return state.occupants.find((occupant) => occupant.nick === nick)?.sessions ?? [];
  }

  function sayGathered({ payloads }: Extract<MatchEffect, { kind: "gathered" }>): void {
    for (const occupant of state.occupants) {
      const to = occupant.sessions.filter((session) => clientFeatures.has(session));
      if (to.length === 0) continue;
      for (const payload of payloads({ key: occupant.bareJid, player: playerOf(occupant) }))
        for (const { jid } of to)
          link.send(
            message({ from: state.jid, to: jid, id: payload.attrs["tuid"], type: "groupchat" }, payload),
          );
    }
  }

  function tell(nick: string, make: (sees: boolean) => XmlElement): void {
    const occupant = occupantByNick(state, nick);
    if (occupant === undefined) return;
    const stanza = make(seesJids(state.config, occupant.role));
    for (const { jid } of occupant.sessions) link.send(withAttrs(stanza, { to: jid }));
  }

  const clientFeatures = createClientFeatures(link, {
    jid: initial.jid,
    feature: game.gatheredTurns,
    id: () => random.id(),
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
      ghosts.tick(state);
      forwarding.tick(now());
      // Only a temporary room that outlived its occupants in a crash, or was loaded, can be empty (MMOG 4.2).
      const abandoned = state.occupants.length === 0 && !state.config.persistent;
      if (abandoned && now() - openedAtMs > options.abandonedMs) apply({ kind: "abandoned" });
    },
  };
}

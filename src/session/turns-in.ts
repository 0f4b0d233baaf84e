import { areFriends } from "#game/match-rules.ts";
import { delayedAtMs } from "#protocol/delay.ts";
import { payloadOf, type Envelope } from "#protocol/envelope.ts";
import type { Tolerance } from "#game/playout/playout.ts";
import type { Character, Shot } from "#protocol/mmog/character.ts";
import { turn as turnCodec } from "#protocol/mmog/turn.ts";
import type { RoomContext } from "#session/context.ts";
import type { Damage } from "#session/damage.ts";
import type { Driving } from "#session/driving.ts";
import type { Match } from "#session/match.ts";
import type { MatchClock } from "#session/match-clock.ts";
import type { OwnLosses } from "#session/own-losses.ts";
import { createTurnOrder } from "#session/turn-order.ts";

export interface TurnsIn {
  /** True when the message was a turn. */
  readonly receive: (envelope: Envelope) => boolean;
  /** A sender left or came: its turns are counted from the beginning. */
  readonly forget: (nick: string) => void;
  readonly reset: () => void;
}

/** A correction of somebody else by less than this can't be seen. */
const CORRECTION: Tolerance = { metres: 0.1, radians: 0.02 };

/**
 * Turns of others into the battle model (MMOG 7.6-7.9). The room's bare address speaks for every character:
 * the referee's losses, repairs and corrections, and the bots (docs/dga.md, "Who decides"). In a gathered turn it
 * also hands on what players said; there each character has a `tuid` and a clock of its own ("Massive rooms").
 */
export function createTurnsIn(
  context: RoomContext,
  match: Match,
  clock: MatchClock,
  damage: Damage,
  driving: Driving,
  losses: OwnLosses,
): TurnsIn {
  const { battle, stores } = context;
  const order = createTurnOrder();

  function take(
    character: Character,
    kind: "pc" | "npc",
    envelope: Envelope,
    turnClockMs: number | undefined,
  ): void {
    const { chid, tuid } = character;
    if (chid === undefined) return context.note("A character in a turn has no chid.", envelope.stanza);
    if (battle.find(chid) === undefined && !match.admit(character, kind))
      return context.note(`Nobody in this match has the chid ${chid.slice(0, 64)}.`, envelope.stanza);
    if (tuid !== undefined && !order.isNew(senderOf(chid), tuid)) return;
    const arrivalMs = context.nowMs();
    const isOwn = chid === stores.match.getState().ownChid;
    const fromRoom = envelope.resource === "" && tuid === undefined;
    const clockMs = tuid === undefined ? turnClockMs : character.clockMs;
    for (const move of character.moves) {
      if (isOwn && fromRoom) driving.correct(move, clockMs);
      else if (fromRoom && kind === "pc")
        battle.placeMove(chid, move.node, move, character.clockMs, arrivalMs, CORRECTION);
      else if (!isOwn) battle.pushMove(chid, move.node, move, clockMs, arrivalMs);
    }
    // The own shots were shown when they were fired.
    if (!isOwn || fromRoom) for (const shot of character.shots) show(chid, shot, clockMs, arrivalMs);
    if (!isOwn && !match.isRefereed() && isOpponent(chid))
      for (const shot of character.shots) {
        const lagMs = clockMs === undefined ? 0 : clock.read(arrivalMs) - clockMs;
        losses.firedBy(chid, shot, lagMs, arrivalMs);
      }
    // With a referee only the room speaks of losses and grants repairs (errata E-129); without one the players do.
    if (!fromRoom && match.isRefereed()) return;
    // Whoever comes, or comes back, is described with all losses of before: nothing is hit now.
    const isDescribed = fromRoom && character.model !== undefined;
    for (const { node, power, by } of character.losses) {
      if (isDescribed) damage.setQuietly(chid, node, power?.value);
      else damage.loss(chid, node, power?.value, by, arrivalMs);
    }
    for (const repair of character.repairs) {
      damage.repair(chid, repair.node, repair.power?.value, arrivalMs);
      if (!isOwn) continue;
      driving.repaired(repair.node);
      losses.repaired(repair.node, repair.power?.value);
    }
  }

  /** Whose turns a character's are: the same that its player's plain ones are counted under. */
  function senderOf(chid: string): string {
    const nick = stores.match.getState().combatants.find((row) => row.chid === chid)?.nick ?? "";
    return nick === "" ? `\n${chid}` : nick;
  }

  /** Without a referee nobody's friends hurt each other. */
  function isOpponent(chid: string): boolean {
    const { combatants, ownChid, type } = stores.match.getState();
    const teamOf = (of: string | undefined) => combatants.find((row) => row.chid === of)?.team ?? "";
    return !areFriends(type, teamOf(chid), teamOf(ownChid));
  }

  function show(chid: string, shot: Shot, clockMs: number | undefined, arrivalMs: number): void {
    const character = battle.find(chid);
    const { location, view } = shot;
    const length = view === undefined ? 0 : Math.hypot(view.x, view.y, view.z);
    if (character === undefined || location === undefined || view === undefined || length < 1e-3) return;
    const node = character.nodes.findIndex((each) => each.name === shot.node);
    const event = battle.events.push(
      "shot",
      character.slot,
      node,
      battle.shownAtMs(chid, clockMs, arrivalMs),
    );
    event.bySlot = character.slot;
    event.weapon = shot.weapon ?? "";
    event.ammo = shot.ammo ?? "";
    event.position.set([location.x, location.y, location.z]);
    event.direction.set([view.x / length, view.y / length, view.z / length]);
  }

  return {
    receive(envelope) {
      const read = payloadOf(turnCodec, envelope.stanza);
      if (read === undefined) return false;
      if (!read.ok) {
        context.note(`${read.refusal.path}: ${read.refusal.detail}`, envelope.stanza);
        return true;
      }
      // Old turns are no part of a live match (errata E-137), and neither are those after its end.
      if (delayedAtMs(envelope.stanza) !== undefined || stores.match.getState().phase !== "active")
        return true;
      const { tuid, clock: stamp, pcs, npcs } = read.value;
      if (envelope.resource !== "" && [...pcs, ...npcs].some((each) => each.tuid !== undefined)) {
        context.note("Only the room itself gathers the turns of others.", envelope.stanza);
        return true;
      }
      const turnId = tuid ?? envelope.id;
      if (turnId !== undefined && !order.isNew(envelope.resource, turnId)) return true;
      if (envelope.resource === stores.room.getState().nick) {
        const grantsRepair = pcs.some((pc) => pc.repairs.length > 0);
        driving.reflected(turnId, grantsRepair);
      }
      if (stamp !== undefined) {
        if (envelope.resource === "") clock.hear(stamp.matchMs, context.nowMs());
        else clock.pass(stamp.matchMs, context.nowMs());
      }
      for (const pc of pcs) take(pc, "pc", envelope, stamp?.matchMs);
      for (const npc of npcs) take(npc, "npc", envelope, stamp?.matchMs);
      return true;
    },
    forget: order.forget,
    reset: order.reset,
  };
}

import { matchMs, nextTuid, type Round } from "#service/games/dga/round.ts";
import type { Battle } from "#game/battle/battle.ts";
import type { XmlElement } from "#xml/element.ts";
import { state as stateCodec } from "#protocol/dga/state.ts";
import { stateForm } from "#protocol/dga/state-form.ts";
import { ownPc, type Character } from "#protocol/mmog/character.ts";
import { start as startCodec } from "#protocol/mmog/start.ts";
import { turn as turnCodec } from "#protocol/mmog/turn.ts";
import { NS } from "#protocol/namespaces.ts";
import type { Seat } from "#service/games/dga/seats.ts";
import { describeSeat, describeWhole } from "#service/games/dga/wire.ts";
import type { MatchEffect } from "#service/games/game.ts";

/** A start as everybody hears it: `seat` in `<pc>`, all who have started in `<pcs>` (MMOG Example 56, errata E-105). */
export function startSaid(
  round: Round,
  seat: Seat | undefined,
  said: { readonly from?: string; readonly to?: string; readonly id?: string | undefined },
): MatchEffect {
  const { room, options, battle } = round;
  const isHere = ({ character }: Seat): boolean =>
    battle === undefined || character < 0 || battle.isPresent(character);
  const payload = (sees: boolean): XmlElement =>
    startCodec.encode({
      jid: room.jid,
      name: room.local,
      battlefield: options.battlefield,
      match: options.match,
      ...(seat !== undefined && { pc: describeSeat(seat, room, sees) }),
      pcs: round.seats
        .filter((each) => hasStarted(round, each) && isHere(each))
        .map((each) => describeSeat(each, room, sees)),
      npcs: round.seats
        .filter((each) => each.kind !== "player" && isHere(each))
        .map((each) => describeSeat(each, room, sees)),
    });
  const { from, to, id } = said;
  return {
    kind: "say",
    payload,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(id !== undefined && { id }),
  };
}

/** A turn in which the service speaks for characters, from the room's bare address (docs/dga.md, Who decides). */
export function refereeSays(
  round: Round,
  pcs: readonly Character[],
  npcs: readonly Character[],
  nowMs: number,
): Extract<MatchEffect, { kind: "say" }> {
  const tuid = nextTuid(round);
  const clock = { matchMs: Math.round(matchMs(round, nowMs)) };
  let turn: XmlElement | undefined;
  // In a massive room there may be nobody to hear it plainly.
  const payload = (): XmlElement => (turn ??= turnCodec.encode({ tuid, clock, pcs, npcs }));
  return { kind: "say", id: tuid, payload };
}

/** The state of the match: its form, its characters while it is on, and how the last one ended (docs/dga.md, State). */
export function stateOf(round: Round, seesJids: boolean, nowMs: number): XmlElement {
  const { room, options, seed, battle, ending } = round;
  const form = stateForm({
    battlefield: options.battlefield,
    seed,
    light: options.light,
    match: options.match,
    clockMs: matchMs(round, nowMs),
    minutes: options.match === "Single Battle" || room.standing ? options.minutes : 0,
    teams: options.teams,
    places: options.maxPlayers,
    spectatorDelayS: options.spectatorDelayS,
  });
  const present =
    battle === undefined
      ? []
      : round.seats.filter((seat) => seat.character >= 0 && battle.isPresent(seat.character));
  const whole = (seat: Seat): Character =>
    battle === undefined ? describeSeat(seat, room, seesJids) : describeWhole(seat, battle, room, seesJids);
  return stateCodec.encode(
    {
      forms: ending === undefined ? [form] : [form, ending.results],
      pcs: present.filter((seat) => seat.kind === "player").map(whole),
      npcs: present.filter((seat) => seat.kind !== "player").map(whole),
      ...(ending?.won !== undefined && { won: ending.won }),
      ...(ending?.draw && { draw: true }),
      ...(ending?.canceled && { canceled: true }),
    },
    NS.mmog,
  );
}

/**
 * The character in the presence that announces the match to its player (MMOG Example 58). What it has used up is told
 * to nobody else.
 */
export function characterSaid({ room }: Round, battle: Battle, seat: Seat, seesJids: boolean): XmlElement {
  const { character } = seat;
  return ownPc.encode(
    {
      ...describeSeat(seat, room, seesJids),
      kits: battle.kitsOf(character),
      loadedMs: battle.loadedAtMs(character),
    },
    NS.mmog,
  );
}

/** Before a match and while it is paused only those who said so; during it everybody who fights. */
function hasStarted(round: Round, seat: Seat): boolean {
  if (seat.kind !== "player") return false;
  return seat.ready || (round.status === "active" && seat.character >= 0);
}

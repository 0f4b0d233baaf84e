import type { XmlElement } from "#xml/element.ts";
import type { Battle } from "#game/battle/battle.ts";
import { muzzleOf } from "#game/node-transforms.ts";
import type { Character } from "#protocol/mmog/character.ts";
import { turn as turnCodec } from "#protocol/mmog/turn.ts";
import type { Recipient } from "#service/games/dga/gathering.ts";
import { movesEvery, type Viewpoint } from "#service/games/dga/interest.ts";
import { matchMs, nextTuid, seatOf, type Round } from "#service/games/dga/round.ts";
import { refereeSays } from "#service/games/dga/saying.ts";
import { isFighter } from "#service/games/dga/seats.ts";
import type { MatchEffect, Player } from "#service/games/game.ts";

/** No two messages are nearer than this, but for losses and repairs: a host's tick of 40 ms may come a little early. */
const GATHER_EVERY_MS = 35;
/** Characters of one message: some 3,000 elements and 90 kB at most, which every client's limits let through. */
const MOST_CHARACTERS = 200;

/** Whether so many fight that their turns are gathered (docs/dga.md, "Massive rooms"). */
export function isMassive({ seats, room }: Round): boolean {
  let fighting = 0;
  for (const seat of seats) if (isFighter(seat)) fighting += 1;
  return fighting >= room.gatherFrom;
}

/** What the service itself says of characters: plainly to those who don't take gathered turns, gathered to the others. */
export function serviceSays(
  round: Round,
  said: { readonly pcs: readonly Character[]; readonly npcs: readonly Character[] },
  by: "drivers" | "referee",
  nowMs: number,
): MatchEffect {
  const plain = refereeSays(round, said.pcs, said.npcs, nowMs);
  const { gathering, battle } = round;
  if (!isMassive(round) || battle === undefined) return plain;
  const atMs = matchMs(round, nowMs);
  for (const [kind, characters] of [["pc", said.pcs] as const, ["npc", said.npcs] as const])
    for (const actions of characters) {
      if (by === "referee") gathering.decide(kind, actions);
      else gathering.take({ character: battle.indexOf(actions.chid ?? ""), kind, actions }, atMs);
    }
  return { ...plain, ungathered: "" };
}

/** The message of this moment, if it is time for one, or if it can't wait. */
export function gatheredTurns(round: Round, isUrgent: boolean, nowMs: number): readonly MatchEffect[] {
  const { gathering, battle } = round;
  const atMs = matchMs(round, nowMs);
  if (
    battle === undefined ||
    !gathering.hasNews() ||
    (!isUrgent && atMs - round.gatheredAtMs < GATHER_EVERY_MS)
  )
    return NONE;
  round.gatheredAtMs = atMs;
  const charactersFor = gathering.gather(atMs);
  // Once the room is small again, whatever was left out is said.
  const places = round.room.farMovesLess && isMassive(round) ? placesOf(battle) : undefined;
  const tuid = nextTuid(round);
  const { attrs, children } = turnCodec.encode({
    tuid,
    clock: { matchMs: Math.round(atMs) },
    pcs: [],
    npcs: [],
  });
  return [
    {
      kind: "gathered",
      payloads(player) {
        const characters = charactersFor(recipientOf(round, places, player));
        const turns: XmlElement[] = [];
        for (let at = 0; at < characters.length; at += MOST_CHARACTERS) {
          // Each of several has an id of its own: a receiver takes none twice.
          const own = at === 0 ? attrs : { ...attrs, tuid: nextTuid(round) };
          const told = characters.slice(at, at + MOST_CHARACTERS);
          turns.push({ name: "turn", attrs: own, children: children.concat(told) });
        }
        return turns;
      },
    },
  ];
}

const NONE: readonly MatchEffect[] = [];
const muzzle = new Float64Array(3);
const direction = new Float64Array(3);

/** Who only watches, and who has fallen and looks on, is told everything; without `places` everybody is. */
function recipientOf(
  round: Round,
  places: Float64Array | undefined,
  { key, player }: { readonly key: string; readonly player: Player | undefined },
): Recipient {
  const { battle } = round;
  const own = (player && seatOf(round, player))?.character ?? -1;
  if (battle === undefined || places === undefined || own < 0 || !battle.isAlive(own))
    return { key, own, movesEvery: () => 1 };
  muzzleOf(battle.modelOf(own), battle.poseOf(own), muzzle, direction);
  const viewer: Viewpoint = {
    x: places[2 * own] ?? 0,
    z: places[2 * own + 1] ?? 0,
    aimX: direction[0] ?? 0,
    aimZ: direction[2] ?? 0,
  };
  return {
    key,
    own,
    movesEvery: (character) => movesEvery(viewer, places[2 * character]!, places[2 * character + 1]!),
  };
}

/** x and z of every character, metres. */
function placesOf(battle: Battle): Float64Array {
  const places = new Float64Array(2 * battle.characterCount);
  for (let character = 0; character < battle.characterCount; character += 1) {
    const { location } = battle.poseOf(character);
    places[2 * character] = location[0] ?? 0;
    places[2 * character + 1] = location[2] ?? 0;
  }
  return places;
}

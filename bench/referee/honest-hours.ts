import { createBattlefield } from "#game/battlefield.ts";
import { BATTLEFIELD_NAMES } from "#game/battlefield/names.ts";
import { DEFAULT_OPTIONS, type GameOptions } from "#game/options.ts";
import { NO_ACTIONS, pc, type Character } from "#protocol/mmog/character.ts";
import { turn as turnCodec } from "#protocol/mmog/turn.ts";
import { NS } from "#protocol/namespaces.ts";
import { createDgaMatch } from "#service/games/dga/match.ts";
import type { MatchRoom, Outcome, Player } from "#service/games/game.ts";
import { isRejection, type Rejection } from "#service/rejections.ts";
import { elements, findChild, type XmlElement } from "#xml/element.ts";
import { createChance, type Chance } from "../random.ts";
import { createHonestPlayer, type HonestPlayer } from "./honest-player.ts";

/** What came of honest play, all players together. */
export type HonestHours = {
  hours: number;
  matches: number;
  turns: number;
  kicks: number;
  corrections: number;
  shots: number;
  shotsGranted: number;
  outages: number;
  reasons: Map<string, number>;
};

const PLAYERS = 8;
const MODELS = ["King", "Queen Consort", "Councillor", "Chevalier", "Bombard"] as const;
const FRAME_MS = 1000 / 60;
const TICK_FRAMES = 2;
const MATCH_MS = 10 * 60_000;

/** Plays matches of honest players behind bad lines until they have played so many hours together. */
export function playHonestHours(hours: number, seed: number): HonestHours {
  const result: HonestHours = {
    hours: 0,
    matches: 0,
    turns: 0,
    kicks: 0,
    corrections: 0,
    shots: 0,
    shotsGranted: 0,
    outages: 0,
    reasons: new Map(),
  };
  while (result.hours < hours) {
    playMatch(result, hours, createChance(seed * 1000 + result.matches), result.matches);
    result.matches += 1;
  }
  return result;
}

function playMatch(result: HonestHours, hours: number, chance: Chance, number: number): void {
  const options: GameOptions = {
    ...DEFAULT_OPTIONS,
    match: "Last Team Standing",
    battlefield: BATTLEFIELD_NAMES[number % BATTLEFIELD_NAMES.length]!,
    seed: number + 1,
  };
  const people = Array.from({ length: PLAYERS }, (_, index): Player => {
    const nick = `player${index}`;
    return { nick, name: nick, bareJid: `${nick}@localhost`, team: options.teams[index % 2]! };
  });
  const room: MatchRoom = {
    jid: "england@games.localhost",
    local: "england",
    standing: false,
    nextRoundMs: 15_000,
    gatherFrom: Infinity,
    farMovesLess: false,
    random: { next: () => chance.next(), id: () => "id" },
    players: () => people,
    faceOf: (player) => ({ jid: player.nick, name: player.name }),
  };
  const match = createDgaMatch(room, options, undefined, 0);
  for (const [index, player] of people.entries()) {
    const character = { ...NO_ACTIONS, name: player.name, model: MODELS[(number + index) % MODELS.length]! };
    match.start(player, player.bareJid, { pc: character, pcs: [], npcs: [] }, undefined, 0);
  }
  const field = createBattlefield(options.battlefield, options.seed);
  const byNick = new Map<string, HonestPlayer>();
  for (const whole of charactersOf(match.state(false, 0))) {
    const person = people.find(({ name }) => name === whole.name)!;
    byNick.set(person.nick, createHonestPlayer(whole, field, chance, 0));
  }

  function spread(outcome: Outcome, nowMs: number): void {
    for (const effect of outcome) {
      if (effect.kind !== "say") continue;
      const read = turnCodec.decode(effect.payload(false), NS.client);
      if (!read.ok) continue;
      const isReferee = effect.from === undefined;
      result.shotsGranted += read.value.pcs.reduce((sum, { shots }) => sum + shots.length, 0);
      for (const [nick, player] of byNick) {
        if (effect.to !== undefined && effect.to !== nick) continue;
        const isOwn = isReferee || effect.from === nick;
        // A resumed stream brings what its server has kept; only moves are of no use by then.
        player.down.send({ turn: read.value, isReferee, isOwn }, isReferee, nowMs);
      }
      if (isReferee) countCorrections(read.value.pcs);
    }
  }

  function countCorrections(pcs: readonly Character[]): void {
    result.corrections += pcs.filter(({ moves }) => moves.length > 0).length;
  }

  function judge(player: Player, element: XmlElement, arrivedMs: number): void {
    const sender = { nick: player.nick, session: player.bareJid, player };
    const outcome: Outcome | Rejection = match.turn(sender, element, undefined, arrivedMs);
    result.turns += 1;
    if (hasShots(element)) result.shots += 1;
    if (!isRejection(outcome)) return spread(outcome, arrivedMs);
    if (outcome.rejected !== "invalid-turn") return;
    result.kicks += 1;
    const why = outcome.detail ?? outcome.rejected;
    result.reasons.set(why, (result.reasons.get(why) ?? 0) + 1);
  }

  const startHours = result.hours;
  for (let frame = 1; match.status === "active" && frame * FRAME_MS < MATCH_MS; frame += 1) {
    const nowMs = frame * FRAME_MS;
    for (const player of people) {
      const honest = byNick.get(player.nick)!;
      honest.frame(nowMs);
      honest.up.receive(nowMs, (element, arrivedMs) =>
        judge(player, element, Math.max(arrivedMs, nowMs - FRAME_MS)),
      );
      if (match.keepsTeamOf(player)) result.hours += FRAME_MS / 3_600_000;
    }
    if (frame % TICK_FRAMES === 0) spread(match.tick(nowMs), nowMs);
    if (result.hours >= hours || result.hours - startHours > 2) break;
  }
  for (const { tally } of byNick.values()) {
    result.outages += tally.outages;
  }
}

function hasShots(turn: XmlElement): boolean {
  return elements(turn).some((child) => elements(child).some(({ name }) => name === "shots"));
}

function charactersOf(state: XmlElement): readonly Character[] {
  return elements(findChild(state, "pcs", NS.dga) ?? state).flatMap((element) => {
    const read = pc.decode(element, NS.dga);
    return read.ok ? [read.value] : [];
  });
}

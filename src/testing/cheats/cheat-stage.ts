import { createBattle } from "#game/battle/battle.ts";
import { createBattlefield, type Battlefield } from "#game/battlefield.ts";
import { DEFAULT_OPTIONS } from "#game/options.ts";
import { createPose } from "#game/pose.ts";
import { layOnGround } from "#game/kinematics.ts";
import { findModel } from "#game/catalogue/find-model.ts";
import { NO_ACTIONS, pc, type Character, type Move } from "#protocol/mmog/character.ts";
import { turn as turnCodec } from "#protocol/mmog/turn.ts";
import { NS } from "#protocol/namespaces.ts";
import { createDgaMatch } from "#service/games/dga/match.ts";
import { saveMatch } from "#service/games/dga/saved-match.ts";
import type { Seat } from "#service/games/dga/seats.ts";
import type { MatchRoom, Outcome, Player } from "#service/games/game.ts";
import { isRejection, type Rejection } from "#service/rejections.ts";
import { elements, findChild, type XmlElement } from "#xml/element.ts";
import { parseXml } from "#testing/parse-xml.ts";

/** A long level stretch of the Coast without cover: its middle, and the way along it is +z. */
export const COAST: Battlefield = createBattlefield("Coast", 1);
export const LANE = { x: 270, z: -400, lengthM: 220 } as const;
/** How far ahead of the cheat the other one stands. */
export const APART_M = 100;

export type CheatOptions = {
  readonly x?: number;
  readonly z?: number;
  readonly yawRad?: number;
  readonly model?: string;
  /** Powers of the cheat's nodes that aren't full. */
  readonly powers?: Readonly<Record<number, number>>;
};

type Saying = Partial<Character> & { readonly clockMs?: number; readonly tuid?: string };

/**
 * A match of a cheat (chid `king`) and an honest player (`earl1`), with all that a turn passes on its way through the
 * service, and what the others are told of it. Time is in the caller's hands.
 */
export type CheatStage = {
  readonly nowMs: () => number;
  /** Lets the match go on, in steps of 20 ms. */
  readonly wait: (durationMs: number) => void;
  /** Sends a turn of the cheat; once removed it can't any more. */
  readonly send: (saying: Saying) => void;
  /** The same as text, for what no codec would write: the insides of `<turn>`. */
  readonly sendText: (inside: string) => void;
  /** A turn of the honest player. */
  readonly earl: (saying: Saying) => void;
  /** What everybody was told of a character, in order. */
  readonly told: (chid: string) => readonly Character[];
  /** Where the others were last told that a character is. */
  readonly seenAt: (chid: string) => NonNullable<Move["location"]>;
  /** What somebody who came now would be told of the cheat. */
  readonly held: () => Character;
  /** Whether the cheat has been removed for an invalid turn. */
  readonly isKicked: () => boolean;
  /** How often the service said a move of the cheat itself. */
  readonly corrections: () => number;
};

/** A move of the root that lies on the ground as an honest one would, with what the cheat changes in it. */
export function rootMove(x: number, z: number, yawRad = 0, change: Partial<Move> = {}, model = "King"): Move {
  const pose = createPose();
  layOnGround(pose, yawRad, findModel(model)!, COAST, x, z);
  const [y = 0] = [pose.location[1]];
  const [rx = 0, ry = 0, rz = 0, rw = 1] = pose.rotation;
  return { node: "Tank", location: { x, y, z }, rotation: { x: rx, y: ry, z: rz, w: rw }, ...change };
}

export function createCheatStage(options: CheatOptions = {}): CheatStage {
  const { x = LANE.x, z = LANE.z, yawRad = 0, model = "King" } = options;
  const players = [playerOf("king", "York"), playerOf("earl1", "Lancaster")];
  const seats = [seatOf(players[0]!, model, 0), seatOf(players[1]!, "Councillor", 1)];
  const places = [
    { x, z, yawRad },
    { x: LANE.x, z: LANE.z + APART_M, yawRad: Math.PI },
  ];
  const characters = seats.map((seat, index) => ({ ...seat, ...places[index]! }));
  const saved = saveMatch(createBattle({ battlefield: COAST, friendlyFire: false, characters }), seats);
  const [own, ...others] = saved.battle.characters;
  const powers = own!.powers.map((power, node) => options.powers?.[node] ?? power);
  const room: MatchRoom = {
    jid: "england@games.shakespeare.lit",
    local: "england",
    standing: false,
    gatherFrom: Infinity,
    farMovesLess: true,
    nextRoundMs: 15_000,
    random: { next: () => 0.5, id: () => "id" },
    players: () => players,
    faceOf: (player) => ({ jid: player.nick, name: player.name }),
  };
  const match = createDgaMatch(
    room,
    { ...DEFAULT_OPTIONS, match: "Last Team Standing", battlefield: "Coast", seed: 1 },
    { ...saved, battle: { ...saved.battle, characters: [{ ...own!, powers }, ...others] } },
    0,
  );
  const told: Character[] = [];
  let nowMs = 0;
  let corrections = 0;
  let isKicked = false;
  let serial = 0;

  function hear(outcome: Outcome | Rejection, by: Player | undefined): void {
    if (isRejection(outcome)) {
      if (by?.nick !== "king" || outcome.rejected !== "invalid-turn") return;
      isKicked = true;
      // As the room does with whoever it removes.
      players.splice(players.indexOf(by), 1);
      hear(match.playerLeft(by, "resigned", nowMs), undefined);
      return;
    }
    for (const effect of outcome) {
      if (effect.kind !== "say" || effect.to !== undefined) continue;
      const turn = turnCodec.decode(effect.payload(false), NS.client);
      if (!turn.ok) continue;
      told.push(...turn.value.pcs);
      if (effect.from === undefined && turn.value.pcs.some((each) => isMoved(each))) corrections += 1;
    }
  }
  const isMoved = (character: Character): boolean => character.chid === "king" && character.moves.length > 0;

  function take(player: Player, turn: XmlElement): void {
    if (player.nick === "king" && isKicked) return;
    const sender = { nick: player.nick, session: `${player.bareJid}/pc`, player };
    hear(match.turn(sender, turn, undefined, nowMs), player);
  }

  function say(player: Player, { clockMs, tuid, ...character }: Saying): void {
    serial += 1;
    const clock = { matchMs: clockMs ?? nowMs };
    const said = { ...NO_ACTIONS, chid: player.nick, ...character };
    take(player, turnCodec.encode({ tuid: tuid ?? `t-${serial}`, clock, pcs: [said], npcs: [] }));
  }

  const of = (chid: string) => told.filter((each) => each.chid === chid);
  const held = (chid: string): Character => {
    const state = match.state(false, nowMs);
    const list = elements(findChild(state, "pcs", NS.dga) ?? state);
    for (const each of list) {
      const read = pc.decode(each, NS.dga);
      if (read.ok && read.value.chid === chid) return read.value;
    }
    return { chid, ...NO_ACTIONS };
  };

  const startOf = (chid: string) => {
    const [startX = 0, y = 0, startZ = 0] = saved.battle.characters[chid === "king" ? 0 : 1]!.location;
    return { x: startX, y, z: startZ };
  };

  const [king, earl] = [players[0]!, players[1]!];
  for (const player of players) {
    const request = { pc: { ...NO_ACTIONS, name: player.name, model: "King" }, pcs: [], npcs: [] };
    match.start(player, `${player.bareJid}/pc`, request, undefined, 0);
  }
  if (match.status !== "active") throw new Error("The match of the cheat does not begin.");
  return {
    nowMs: () => nowMs,
    wait(durationMs) {
      for (const untilMs = nowMs + durationMs; nowMs < untilMs;) {
        nowMs = Math.min(untilMs, nowMs + 20);
        hear(match.tick(nowMs), undefined);
      }
    },
    send: (saying) => say(king, saying),
    sendText: (inside) => take(king, parseXml(`<turn xmlns='${NS.user}'>${inside}</turn>`)),
    earl: (saying) => say(earl, saying),
    told: of,
    seenAt(chid) {
      const location = of(chid)
        .flatMap((each) => each.moves)
        .findLast((move) => move.location !== undefined)?.location;
      return location ?? startOf(chid);
    },
    held: () => held("king"),
    isKicked: () => isKicked,
    corrections: () => corrections,
  };
}

function playerOf(nick: string, team: string): Player {
  return { nick, bareJid: `${nick}@shakespeare.lit`, name: nick, team };
}

function seatOf(player: Player, model: string, character: number): Seat {
  const rest = {
    session: "",
    ready: true,
    awaySinceMs: undefined,
    recentTurns: new Set<string>(),
    position: 0,
  };
  const { nick, name, bareJid, team } = player;
  return { chid: nick, kind: "player", visiname: nick, nick, name, bareJid, team, model, character, ...rest };
}

/** A battle of many tanks in the true service, whose line counts what it would carry. */
import { serialize } from "#xml/serialize.ts";
import { el, withAttrs, type XmlElement } from "#xml/element.ts";
import { createBattle } from "#game/battle/battle.ts";
import { createBattlefield } from "#game/battlefield.ts";
import { findModel } from "#game/catalogue/find-model.ts";
import { layOnGround } from "#game/kinematics.ts";
import { DEFAULT_OPTIONS } from "#game/options.ts";
import { createPose } from "#game/pose.ts";
import { discoInfo } from "#protocol/disco.ts";
import { NO_ACTIONS } from "#protocol/mmog/character.ts";
import { start as startCodec } from "#protocol/mmog/start.ts";
import { turn as turnCodec } from "#protocol/mmog/turn.ts";
import { NS } from "#protocol/namespaces.ts";
import { createGameService } from "#service/game-service.ts";
import { saveMatch } from "#service/games/dga/saved-match.ts";
import type { Seat } from "#service/games/dga/seats.ts";
import { defaultRoomConfig } from "#service/room/config.ts";
import {
  AddressedStanza,
  encodeAddress,
  encodeForMany,
  frameOf,
  mostFrameBytes,
  type Payload,
  writeFrame,
} from "#service/hosts/embedded/text-frame.ts";
import type { StoredRoom } from "#service/room/stored-room.ts";
import { createMemoryStorage } from "#service/storage/memory.ts";
import { createChance } from "../random.ts";

/** How turns reach the others. */
export type Spreading = "plain" | "gathered" | "gathered + interest";

export type Cost = {
  /** Processor time of the service for one tick and the turns that came since the last, ms. */
  tickMs: number;
  /** What each client gets in a second. */
  kBytesPerS: number;
  messagesPerS: number;
  /** What was said of moves in percent of what was sent: below 100 only by interest. */
  saidShare: number;
};

const DOMAIN = "games.bench";
const ROOM = `field@${DOMAIN}`;
const TICK_MS = 40;
const TURN_EVERY_MS = 100;
/** Tanks stand as far from the middle as this, m: all over the field of a square kilometre. */
const REACH_M = 470;
/** They turn on the spot, as fast as the slowest model can: every turn has rotations and velocities to tell. */
const TURN_RAD_S = 0.2;
const OPTIONS = {
  ...DEFAULT_OPTIONS,
  battlefield: "Moor",
  seed: 1,
  match: "Last Team Standing",
  maxPlayers: 500,
} as const;
const MODEL = "King";

const jidOf = (index: number): string => `tank${index}@bench/pc`;

/** Fights for `seconds` of the battle's own time, after one that counts nothing. */
export function fight(tanks: number, spreading: Spreading, seconds: number): Cost {
  const battlefield = createBattlefield(OPTIONS.battlefield, OPTIONS.seed);
  const chance = createChance(tanks);
  const model = findModel(MODEL)!;
  const places = Array.from({ length: tanks }, () => ({
    x: chance.between(-REACH_M, REACH_M),
    z: chance.between(-REACH_M, REACH_M),
  }));
  const seats = places.map((_, index) => seatOf(index));
  const characters = seats.map((seat, index) => ({ ...seat, ...places[index]!, yawRad: 0 }));
  const storage = createMemoryStorage();
  const teams = Object.fromEntries(seats.map((seat) => [seat.bareJid, seat.team]));
  const room: StoredRoom = {
    version: 1,
    // Nobody's coming is told to all: that is another bench's question.
    config: { ...defaultRoomConfig, persistent: true, maxUsers: "none", presenceBroadcast: [] },
    game: NS.dga,
    options: OPTIONS,
    affiliations: {},
    subject: { text: "" },
    teams,
    standing: false,
  };
  storage.putRoom("field", room);
  storage.putMatch("field", saveMatch(createBattle({ battlefield, characters, friendlyFire: false }), seats));

  let nowMs = 1_700_000_000_000;
  let bytes = 0;
  let messages = 0;
  let said = 0;
  let ids = 0;
  const addresses = new Map<string, Uint8Array>();
  const addressOf = (jid: string): Uint8Array => {
    const known = addresses.get(jid) ?? encodeAddress(jid);
    addresses.set(jid, known);
    return known;
  };
  const questions: XmlElement[] = [];
  const chunk = Buffer.allocUnsafeSlow(16_384);
  const count = (payload: Payload): void => {
    bytes +=
      mostFrameBytes(payload) <= chunk.length ? writeFrame(chunk, 0, payload) : frameOf(payload).length;
    messages += 1;
  };
  const service = createGameService({
    link: {
      domain: DOMAIN,
      // As the embedded host and its sockets write them, but for the system's own part.
      send(stanza) {
        if (stanza.name === "iq" && stanza.attrs["type"] === "get") questions.push(stanza);
        count(serialize(withAttrs(stanza, { xmlns: NS.client })));
        said += movesIn(stanza);
      },
      fanOut(stanza, to) {
        const forMany = encodeForMany(withAttrs(stanza, { xmlns: NS.client }));
        for (const address of to) count(new AddressedStanza(forMany, addressOf(address)));
        said += movesIn(stanza) * to.length;
      },
    },
    storage,
    now: () => nowMs,
    random: { next: () => chance.next(), id: () => `b${(ids += 1)}` },
    log: (sentence) => console.error(sentence),
    options: {
      occupantsPerRoom: tanks + 1,
      standingRooms: [],
      gatherFrom: spreading === "plain" ? Infinity : 2,
      farMovesLess: spreading === "gathered + interest",
    },
  });
  service.start();
  for (const [index, { name }] of seats.entries()) {
    const entry = el("game", { xmlns: NS.mmog, var: NS.dga });
    service.receive(el("presence", { from: jidOf(index), to: `${ROOM}/${name}` }, entry));
  }
  for (const [index, { name }] of seats.entries()) {
    const start = startCodec.encode({ pc: { ...NO_ACTIONS, name, model: MODEL }, pcs: [], npcs: [] });
    service.receive(el("message", { from: jidOf(index), to: ROOM, type: "groupchat", id: "s" }, start));
  }

  const epochMs = nowMs;
  const pose = createPose();
  let number = 0;
  function turnOf(index: number): XmlElement {
    const { x, z } = places[index]!;
    const atMs = nowMs - epochMs;
    layOnGround(pose, (atMs / 1000) * TURN_RAD_S, model, battlefield, x, z);
    const [lx = 0, y = 0, lz = 0] = pose.location;
    const [rx = 0, ry = 0, rz = 0, rw = 1] = pose.rotation;
    const turretRad = Math.sin(atMs / 3000) / 4;
    const moves = [
      {
        node: "Tank",
        location: { x: lx, y, z: lz },
        rotation: { x: rx, y: ry, z: rz, w: rw },
        linear: { x: 0, y: 0, z: 0 },
        angular: { x: 0, y: TURN_RAD_S, z: 0 },
        walk: { x: 0.2, y: 0, z: 0 },
      },
      { node: "Head", rotation: { x: 0, y: Math.sin(turretRad), z: 0, w: Math.cos(turretRad) } },
    ];
    const tuid = `t${index}-${(number += 1)}`;
    const said = {
      tuid,
      clock: { matchMs: atMs },
      pcs: [{ chid: `c${index}`, ...NO_ACTIONS, moves }],
      npcs: [],
    };
    return el(
      "message",
      { from: jidOf(index), to: ROOM, type: "groupchat", id: tuid },
      turnCodec.encode(said),
    );
  }

  let cpuMs = 0;
  let ticks = 0;
  let sent = 0;
  for (let tick = 0; tick * TICK_MS < (seconds + 1) * 1000; tick += 1) {
    nowMs += TICK_MS;
    const isCounted = tick * TICK_MS >= 1000;
    if (tick * TICK_MS === 1000) {
      bytes = 0;
      messages = 0;
      said = 0;
    }
    const turns: XmlElement[] = [];
    // Everybody in their own phase, so that no tick has more than its share.
    for (let index = 0; index < tanks; index += 1) {
      const phaseMs = (index * 37) % TURN_EVERY_MS;
      const isDue =
        Math.floor((nowMs - phaseMs) / TURN_EVERY_MS) !==
        Math.floor((nowMs - TICK_MS - phaseMs) / TURN_EVERY_MS);
      if (isDue) turns.push(turnOf(index));
    }
    const before = process.cpuUsage();
    for (const turn of turns) service.receive(turn);
    service.tick();
    const { user, system } = process.cpuUsage(before);
    if (isCounted) {
      cpuMs += (user + system) / 1000;
      ticks += 1;
      sent += turns.length;
    }
    for (const question of questions.splice(0)) service.receive(answerOf(question));
  }
  return {
    tickMs: cpuMs / ticks,
    kBytesPerS: bytes / 1024 / seconds / tanks,
    messagesPerS: messages / seconds / tanks,
    saidShare: (100 * said) / (sent * tanks),
  };
}

function seatOf(index: number): Seat {
  return {
    chid: `c${index}`,
    kind: "player",
    model: MODEL,
    team: OPTIONS.teams[index % 2]!,
    position: Math.floor(index / 2),
    name: `tank${index}`,
    visiname: `Tank ${index}`,
    bareJid: `tank${index}@bench`,
    nick: `tank${index}`,
    session: "",
    ready: true,
    awaySinceMs: undefined,
    recentTurns: new Set<string>(),
    character: index,
  };
}

function answerOf(question: XmlElement): XmlElement {
  const { from, to, id } = question.attrs;
  const features = [{ var: NS.gatheredTurns }];
  return el(
    "iq",
    { from: to, to: from, id, type: "result" },
    discoInfo.encode({ identities: [], features, forms: [] }),
  );
}

/** Characters whose moves the message tells. */
function movesIn(stanza: XmlElement): number {
  let count = 0;
  for (const turn of stanza.children) {
    if (typeof turn === "string" || turn.name !== "turn") continue;
    for (const each of turn.children) if (typeof each !== "string" && each.name === "pc") count += 1;
  }
  return count;
}

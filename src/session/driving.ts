import { createBattlefield, type Battlefield } from "#game/battlefield.ts";
import { BATTLEFIELD_NAMES } from "#game/battlefield/names.ts";
import { findModel } from "#game/catalogue/find-model.ts";
import { createCondition, readCondition } from "#game/condition.ts";
import { createSendPolicy, motionStride, type SendPolicy } from "#game/dead-reckoning.ts";
import { createDriveInput } from "#game/kinematics.ts";
import { muzzleOf, yawOf } from "#game/node-transforms.ts";
import { addObstacle, clearObstacles, createObstacles } from "#game/obstacles.ts";
import type { Character, Move, OwnCharacter } from "#protocol/mmog/character.ts";
import type { Drive, Vehicle } from "#session/client.ts";
import type { RoomContext } from "#session/context.ts";
import { createEquipment } from "#session/equipment.ts";
import type { MatchClock } from "#session/match-clock.ts";
import { refused, type Outcome } from "#session/outcome.ts";
import type { OwnLosses } from "#session/own-losses.ts";
import { createOwnTank, type OwnTank } from "#session/own-tank.ts";
import { createRepairing } from "#session/repairing.ts";
import { createTurnsOut } from "#session/turns-out.ts";

/** How often the round-trip time is told to people, milliseconds. */
const LATENCY_EVERY_MS = 1_000;
/** A line that has not brought back our turns for so long may have broken. */
const UNSURE_MS = 1_000;

export interface Driving {
  readonly drive: (drive: Drive, nowMs: number) => void;
  readonly vehicle: () => Vehicle | undefined;
  /** Whether turns of ours count: the match is on, and the own vehicle is in it and not destroyed. */
  readonly isDriving: () => boolean;
  readonly repair: (node: string) => Promise<Outcome>;
  readonly load: (ammunition: number) => void;
  /** The service says where the own character is, and what it has left. */
  readonly place: (character: Character) => void;
  readonly equip: (character: OwnCharacter) => void;
  readonly correct: (move: Move, clockMs: number | undefined) => void;
  /** A turn of ours came back, with what of it was granted. */
  readonly reflected: (tuid: string | undefined, grantsRepair: boolean) => void;
  /** A repair was granted. */
  readonly repaired: (node: string) => void;
  /** True when the id is of one of our turns: it was refused. */
  readonly refused: (id: string | undefined) => boolean;
  /** Status, own character, battlefield or line may be others than before. */
  readonly refresh: () => void;
  /** The next turn says everything again. */
  readonly resync: () => void;
  readonly reset: () => void;
}

type Own = {
  readonly chid: string;
  readonly slot: number;
  readonly tank: OwnTank;
  readonly policy: SendPolicy;
  /** The node powers in the battle model. */
  readonly powers: Float64Array;
};

/** The own vehicle: driven at once, told to the others when their picture of it has become wrong. */
export function createDriving(
  context: RoomContext,
  clock: MatchClock,
  losses: OwnLosses,
  address: () => string,
): Driving {
  const { battle, pending, stores } = context;
  const turns = createTurnsOut(context);
  const equipment = createEquipment();
  const repairing = createRepairing(pending);
  const condition = createCondition();
  const input = createDriveInput();
  const others = createObstacles();
  const muzzle = new Float64Array(3);
  const aim = new Float64Array(3);
  let own: Own | undefined;
  let placed: Character | undefined;
  let field: Battlefield | undefined;
  let isActive = false;
  let reflectedTurn = 0;
  let lastClockMs = 0;
  let latencyToldMs = -Infinity;
  const seen: { -readonly [K in keyof Vehicle]: Vehicle[K] } = {
    reloadShare: 1,
    speedMps: 0,
    yaw: 0,
    turretYaw: 0,
    gunPitch: 0,
    x: 0,
    y: 0,
    z: 0,
    repairing: undefined,
    kits: 0,
    ammunition: "",
  };
  const isDue = (index: number): boolean => own?.policy.isNodeDue(index) ?? false;

  function battlefield(): Battlefield | undefined {
    const { battlefield: name, seed } = stores.match.getState();
    const known = BATTLEFIELD_NAMES.find((each) => each.toLowerCase() === name.toLowerCase());
    if (known === undefined) return undefined;
    if (field?.name !== known || field.seed !== seed) field = createBattlefield(known, seed);
    return field;
  }

  function leave(): void {
    own = undefined;
    losses.leave();
    battle.setLocal(undefined);
  }

  /** Makes the own vehicle when the match has one for us and its place is known. */
  function board(): void {
    const { ownChid, phase } = stores.match.getState();
    isActive = phase === "active" && stores.connection.getState().line === "online";
    const character = ownChid === undefined ? undefined : battle.find(ownChid);
    const model = character === undefined ? undefined : findModel(character.model);
    const isPlayer = character !== undefined && model !== undefined && !stores.room.getState().watching;
    if (!isPlayer || placed?.chid !== character.chid) return leave();
    const { slot } = character;
    // A field that was set up anew knows nobody who drives here.
    const isAboard = own?.chid === character.chid && own.slot === slot && battle.localSlot === slot;
    if (isAboard && own?.tank.model === model) return;
    const ground = battlefield();
    if (ground === undefined) return leave();
    const tank = createOwnTank(model, ground);
    tank.place(placed);
    const at = character.slot * battle.nodesPerCharacter;
    own = {
      chid: character.chid,
      slot: character.slot,
      tank,
      policy: createSendPolicy({ nodes: tank.moving.length }),
      powers: battle.power.subarray(at, at + model.nodes.length),
    };
    battle.setLocal(character.chid);
    losses.board(model, ground, context.nowMs());
    show(own);
    turns.reset(false);
    lastClockMs = 0;
    repairing.stop();
    equipment.take(character.chid, model);
    tell(own, context.nowMs());
  }

  function show({ chid, tank }: Own): void {
    for (let index = 0; index < tank.moving.length; index += 1)
      battle.setLocalPose(chid, tank.moving[index]!, tank.shown, index * motionStride);
  }

  function look(slot: number): void {
    clearObstacles(others);
    const { characters, motions, nodesPerCharacter } = battle;
    for (let index = 0; index < characters.length; index += 1) {
      const other = characters[index]!;
      if (other.slot === slot || battle.isPlaced[other.slot] !== 1) continue;
      const at = other.slot * nodesPerCharacter * motionStride;
      addObstacle(others, motions[at]!, motions[at + 2]!, findModel(other.model)?.radiusM ?? 3);
    }
  }

  /** A clock of ours never goes back, or our own turns would look old. */
  function stamp(nowMs: number): number {
    lastClockMs = Math.max(lastClockMs, clock.read(nowMs));
    return lastClockMs;
  }

  function fire({ chid, tank, slot }: Own, nowMs: number): void {
    const { model, body } = tank;
    if (!equipment.isLoaded(clock.read(nowMs)) || condition.gunSilent || model.weapon === undefined) return;
    muzzleOf(model, body, muzzle, aim);
    const ammo = equipment.ammunition();
    const firedMs = stamp(nowMs);
    const shot = {
      node: model.nodes[model.gunNode]?.name ?? "",
      weapon: model.weapon,
      ammo,
      location: { x: muzzle[0]!, y: muzzle[1]!, z: muzzle[2]! },
      view: { x: aim[0]!, y: aim[1]!, z: aim[2]! },
    };
    // Of a line that breaks now the moves are lost and the shot is not: it must still be known where it was fired.
    if (turns.underWayMs(reflectedTurn) > UNSURE_MS) turns.sendWhole(address(), chid, firedMs, tank);
    turns.send(address(), chid, firedMs, { shots: [shot] });
    equipment.fired(firedMs);
    const event = battle.events.push("shot", slot, model.gunNode, nowMs);
    event.bySlot = slot;
    event.weapon = model.weapon;
    event.ammo = ammo;
    event.position.set(muzzle);
    event.direction.set(aim);
  }

  function tell({ tank }: Own, nowMs: number): void {
    const { body, shown } = tank;
    seen.reloadShare = equipment.reloadShare(clock.read(nowMs));
    seen.speedMps = body.speedMps;
    seen.yaw = yawOf(body.rotation);
    seen.turretYaw = body.turretYawRad;
    seen.gunPitch = body.gunPitchRad;
    seen.x = shown[0]!;
    seen.y = shown[1]!;
    seen.z = shown[2]!;
    seen.repairing = repairing.node();
    seen.kits = equipment.kits();
    seen.ammunition = equipment.ammunition();
  }

  function isAlive(): boolean {
    return own !== undefined && battle.isAlive[own.slot] === 1;
  }

  async function askRepair({ chid, tank }: Own, node: string): Promise<Outcome> {
    const maxPower = tank.model.nodes.find((each) => each.name === node)?.maxPower ?? 0;
    if (maxPower <= 0 || !repairing.isStanding(tank.body.speedMps)) return refused({ code: "not-granted" });
    const nowMs = context.nowMs();
    return repairing.ask(node, nowMs, () => {
      // The last move told may be of a tank that still rolled.
      turns.sendWhole(address(), chid, stamp(nowMs), tank);
      return turns.send(address(), chid, stamp(nowMs), { repairs: [{ node, power: { value: maxPower } }] });
    });
  }

  return {
    drive(drive, nowMs) {
      if (own === undefined || !isActive || !isAlive() || !Number.isFinite(nowMs)) return;
      const { tank, policy, slot, chid } = own;
      readCondition(tank.model, own.powers, condition);
      input.throttle = drive.throttle;
      input.steer = drive.steer;
      input.aimYawRad = drive.aimYaw;
      input.aimPitchRad = drive.aimPitch;
      look(slot);
      tank.advance(nowMs, clock.read(nowMs), input, condition, others);
      show(own);
      repairing.drive(tank.body.speedMps, nowMs);
      if (drive.fire) fire(own, nowMs);
      const lost = losses.step(tank.body, own.powers, nowMs);
      // MMOG 7.8, Example 65: where nobody else decides, the victim says what it lost.
      if (lost.length > 0) turns.send(address(), chid, stamp(nowMs), { losses: lost });
      if (policy.shouldSend(nowMs, tank.motions)) {
        turns.send(address(), chid, stamp(nowMs), { moves: turns.changes(tank, isDue) });
        policy.markSent(nowMs, tank.motions);
      }
      tell(own, nowMs);
    },
    vehicle: () => (own !== undefined && isAlive() ? seen : undefined),
    isDriving: () => isActive && isAlive(),
    repair: async (node) =>
      own !== undefined && isActive && isAlive() ? askRepair(own, node) : refused({ code: "not-inside" }),
    load(ammunition) {
      if (own !== undefined) equipment.load(ammunition);
    },
    place(character) {
      placed = character;
      // In the middle of a match this only corrects what is driven already.
      const driven = own !== undefined && own.chid === character.chid && isActive ? own.tank : undefined;
      if (driven === undefined) own = undefined;
      for (const move of character.moves) driven?.correct(move, undefined);
    },
    equip(character) {
      equipment.hear(character);
      if (own !== undefined) tell(own, context.nowMs());
    },
    correct(move, clockMs) {
      // A correction follows the reflection of the turn that it corrects; its own clock is later than that.
      own?.tank.correct(move, turns.clockOf(reflectedTurn) ?? clockMs);
    },
    reflected(tuid, grantsRepair) {
      const number = turns.numberOf(tuid);
      if (number !== undefined) {
        repairing.reflected(number, grantsRepair);
        reflectedTurn = number;
      }
      const latencyMs = number === undefined ? undefined : turns.roundTripMs(number);
      const nowMs = context.nowMs();
      if (latencyMs === undefined || nowMs - latencyToldMs < LATENCY_EVERY_MS) return;
      latencyToldMs = nowMs;
      stores.connection.setState({ latencyMs });
    },
    repaired(node) {
      equipment.repaired();
      repairing.done(node);
    },
    refused(id) {
      if (turns.numberOf(id) === undefined) return false;
      repairing.stop();
      return true;
    },
    refresh: board,
    resync() {
      own?.policy.reset();
      turns.reset(false);
    },
    reset() {
      own = undefined;
      placed = undefined;
      equipment.reset();
      reflectedTurn = 0;
      repairing.reset();
      isActive = false;
      turns.reset(true);
      losses.leave();
      battle.setLocal(undefined);
    },
  };
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBattlefield } from "../battlefield.ts";
import { findModel } from "../catalogue/find-model.ts";
import { createObstacles } from "../obstacles.ts";
import { createBattle, restoreBattle, type Battle } from "./battle.ts";
import type { BattleEvent } from "./events.ts";
import type { ShotClaim } from "./setup.ts";
import { battleOf, battleWith, copyOf, earl1, king, plain, poseAtPlace, shotOf } from "./test-battle.ts";

const HULL = 1;

/** Steps in 20 ms up to `untilMs` and collects what happens. */
function run(battle: Battle, untilMs: number): BattleEvent[] {
  const events: BattleEvent[] = [];
  for (let timeMs = battle.nowMs + 20; timeMs <= untilMs; timeMs += 20) events.push(...battle.step(timeMs));
  return events;
}

/** Lets the shooter fire as quickly as it can until `until` holds. */
function fireUntil(battle: Battle, shooter: number, until: () => boolean, change: Partial<ShotClaim> = {}) {
  const events: BattleEvent[] = [];
  while (!until() && battle.nowMs < 200_000) {
    const atMs = Math.max(battle.nowMs, battle.loadedAtMs(shooter));
    battle.shot(shooter, shotOf(battle, shooter, change), undefined, atMs);
    events.push(...run(battle, atMs + 1000));
  }
  return events;
}

describe("a shot", () => {
  it("flies to the tank in front of the gun, hurts it and is told once", () => {
    const battle = battleOf(king, earl1);
    expect(battle.shot(0, shotOf(battle, 0), undefined, 0)).toEqual({ kind: "accepted" });
    const events = run(battle, 1000);
    expect(events.map(({ kind }) => kind)).toEqual(["impact", "loss"]);
    expect(events[0]).toMatchObject({ surface: "tank", by: 0, ammunition: "Pzgr39_42" });
    expect(events[1]).toMatchObject({ character: 1, by: 0 });
    const loss = events[1] as Extract<BattleEvent, { kind: "loss" }>;
    expect(battle.powersOf(1)[loss.node]).toBe(loss.powerAfter);
    expect(battle.statisticsOf(0)).toMatchObject({ shots: 1, hits: 1, damageDealt: 110, destroyed: 0 });
    expect(battle.strengthOf(1)).toBeLessThan(1);
    expect(battle.strengthOf(0)).toBe(1);
  });

  it("destroys after three to six hits, once, and leaves a wreck that nothing hurts any more", () => {
    const battle = battleOf(king, { ...earl1, model: "King" });
    const low = { viewY: -0.012 };
    const events = fireUntil(battle, 0, () => battle.conditionOf(1).destroyed, low);
    expect(battle.statisticsOf(0).shots).toBeGreaterThanOrEqual(3);
    expect(battle.statisticsOf(0).shots).toBeLessThanOrEqual(6);
    expect(events.filter(({ kind }) => kind === "destroyed")).toEqual([
      { kind: "destroyed", character: 1, by: 0 },
    ]);
    expect(battle.isAlive(1)).toBe(false);
    expect(battle.isPresent(1)).toBe(true);
    expect(battle.statisticsOf(0).destroyed).toBe(1);
    expect(battle.statisticsOf(1).endedAtMs).toBeGreaterThan(0);
    const atMs = battle.loadedAtMs(0);
    battle.shot(0, shotOf(battle, 0, low), undefined, atMs);
    expect(run(battle, atMs + 1000).map(({ kind }) => kind)).toEqual(["impact"]);
    expect(battle.shot(1, shotOf(battle, 1), undefined, atMs)).toEqual({
      kind: "refused",
      code: "destroyed",
    });
  });

  it("spares friends, unless the room wants otherwise", () => {
    const friend = { ...earl1, team: "York" };
    for (const [friendlyFire, freeForAll, hurts] of [
      [false, false, false],
      [true, false, true],
      [false, true, true],
    ] as const) {
      const battle = battleWith({ friendlyFire, freeForAll }, king, friend);
      battle.shot(0, shotOf(battle, 0), undefined, 0);
      const losses = run(battle, 1000).filter(({ kind }) => kind === "loss");
      expect(losses.length > 0).toBe(hurts);
      // Hurting a friend earns nothing.
      expect(battle.statisticsOf(0).damageDealt > 0).toBe(freeForAll);
    }
  });

  it("ends at cover that stands between, and the tank behind it is safe", () => {
    const rock = {
      ...createBattlefield("Valley", 1).cover.find(({ kind }) => kind === "rock")!,
      x: 0,
      y: 0,
      z: 50,
      radiusM: 3,
      heightM: 5,
    };
    const battle = battleWith(
      { battlefield: { ...plain, cover: [rock], coverNear: (_x, _z, out) => ((out[0] = 0), 1) } },
      king,
      earl1,
    );
    battle.shot(0, shotOf(battle, 0), undefined, 0);
    const events = run(battle, 2000);
    expect(events).toMatchObject([{ kind: "impact", surface: "cover" }]);
    expect((events[0] as Extract<BattleEvent, { kind: "impact" }>).z).toBeCloseTo(47, 1);
  });

  it("with a blast hurts who is near, friend and oneself not", () => {
    const near = { ...earl1, x: 3.6, z: 60 };
    const friend = { ...king, chid: "fr13nd", x: -3.6, z: 60 };
    const battle = battleOf(king, near, friend);
    // Into the ground between them.
    const y = shotOf(battle, 0).muzzleY;
    battle.shot(0, shotOf(battle, 0, { ammunition: "Sprgr42", viewY: -y / 55.5 }), undefined, 0);
    const events = run(battle, 1000);
    expect(events[0]).toMatchObject({ kind: "impact", surface: "ground" });
    expect(events.slice(1)).toMatchObject([{ kind: "loss", character: 1 }]);
  });

  it("with a blast hurts oneself only where friends may be hurt", () => {
    for (const friendlyFire of [false, true]) {
      // At a friend right before the muzzle: what it gets is nobody's merit either.
      const friend = { ...king, chid: "fr13nd", z: 11 };
      const battle = battleWith({ friendlyFire }, king, friend);
      battle.shot(0, shotOf(battle, 0, { ammunition: "Sprgr42" }), undefined, 0);
      const events = run(battle, 1000);
      expect(events[0]).toMatchObject({ kind: "impact", surface: "tank" });
      const own = events.filter((event) => event.kind === "loss" && event.character === 0);
      expect(own.length > 0).toBe(friendlyFire);
      expect(battle.statisticsOf(0)).toMatchObject({ hits: 0, damageDealt: 0 });
    }
  });

  it("finds the target where it was at the shot's clock", () => {
    const shoot = (clockMs: number | undefined) => {
      // earl1 crosses the line of fire at 12 m/s and is past it when the shot comes.
      const battle = battleOf(king, { ...earl1, x: -8 });
      for (let timeMs = 0; timeMs <= 1000; timeMs += 50)
        battle.move(1, poseAtPlace(-8 + (timeMs / 1000) * 12, 100, Math.PI / 2, 12, 0), timeMs, timeMs);
      battle.shot(0, shotOf(battle, 0, { viewY: -0.01 }), clockMs, 1000);
      return run(battle, 2000).some(({ kind }) => kind === "loss");
    };
    expect(shoot(undefined)).toBe(false);
    expect(shoot(750)).toBe(true);
    expect(shoot(400)).toBe(true); // no farther back than 250 ms, which is the same place
  });

  it("does the same however often the battle is stepped", () => {
    const fire = (stepMs: number) => {
      const battle = battleOf(king, earl1);
      battle.shot(0, shotOf(battle, 0, { viewX: 0.002 }), undefined, 0);
      const events: BattleEvent[] = [];
      for (let timeMs = 0; timeMs <= 1500; timeMs += stepMs) events.push(...battle.step(timeMs));
      return events;
    };
    expect(fire(50)).toEqual(fire(7));
    expect(fire(300)).toEqual(fire(7));
  });

  it("needs the gun loaded, alive, near the tank and along the barrel", () => {
    const battle = battleOf(king, earl1);
    const refusal = (change: Partial<ShotClaim>, atMs: number) =>
      battle.shot(0, shotOf(battle, 0, change), undefined, atMs);
    expect(refusal({ muzzleX: 12 }, 0)).toEqual({ kind: "refused", code: "muzzle-away" });
    expect(refusal({ viewX: 1, viewZ: 0 }, 0)).toEqual({ kind: "refused", code: "view-away" });
    expect(refusal({}, 5000)).toEqual({ kind: "accepted" });
    expect(refusal({}, 7000)).toEqual({ kind: "refused", code: "reloading" });
    expect(refusal({}, 8700)).toEqual({ kind: "accepted" });
  });

  it("may come a little early when the one before was held up, but that is paid back", () => {
    const battle = battleOf({ ...king, model: "Chevalier" }, earl1);
    let granted = 0;
    for (let each = 0; each < 40; each++) {
      if (battle.shot(0, shotOf(battle, 0), undefined, 1000 + each * 1900).kind === "accepted") granted++;
    }
    expect(granted).toBeLessThanOrEqual(Math.ceil((40 * 1900 + 600) / 2000));
    expect(granted).toBeGreaterThan(30);
  });

  it("that no gun can fire, or from nowhere, is proven", () => {
    const code = (change: Partial<ShotClaim>) => {
      const battle = battleOf(king, earl1);
      return battle.shot(0, shotOf(battle, 0, change), undefined, 100);
    };
    expect(code({ node: 1 })).toEqual({ kind: "invalid", code: "unknown-node" });
    expect(code({ node: -1 })).toEqual({ kind: "invalid", code: "unknown-node" });
    expect(code({ weapon: "38cmS.K.C/34" })).toEqual({ kind: "invalid", code: "unknown-weapon" });
    expect(code({ ammunition: "PsgrL/4,4mBdZ" })).toEqual({ kind: "invalid", code: "unknown-ammunition" });
    expect(code({ ammunition: "" })).toEqual({ kind: "invalid", code: "unknown-ammunition" });
    expect(code({ muzzleX: 200 })).toEqual({ kind: "invalid", code: "impossible-muzzle" });
    expect(code({ viewX: 0, viewY: 0, viewZ: 0 })).toEqual({ kind: "invalid", code: "not-a-number" });
    expect(code({ muzzleY: Number.NaN })).toEqual({ kind: "invalid", code: "not-a-number" });
    const battle = battleOf(king);
    expect(battle.shot(3, shotOf(battle, 0), undefined, 0)).toEqual({
      kind: "invalid",
      code: "unknown-character",
    });
  });

  it("from where its sender can have driven while its moves were lost is not granted, and proves nothing", () => {
    const battle = battleOf(king, earl1);
    battle.move(0, poseAtPlace(0, 0), 1000, 1000);
    const far = { muzzleX: 70, muzzleY: 2, muzzleZ: 0 };
    expect(battle.shot(0, shotOf(battle, 0, far), 9000, 9400)).toEqual({
      kind: "refused",
      code: "muzzle-away",
    });
    expect(battle.shot(0, shotOf(battle, 0, { ...far, muzzleX: 300 }), 9000, 9400).kind).toBe("invalid");
  });

  it("after shot that a broken line has held up comes before the first move, and proves nothing", () => {
    const battle = battleOf({ ...king, model: "Chevalier" }, earl1);
    battle.move(0, poseAtPlace(0, 0), 1000, 1000);
    const kinds = Array.from(
      { length: 8 },
      (_, each) => battle.shot(0, shotOf(battle, 0), 2000 + each * 2000, 21_000).kind,
    );
    expect(kinds.filter((kind) => kind === "accepted")).toHaveLength(1);
    // And it goes on firing as quickly as it can.
    for (let timeMs = 21_000; timeMs < 60_000; timeMs += 2000) {
      battle.move(0, poseAtPlace(0, 0), timeMs, timeMs);
      kinds.push(battle.shot(0, shotOf(battle, 0), timeMs, timeMs).kind);
    }
    expect(kinds).not.toContain("invalid");
  });

  it("after shot at twenty a second is proven before long, honest firing never", () => {
    const spam = battleOf(king, earl1);
    const kinds = Array.from({ length: 20 }, (_, each) =>
      spam.shot(0, shotOf(spam, 0), undefined, each * 50),
    );
    expect(kinds.at(-1)).toEqual({ kind: "invalid", code: "impossible-reload" });
    expect(kinds.filter(({ kind }) => kind === "accepted")).toHaveLength(1);
    // An honest gunner on a line with stalls of up to 7 s.
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 7000 }), { minLength: 5, maxLength: 30 }),
        (latencies) => {
          const battle = battleOf(king, earl1);
          let arrivalMs = 0;
          for (const [each, latencyMs] of latencies.entries()) {
            arrivalMs = Math.max(arrivalMs, each * 4000 + latencyMs);
            expect(battle.shot(0, shotOf(battle, 0), undefined, arrivalMs).kind).not.toBe("invalid");
          }
        },
      ),
    );
  });

  it("through a wall that the barrel pokes through hits the wall", () => {
    const wall = {
      ...createBattlefield("Valley", 1).cover.find(({ kind }) => kind === "wall")!,
      x: 0,
      y: 0,
      z: 3.5,
      directionX: 1,
      directionZ: 0,
      halfWidthM: 0.4,
      heightM: 4,
    };
    const battle = battleWith(
      { battlefield: { ...plain, cover: [wall], coverNear: (_x, _z, out) => ((out[0] = 0), 1) } },
      king,
      earl1,
    );
    battle.shot(0, shotOf(battle, 0), undefined, 0);
    expect(run(battle, 1000)).toMatchObject([{ kind: "impact", surface: "cover" }]);
  });
});

describe("a broken node", () => {
  it("immobilises: the tank may coast, then stays", () => {
    const battle = damaged({ 2: 0 });
    expect(battle.conditionOf(0).immobile).toBe(true);
    const kinds: string[] = [];
    for (let timeMs = 100; timeMs <= 8000; timeMs += 100)
      kinds.push(battle.move(0, poseAtPlace(0, timeMs * 0.008), undefined, timeMs).kind);
    expect(kinds[5]).toBe("accepted");
    expect(kinds.at(-1)).toBe("corrected");
    expect(battle.poseOf(0).location[2]).toBeLessThan(40);
  });

  it("jams the turret", () => {
    const battle = damaged({ 4: 0 });
    const pose = poseAtPlace(0, 0);
    for (let timeMs = 0; timeMs < 5000; timeMs += 500) battle.move(0, pose, undefined, timeMs);
    pose.turretYawRad = 1;
    expect(battle.move(0, pose, undefined, 5000).kind).toBe("corrected");
    expect(battle.poseOf(0).turretYawRad).toBe(0);
  });

  it("silences the gun", () => {
    const battle = damaged({ 5: 0 });
    expect(battle.shot(0, shotOf(battle, 0), undefined, 0)).toEqual({ kind: "refused", code: "gun-silent" });
  });
});

describe("a repair", () => {
  it("takes four seconds of standing still, uses a kit and mends half of the node", () => {
    const battle = damaged({ 2: 0 });
    expect(battle.repair(0, 2, 0)).toEqual({ kind: "accepted", readyAtMs: 4000 });
    expect(run(battle, 3980)).toEqual([]);
    expect(run(battle, 4000)).toEqual([{ kind: "repaired", character: 0, node: 2, powerAfter: 55 }]);
    expect(battle.conditionOf(0).immobile).toBe(false);
    expect(battle.kitsOf(0)).toBe(1);
    expect(battle.statisticsOf(0).repaired).toBe(55);
  });

  it("is refused while moving, busy, intact, without a kit or destroyed", () => {
    const battle = damaged({ 1: 50, 2: 10 });
    expect(battle.repair(0, 4, 0)).toEqual({ kind: "refused", code: "intact" });
    expect(battle.repair(0, 0, 0)).toEqual({ kind: "invalid", code: "unknown-node" });
    expect(battle.repair(0, 17, 0)).toEqual({ kind: "invalid", code: "unknown-node" });
    battle.move(0, poseAtPlace(0, 0.2, 0, 0, 4), undefined, 50);
    expect(battle.repair(0, 2, 50)).toEqual({ kind: "refused", code: "moving" });
    battle.move(0, poseAtPlace(0, 0.3), undefined, 100);
    expect(battle.repair(0, 2, 100).kind).toBe("accepted");
    expect(battle.repair(0, HULL, 200)).toEqual({ kind: "refused", code: "busy" });
    run(battle, 5000);
    expect(battle.repair(0, HULL, 5000).kind).toBe("accepted");
    run(battle, 10_000);
    expect(battle.repair(0, HULL, 10_000)).toEqual({ kind: "refused", code: "no-kit" });
    expect(damaged({ 1: 0 }).repair(0, 2, 0)).toEqual({ kind: "refused", code: "destroyed" });
  });

  it("stops when the tank drives off, and the kit is kept", () => {
    const battle = damaged({ 4: 0 });
    battle.repair(0, 4, 0);
    battle.move(0, poseAtPlace(0, 2), undefined, 1000);
    expect(run(battle, 5000)).toEqual([{ kind: "repair-stopped", character: 0, node: 4, why: "moved" }]);
    expect(battle.kitsOf(0)).toBe(2);
  });
});

describe("who takes part", () => {
  it("is found by chid, enters late, leaves without a wreck", () => {
    const battle = battleOf(king);
    run(battle, 500);
    expect(battle.addCharacter(earl1, 500)).toBe(1);
    expect(battle.indexOf("kd82hh1")).toBe(1);
    expect(battle.indexOf("nobody")).toBe(-1);
    const obstacles = createObstacles();
    battle.obstaclesFor(0, obstacles);
    expect([...obstacles.circles.subarray(0, obstacles.count * 3)]).toEqual([
      0,
      100,
      findModel("Councillor")!.radiusM,
    ]);
    battle.removeCharacter(1, 700);
    battle.removeCharacter(1, 900);
    expect(battle.isPresent(1)).toBe(false);
    expect(battle.statisticsOf(1).endedAtMs).toBe(700);
    battle.obstaclesFor(0, obstacles);
    expect(obstacles.count).toBe(0);
    battle.shot(0, shotOf(battle, 0), undefined, 700);
    expect(run(battle, 1500).filter(({ kind }) => kind === "loss")).toEqual([]);
    expect(() => battle.addCharacter(earl1, 800)).toThrow("kd82hh1");
    expect(() => battle.addCharacter({ ...earl1, chid: "new", model: "Zeppelin" }, 800)).toThrow("Zeppelin");
  });

  it("may be a headquarters, which falls like a tank", () => {
    const house = { ...earl1, chid: "d72d91y", name: "House01", model: "Building", z: 60 };
    const battle = battleOf(king, house);
    const events = fireUntil(battle, 0, () => !battle.isAlive(1));
    expect(events.at(-1)).toEqual({ kind: "destroyed", character: 1, by: 0 });
    expect(battle.statisticsOf(0).shots).toBe(Math.ceil(900 / 110));
  });

  it("may be a bot, which is set where the service says", () => {
    const battle = battleOf(king, earl1);
    battle.place(1, poseAtPlace(30, 40), 100);
    expect([...battle.poseOf(1).location]).toEqual([30, 0, 40]);
  });
});

describe("a snapshot", () => {
  it("is plain JSON, restores to itself and goes on alike", () => {
    const valley = createBattlefield("Valley", 7);
    // By the river, looking over it and up at the hills behind.
    const battle = createBattle({
      battlefield: valley,
      characters: [{ ...king, x: -50, yawRad: Math.PI / 2 }, earl1],
      friendlyFire: true,
      freeForAll: true,
    });
    battle.move(0, copyOf(battle.poseOf(0)), 100, 120);
    run(battle, 1000);
    battle.shot(0, shotOf(battle, 0, { viewY: 0.03 }), undefined, 1000);
    battle.step(1100);
    const snapshot = battle.snapshot();
    expect(snapshot.shells).toHaveLength(1);
    const text = JSON.stringify(snapshot);
    const restored = restoreBattle(JSON.parse(text));
    expect(restored.snapshot()).toEqual(snapshot);
    expect(JSON.parse(text)).toEqual(snapshot);
    const onwards = run(battle, 9000);
    expect(onwards.length).toBeGreaterThan(0);
    expect(run(restored, 9000)).toEqual(onwards);
  });

  it("keeps wrecks, repairs under way, kits, statistics and who has left", () => {
    const battle = damaged({ 2: 10, 4: 0 });
    battle.repair(0, 2, 0);
    run(battle, 1000);
    battle.removeCharacter(1, 1000);
    const restored = restoreBattle(structuredClone(battle.snapshot()), plain);
    expect(restored.isPresent(1)).toBe(false);
    expect(restored.conditionOf(0)).toMatchObject({ immobile: false, turretJammed: true });
    expect(run(restored, 5000)).toMatchObject([{ kind: "repaired", node: 2 }]);
    expect(restored.kitsOf(0)).toBe(1);
  });
});

describe("the battle as a whole", () => {
  it("comes out the same from the same turns, with powers that never are below 0", () => {
    const act = fc.record({
      who: fc.nat(3),
      kind: fc.constantFrom("move", "shot", "repair"),
      afterMs: fc.integer({ min: 0, max: 900 }),
      x: fc.double({ min: -2, max: 2, noNaN: true }),
      z: fc.double({ min: -2, max: 2, noNaN: true }),
      node: fc.nat(5),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 80 }), (acts) => {
        const cast = [
          king,
          earl1,
          { ...king, chid: "a", x: 9, team: "Lancaster" },
          { ...earl1, chid: "b", x: 9 },
        ];
        const play = () => {
          const battle = battleWith({ friendlyFire: true }, ...cast);
          const events: BattleEvent[] = [];
          let timeMs = 0;
          for (const { who, kind, afterMs, x, z, node } of acts) {
            timeMs += afterMs;
            const { location } = battle.poseOf(who);
            if (kind === "move")
              battle.move(who, poseAtPlace(location[0]! + x, location[2]! + z), undefined, timeMs);
            if (kind === "shot")
              battle.shot(who, shotOf(battle, who, { viewX: x * 0.05 }), timeMs - 100, timeMs);
            if (kind === "repair") battle.repair(who, node, timeMs);
            events.push(...battle.step(timeMs));
          }
          return { events, end: battle.snapshot() };
        };
        const first = play();
        expect(play()).toEqual(first);
        for (const { powers, kits, setup } of first.end.characters) {
          const { nodes } = findModel(setup.model)!;
          expect(powers.every((power, node) => power >= 0 && power <= nodes[node]!.maxPower)).toBe(true);
          expect(kits).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

/** King in a battle with earl1, with some nodes at other powers. */
function damaged(powers: Record<number, number>): Battle {
  const snapshot = battleOf(king, earl1).snapshot();
  const [first, ...others] = snapshot.characters;
  const changed = first!.powers.map((power, node) => powers[node] ?? power);
  return restoreBattle({ ...snapshot, characters: [{ ...first!, powers: changed }, ...others] }, plain);
}

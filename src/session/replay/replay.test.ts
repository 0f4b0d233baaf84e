import { describe, expect, it } from "vitest";
import { motionStride } from "#game/dead-reckoning.ts";
import { createReplayPlayer, type ReplayPlayer } from "#session/replay/player.ts";
import { packReplay, readReplay, replayFileName } from "#session/replay/replay-file.ts";
import type { Replay } from "#session/replay/replay.ts";
import type { Client } from "#session/client.ts";
import { createSettingsStore } from "#store/settings-store.ts";
import { FIGHT_STEPS, watchFight } from "#testing/recorded-fight.ts";
import { ROOM } from "#testing/client-stage.ts";

/** Everything that a picture of the battle is made of, by the characters' names. */
function picture({ battle, stores }: Client, nowMs: number) {
  battle.sample(nowMs);
  const each = battle.characters.map((character) => {
    const at = character.slot * battle.nodesPerCharacter;
    const motions = battle.motions.slice(at * motionStride, (at + character.nodes.length) * motionStride);
    return [
      character.visiname,
      {
        // The clocks begin elsewhere: the last digits differ.
        motions: [...motions].map((value) => Number(value.toFixed(6)) + 0),
        power: Array.from(battle.power.subarray(at, at + character.nodes.length)),
        isAlive: battle.isAlive[character.slot],
        team: character.team,
      },
    ] as const;
  });
  const feed = stores.match.getState().feed.map(({ kind, who, by, what }) => ({ kind, who, by, what }));
  return { characters: Object.fromEntries(each), feed, phase: stores.match.getState().phase };
}

async function recorded(): Promise<{ replay: Replay; seen: Map<number, ReturnType<typeof picture>> }> {
  const seen = new Map<number, ReturnType<typeof picture>>();
  const stage = await watchFight((at, step) => seen.set(step, picture(at.client, at.nowMs())));
  const replay = stage.client.replay();
  if (replay === undefined) throw new Error("Nothing was recorded.");
  return { replay, seen };
}

/** A player with a page's clock: `run` lets so many ms pass in frames of 50. */
function opened(replay: Replay) {
  const player: ReplayPlayer = createReplayPlayer(replay, createSettingsStore(), "watcher");
  let pageMs = 10_000;
  player.advance(pageMs);
  return {
    player,
    run: (durationMs: number): number => {
      let battleMs = 0;
      for (let passed = 0; passed < durationMs; passed += 50) battleMs = player.advance((pageMs += 50));
      return battleMs;
    },
  };
}

async function throughAFile(replay: Replay): Promise<Replay> {
  const read = await readReplay(await packReplay(replay));
  if (!read.ok) throw new Error(read.fault);
  return read.replay;
}

describe("a replay", () => {
  it("that was recorded, saved and opened again plays to the same battle, moment by moment", async () => {
    const { replay, seen } = await recorded();
    const { player, run } = opened(await throughAFile(replay));
    for (let step = 1; step <= FIGHT_STEPS; step += 1)
      expect(picture(player.client, run(50)), `step ${step}`).toEqual(seen.get(step));
    expect(Object.keys(seen.get(69)?.characters ?? {})).toEqual(["earl1", "duke"]);
    expect(Object.keys(seen.get(FIGHT_STEPS)?.characters ?? {})).toEqual(["duke"]);
    run(100);
    expect(player.client.stores.match.getState().results?.won).toBe("York");
    expect(player.playback.getState()).toMatchObject({ isPaused: true, positionMs: replay.durationMs });
  });

  it("goes to any place, forwards and back, and shows there what was there", async () => {
    const { replay, seen } = await recorded();
    const { player, run } = opened(replay);
    player.setPaused(true);
    for (const step of [70, 30, 60, 1]) {
      player.seek(step * 50);
      expect(picture(player.client, run(50)), `step ${step}`).toEqual(seen.get(step));
      expect(player.playback.getState().positionMs).toBe(step * 50);
    }
  });

  it("that is sought to its end stands as one that was played to it, and nothing of the way is seen or heard", async () => {
    const { replay } = await recorded();
    const [played, sought] = [opened(replay), opened(replay)];
    played.run(replay.durationMs + 200);
    sought.player.seek(replay.durationMs);
    const soughtMs = sought.run(50);
    const matches = [played, sought].map(({ player }) => {
      const { clockAtMs: _at, feed, ...match } = player.client.stores.match.getState();
      return { ...match, feed: feed.map(({ kind, who, by, what }) => ({ kind, who, by, what })) };
    });
    expect(matches[1]).toEqual(matches[0]);
    expect(matches[1]?.endClockMs).toBeGreaterThan(3_500);
    const { events } = sought.player.client.battle;
    expect(events.latest).toBeGreaterThan(0);
    for (let sequence = events.oldest; sequence <= events.latest; sequence += 1)
      expect(soughtMs - events.at(sequence)!.atMs).toBeGreaterThan(60_000);
  });

  it("that goes back is another battle to whoever draws it: what lies about is not of it", async () => {
    const { replay } = await recorded();
    const { player, run } = opened(replay);
    run(3_000);
    const { era } = player.client.battle;
    player.seek(1_000);
    run(50);
    expect(player.client.battle.era).toBeGreaterThan(era);
  });

  it("rests while it is paused, and runs as fast as it is told", async () => {
    const { replay } = await recorded();
    const { player, run } = opened(replay);
    player.setPaused(true);
    expect(run(500)).toBe(run(500));
    player.setPaused(false);
    player.setSpeed(4);
    run(250);
    player.setPaused(true);
    expect(player.playback.getState().positionMs).toBe(1_000);
    player.setPaused(false);
    player.setSpeed(0.25);
    run(400);
    player.setPaused(true);
    expect(player.playback.getState().positionMs).toBe(1_100);
  });

  it("that is over begins anew when it is played on", async () => {
    const { replay } = await recorded();
    const { player, run } = opened(replay);
    run(replay.durationMs + 100);
    expect(player.client.stores.match.getState().phase).toBe("inactive");
    player.setPaused(false);
    run(100);
    expect(player.client.stores.match.getState()).toMatchObject({ phase: "active", results: undefined });
    expect(player.playback.getState().isPaused).toBe(false);
  });

  it("is watched: nothing in it is one's own, and nothing is recorded again", async () => {
    const { replay } = await recorded();
    const { player, run } = opened(replay);
    run(replay.durationMs + 100);
    expect(player.client.stores.match.getState().ownChid).toBeUndefined();
    expect(player.client.vehicle()).toBeUndefined();
    expect(player.client.replay()).toBeUndefined();
  });

  it("keeps neither what was said, nor who recorded it, nor anybody's real address", async () => {
    const { replay } = await recorded();
    const names = (word: string) => replay.lines.some((line) => line.includes(word));
    const forbidden = ["secret", "henry@", "richardiii@", "desktop", '"110"'];
    expect(forbidden.filter(names)).toEqual([]);
    expect(names("catesby")).toBe(true);
    expect(replay.lines.filter((line) => !/"presence"|"turn"/u.test(line))).toEqual([]);
  });

  it("says where it comes from, and its file is named by it", async () => {
    const { replay } = await recorded();
    expect(replay.header).toMatchObject({
      room: "Bosworth Field",
      address: ROOM,
      isRefereed: true,
      isCut: false,
    });
    expect(replayFileName(replay.header)).toMatch(/^bosworth-field-2023-11-14-\d{4}\.battle$/u);
    expect(replayFileName({ ...replay.header, room: "../ " })).toMatch(/^battle-2023/u);
  });

  it("is there only when a match has ended, and until another begins", async () => {
    const during: unknown[] = [];
    const stage = await watchFight((at) => during.push(at.client.replay()));
    expect(during.every((each) => each === undefined)).toBe(true);
    expect(stage.client.replay()).toBeDefined();
  });
});

import type { Client } from "#session/client.ts";
import { createClient } from "#session/create-client.ts";
import { refused } from "#session/outcome.ts";
import { createRecordedLine } from "#session/replay/recorded-line.ts";
import type { Replay } from "#session/replay/replay.ts";
import { parseLine, type ReplayLine } from "#session/replay/replay-line.ts";
import { createPlaybackStore } from "#store/playback-store.ts";
import { createStores, type Stores } from "#store/stores.ts";

/** How fast a replay may run, battle seconds a second. */
export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8] as const;

/** So many stanzas are taken in for a frame: on the way to another place the page goes on answering. */
const LINES_A_FRAME = 400;
/** A longer gap between frames is a page that was hidden: nobody has seen that time, ms. */
const LONGEST_FRAME_MS = 250;
/** The store is told the position so often, ms of the page. */
const TELL_MS = 250;
/** Begins anew so long after all that was shown before: none of it is still to come then, ms. */
const BREAK_MS = 5_000;
/** How often the battle is looked at, as it were, on the way through what nobody sees: as playing would, ms of battle. */
const LOOK_MS = 50;

/**
 * Plays a replay through the client itself: a spectator in a room whose stanzas come from the recording, at their
 * times. The battle runs by the player's own clock, which only ever goes forward: to go back is to begin anew.
 */
export interface ReplayPlayer {
  readonly replay: Replay;
  readonly client: Client;
  readonly playback: ReturnType<typeof createPlaybackStore>;
  readonly setPaused: (isPaused: boolean) => void;
  readonly setSpeed: (speed: number) => void;
  /** Goes to a place, milliseconds from the beginning; it is reached within the next frames. */
  readonly seek: (positionMs: number) => void;
  /**
   * To be called once a frame with the page's steady clock: lets the battle go on to the returned moment of its own
   * clock, milliseconds.
   */
  readonly advance: (pageMs: number) => number;
}

/**
 * `settings` are the page's own: what is chosen in the replay is chosen everywhere. `nick` is the spectator's, one
 * that nobody can have in the recording: an unguessable one.
 */
export function createReplayPlayer(replay: Replay, settings: Stores["settings"], nick: string): ReplayPlayer {
  const { header, lines, durationMs } = replay;
  const playback = createPlaybackStore(durationMs);
  const line = createRecordedLine(header, () => feed(0));
  let frames: (() => void)[] = [];
  let ids = 0;
  /** The battle's clock, and where on it the recording begins. */
  let clockMs = 0;
  let startMs = 0;
  let positionMs = 0;
  let next = 0;
  let ahead: ReplayLine | undefined;
  let soughtMs: number | undefined;
  let pageMs: number | undefined;
  let toldMs = -Infinity;
  const none = async () => refused({ code: "offline" });
  const client = createClient({
    connection: line,
    stores: { ...createStores(), settings },
    isReplay: true,
    home: none,
    discover: async () => ({ ok: false, code: "bad-domain", detail: "A replay needs no server." }),
    register: async () => ({
      ok: false,
      failure: { code: "no-registration", detail: "A replay needs no account." },
    }),
    id: () => `replay-${(ids += 1)}`,
    nowMs: () => clockMs,
    dateMs: () => header.dateMs + positionMs,
    nextFrame: (callback) => void frames.push(callback),
    // Nothing here waits for an answer that does not come.
    after: () => () => {},
  });

  /** Takes in what came up to a moment; false when there is more of it than a frame has room for. */
  function feed(untilMs: number): boolean {
    for (let count = 0; count < LINES_A_FRAME; count += 1) {
      ahead ??= nextLine();
      if (ahead === undefined || ahead.atMs > untilMs) return true;
      const { atMs, stanza } = ahead;
      ahead = undefined;
      moveTo(atMs);
      line.receive(stanza);
    }
    return false;
  }

  function nextLine(): ReplayLine | undefined {
    while (next < lines.length) {
      const parsed = parseLine(lines[next] ?? "");
      next += 1;
      if (parsed !== undefined) return parsed;
    }
    return undefined;
  }

  function moveTo(toMs: number): void {
    const goalMs = Math.min(toMs, durationMs);
    while (positionMs < goalMs) {
      client.battle.passBy(clockMs);
      positionMs = Math.min(goalMs, positionMs + LOOK_MS);
      clockMs = startMs + positionMs;
    }
  }

  function begin(): void {
    clockMs += BREAK_MS;
    startMs = clockMs;
    positionMs = 0;
    next = 0;
    ahead = undefined;
    // Entering again takes everything back that the room has said before.
    void client.enterRoom({ room: header.address, nick, watching: true });
  }

  function tell(isNow: boolean, atPageMs: number): void {
    if (!isNow && atPageMs - toldMs < TELL_MS) return;
    toldMs = atPageMs;
    if (playback.getState().positionMs !== positionMs) playback.setState({ positionMs });
  }

  function goOn(elapsedMs: number): void {
    const { isPaused, speed } = playback.getState();
    const goalMs = soughtMs ?? (isPaused ? positionMs : positionMs + elapsedMs * speed);
    const hasArrived = feed(Math.min(goalMs, durationMs));
    // What is passed by on the way is neither seen nor heard to happen.
    if (soughtMs !== undefined) client.battle.events.hush();
    if (!hasArrived) return;
    moveTo(goalMs);
    soughtMs = undefined;
    if (positionMs >= durationMs && !isPaused) playback.setState({ isPaused: true, positionMs });
  }

  line.goOnline(`${nick}@replay.invalid/${nick}`);
  begin();

  return {
    replay,
    client,
    playback,
    setPaused(isPaused) {
      // Whoever plays on at the end sees it again.
      if (!isPaused && positionMs >= durationMs) begin();
      playback.setState({ isPaused, positionMs });
    },
    setSpeed: (speed) => playback.setState({ speed }),
    seek(toMs) {
      const goalMs = Math.min(durationMs, Math.max(0, toMs));
      if (goalMs < positionMs) begin();
      soughtMs = goalMs;
      playback.setState({ positionMs: goalMs });
    },
    advance(atPageMs) {
      const elapsedMs = pageMs === undefined ? 0 : Math.max(0, atPageMs - pageMs);
      pageMs = atPageMs;
      const wasSeeking = soughtMs !== undefined;
      goOn(Math.min(elapsedMs, LONGEST_FRAME_MS));
      const waiting = frames;
      frames = [];
      for (const callback of waiting) callback();
      // While it is being sought the store holds the place that was asked for.
      if (soughtMs === undefined) tell(wasSeeking, atPageMs);
      return clockMs;
    },
  };
}

import type { ConnectionStatus } from "#net/connection.ts";
import type { RoomContext } from "#session/context.ts";
import type { Driving } from "#session/driving.ts";
import type { Entering } from "#session/entering.ts";
import type { Lobby } from "#session/lobby.ts";
import type { Starting } from "#session/starting.ts";
import type { Teams } from "#session/teams.ts";
import type { TurnsIn } from "#session/turns-in.ts";
import { selfOf, type Departure } from "#store/room-store.ts";

type Parts = {
  readonly lobby: Lobby;
  readonly entering: Entering;
  readonly teams: Teams;
  readonly starting: Starting;
  readonly driving: Driving;
  readonly turns: TurnsIn;
};

/** How often in a row a room that threw us out for a technical reason is entered again. */
const MAX_RETURNS = 3;
/** After a shutdown the room is looked for so soon, and each time after twice as long, up to a limit. */
const FIRST_LOOK_MS = 3_000;
const MAX_LOOK_MS = 60_000;

/**
 * Comes back after the line was lost: a resumed session goes on as it is; with a fresh one the room is entered
 * again under the same nickname, and team and readiness are restored where the match allows it.
 */
export interface Returning {
  readonly receive: (status: ConnectionStatus) => void;
  /** We are no longer inside; a technical reason is no reason to stay out (MMOG 7.2.18, 11.2). */
  readonly lost: (departure: Departure) => void;
  /** There is nothing to come back to: another person signs in. */
  readonly forget: () => void;
}

export function createReturning(
  context: RoomContext,
  { lobby, entering, teams, starting, driving, turns }: Parts,
): Returning {
  const { stores, pending } = context;
  /** What we had in the room when the line went. */
  let had: { readonly team: string; readonly wasReady: boolean } | undefined;
  let isShutDown = false;
  let returns = 0;
  let lookMs = FIRST_LOOK_MS;
  let callOff = (): void => undefined;

  function remember(): void {
    const room = stores.room.getState();
    if (room.phase === "outside" || room.phase === "gone") return;
    had ??= { team: selfOf(room)?.team ?? "", wasReady: starting.isReady() };
  }

  /**
   * MMOG 11.2: the service went and will be back; the room is kept on the page and looked for until it is there.
   * It is asked about itself first: to enter a room that isn't there would make one.
   */
  async function look(): Promise<void> {
    callOff();
    const { jid } = stores.room.getState();
    if (!isWaiting() || stores.connection.getState().line !== "online") return;
    const info = await lobby.roomDetails(jid);
    if (!isWaiting() || stores.room.getState().jid !== jid) return;
    if (info.ok) return comeBack();
    if (info.refusal.code !== "item-not-found") return lookLater();
    isShutDown = false;
    entering.giveUp({ code: "vanished" });
  }

  function lookLater(): void {
    callOff();
    callOff = context.after(lookMs, () => void look());
    lookMs = Math.min(lookMs * 2, MAX_LOOK_MS);
  }

  /** Whoever has gone elsewhere meanwhile waits no longer. */
  function isWaiting(): boolean {
    isShutDown &&= stores.room.getState().phase === "gone";
    return isShutDown;
  }

  async function comeBack(): Promise<void> {
    const before = had;
    had = undefined;
    isShutDown = false;
    turns.reset();
    const entered = await entering.enterAgain();
    if (!entered.ok || before === undefined || before.team === "") return;
    const seat = selfOf(stores.room.getState())?.team ?? "";
    const seated = seat !== "" || (await teams.takeTeam(before.team)).ok;
    if (seated && before.wasReady) await starting.ready(stores.match.getState().ownModel);
    driving.resync();
  }

  return {
    receive(status) {
      if (status.state !== "online") {
        remember();
        pending.failAll({ code: "offline" });
        driving.refresh();
        return;
      }
      driving.refresh();
      if (status.resumed) {
        had = undefined;
        driving.resync();
      } else if (had !== undefined) void comeBack();
      if (isShutDown) void look();
    },
    forget() {
      callOff();
      had = undefined;
      isShutDown = false;
      returns = 0;
    },
    lost({ code }) {
      isShutDown = code === "shutdown";
      if (isShutDown) {
        lookMs = FIRST_LOOK_MS;
        lookLater();
      }
      if (code !== "technical") return;
      returns += 1;
      if (returns > MAX_RETURNS || stores.connection.getState().line !== "online") return;
      void comeBack();
    },
  };
}

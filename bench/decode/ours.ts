/** The product's way from a frame into the battle model: everything between the socket and what the scene reads. */
import { MODELS } from "#game/catalogue/models.ts";
import type { Environment, SocketHandlers } from "#net/environment.ts";
import { openFramedStream } from "#net/framed-stream.ts";
import { openEnvelope } from "#protocol/envelope.ts";
import type { RoomContext } from "#session/context.ts";
import type { Damage } from "#session/damage.ts";
import type { Driving } from "#session/driving.ts";
import { createMatchClock } from "#session/match-clock.ts";
import type { Match } from "#session/match.ts";
import { createOwnLosses } from "#session/own-losses.ts";
import { createTurnsIn } from "#session/turns-in.ts";
import { createBattleModel } from "#store/battle-model.ts";
import { createStores } from "#store/stores.ts";

const model = MODELS[0]!;

export type Reader = {
  /** Reads a frame that arrives at this time. */
  read(text: string, nowMs: number): void;
  /** How many turns came through to the end. */
  taken(): number;
};

/** A page in the middle of a match with so many tanks, on a line that hands it frames. */
export function createOurs(tanks: number): Reader {
  const battle = createBattleModel({ capacity: tanks });
  let pushed = 0;
  let arrivalMs = 0;
  const counted = {
    ...battle,
    pushMove(...args: Parameters<typeof battle.pushMove>): boolean {
      const isTaken = battle.pushMove(...args);
      if (isTaken) pushed += 1;
      return isTaken;
    },
  };
  for (let tank = 0; tank < tanks; tank += 1) {
    const chid = `k${tank}`;
    const nodes = model.nodes.map(({ name, parent, maxPower }) => ({ name, parent, maxPower }));
    battle.addCharacter({
      chid,
      name: chid,
      visiname: chid,
      model: model.id,
      team: "York",
      kind: "pc",
      nodes,
    });
  }
  const stores = createStores();
  stores.match.setState({ phase: "active" });
  const context = {
    battle: counted,
    stores,
    nowMs: () => arrivalMs,
    note(reason: string) {
      throw new Error(reason);
    },
  } as unknown as RoomContext;
  const match = { isRefereed: () => true } as unknown as Match;
  // Nothing of a move concerns these.
  const none = {} as unknown;
  const clock = createMatchClock();
  const turns = createTurnsIn(context, match, clock, none as Damage, none as Driving, createOwnLosses());

  let socket: SocketHandlers | undefined;
  const environment = {
    openSocket(_url: string, handlers: SocketHandlers) {
      socket = handlers;
      return { send: () => undefined, close: () => undefined };
    },
    reportError(error: unknown) {
      throw error;
    },
  } as unknown as Environment;
  openFramedStream({ endpoint: "wss://example.net/xmpp", domain: "example.net" }, environment, {
    onElement(element) {
      const opened = openEnvelope(element);
      if (!opened.ok || !turns.receive(opened.value)) throw new Error("A stanza of the bench is no turn.");
    },
    onEnd(failure) {
      if (failure.code !== "stream-error") throw new Error(failure.detail);
    },
    onTraffic: () => undefined,
  });
  socket?.onOpen("xmpp");
  socket?.onFrame(
    "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' from='example.net' id='1' version='1.0'/>",
  );
  return {
    read(text, nowMs) {
      arrivalMs = nowMs;
      socket?.onFrame(text);
    },
    taken: () => pushed,
  };
}

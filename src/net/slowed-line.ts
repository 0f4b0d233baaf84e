import type { Environment, Socket, SocketOpener } from "#net/environment.ts";

/** How a line is made worse, to see how the game feels over it. All 0 leaves it as it is. */
export type Slowing = {
  /** Added to each frame, each way, milliseconds. */
  readonly delayMs: number;
  /** Up to so much more or less than that, milliseconds. */
  readonly jitterMs: number;
  /** For so long nothing gets through, both ways, once every ten seconds, milliseconds. */
  readonly stallMs: number;
};

/** From the beginning of one stall to that of the next. */
const STALL_EVERY_MS = 10_000;

type Surroundings = Pick<Environment, "nowMs" | "setTimer" | "random">;

/**
 * One way of a line that is as bad as `slowing` says at that moment: lets its calls happen late, one after another.
 * Like TCP it loses nothing and keeps the order: what comes late holds up what is behind it.
 */
export function slowedLane(environment: Surroundings, slowing: () => Slowing): (deliver: () => void) => void {
  const waiting: { readonly dueMs: number; readonly deliver: () => void }[] = [];
  function pass(): void {
    const now = environment.nowMs();
    while (waiting[0] !== undefined && waiting[0].dueMs <= now) waiting.shift()?.deliver();
    const next = waiting[0];
    if (next !== undefined) environment.setTimer(pass, next.dueMs - now);
  }
  return (deliver) => {
    const { delayMs, jitterMs, stallMs } = slowing();
    const now = environment.nowMs();
    const ideal = now + Math.max(0, delayMs + jitterMs * (2 * environment.random() - 1));
    const intoStallMs = ideal % STALL_EVERY_MS;
    const arrival = intoStallMs < stallMs ? ideal - intoStallMs + stallMs : ideal;
    const before = waiting.at(-1);
    if (before === undefined && arrival <= now) return deliver();
    waiting.push({ dueMs: Math.max(arrival, before?.dueMs ?? 0), deliver });
    if (before === undefined) environment.setTimer(pass, arrival - now);
  };
}

/** Opens sockets over such a line. */
export function slowedLine(environment: Environment, slowing: () => Slowing): SocketOpener {
  return (url, handlers): Socket => {
    const inward = slowedLane(environment, slowing);
    const outward = slowedLane(environment, slowing);
    const socket = environment.openSocket(url, {
      onOpen: (protocol) => inward(() => handlers.onOpen(protocol)),
      onFrame: (text) => inward(() => handlers.onFrame(text)),
      onClose: () => inward(() => handlers.onClose()),
    });
    return {
      send: (text) => outward(() => socket.send(text)),
      close: () => outward(() => socket.close()),
    };
  };
}

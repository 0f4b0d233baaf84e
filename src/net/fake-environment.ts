import type { Environment, SocketHandlers } from "#net/environment.ts";

/** For tests only: a clock that is turned by hand, and sockets whose other end is in the test's hands. */
export interface FakeEnvironment extends Environment {
  /** Lets time pass; timers that come due are called in order. */
  advance(durationMs: number): void;
  /** Lets time pass without calling any timer, as a machine that sleeps does; they are late afterwards. */
  sleep(durationMs: number): void;
  wake(): void;
  /** The server's end of the next socket that the connection opens or has opened. */
  nextSocket(): Promise<ServerEnd>;
  /** How many sockets were opened so far. */
  openedSockets(): number;
  readonly rememberedAccounts: ReadonlySet<string>;
  readonly reportedErrors: readonly unknown[];
}

/** The server's end of a socket. */
export interface ServerEnd {
  readonly url: string;
  accept(protocol?: string): void;
  send(frame: string | undefined): void;
  /** The next frame of the client that was not read yet. */
  next(): Promise<string>;
  /** Frames that were not read yet. */
  unread(): readonly string[];
  /** Breaks the line. */
  drop(): void;
  /** Whether the client has closed the socket. */
  closed(): boolean;
}

type Timer = { readonly dueMs: number; readonly callback: () => void };

export function createFakeEnvironment(
  options: { readonly secureOnly?: boolean; readonly withoutSubtle?: boolean } = {},
): FakeEnvironment {
  let nowMs = 1_000_000;
  let opened = 0;
  const timers = new Set<Timer>();
  const wakers = new Set<() => void>();
  const accounts = new Set<string>();
  const errors: unknown[] = [];
  const sockets = createMailbox<ServerEnd>();

  function nextDue(untilMs: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of timers)
      if (timer.dueMs <= untilMs && (first === undefined || timer.dueMs < first.dueMs)) first = timer;
    return first;
  }

  return {
    nowMs: () => nowMs,
    setTimer(callback, delayMs) {
      const timer = { dueMs: nowMs + delayMs, callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    random: () => 0.5,
    crypto: {
      getRandomValues: (bytes) => crypto.getRandomValues(bytes),
      subtle: options.withoutSubtle === true ? undefined : crypto.subtle,
    },
    openSocket(url, handlers) {
      opened++;
      const { end, socket } = createSocketPair(url, handlers);
      sockets.put(end);
      return socket;
    },
    onWake(handler) {
      wakers.add(handler);
      return () => void wakers.delete(handler);
    },
    secureOnly: options.secureOnly ?? false,
    scramAccounts: accounts,
    reportError: (error) => void errors.push(error),
    advance(durationMs) {
      const untilMs = nowMs + durationMs;
      for (let timer = nextDue(untilMs); timer !== undefined; timer = nextDue(untilMs)) {
        timers.delete(timer);
        nowMs = Math.max(nowMs, timer.dueMs);
        timer.callback();
      }
      nowMs = untilMs;
    },
    sleep(durationMs) {
      nowMs += durationMs;
    },
    wake() {
      for (const handler of wakers) handler();
    },
    nextSocket: sockets.take,
    openedSockets: () => opened,
    rememberedAccounts: accounts,
    reportedErrors: errors,
  };
}

function createSocketPair(url: string, handlers: SocketHandlers) {
  let state: "connecting" | "open" | "closed" = "connecting";
  const frames = createMailbox<string>();
  return {
    socket: {
      send: (text: string) => void (state === "open" && frames.put(text)),
      close: () => void (state = "closed"),
    },
    end: {
      url,
      accept(protocol = "xmpp") {
        state = "open";
        handlers.onOpen(protocol);
      },
      send: (frame: string | undefined) => void (state === "open" && handlers.onFrame(frame)),
      next: frames.take,
      unread: frames.rest,
      drop() {
        state = "closed";
        handlers.onClose();
      },
      closed: () => state === "closed",
    },
  };
}

/** A queue that can be waited on. */
function createMailbox<T>() {
  const items: T[] = [];
  const takers: ((item: T) => void)[] = [];
  return {
    put(item: T): void {
      const taker = takers.shift();
      if (taker === undefined) items.push(item);
      else taker(item);
    },
    take(this: void): Promise<T> {
      return new Promise((resolve) => {
        if (items.length > 0) resolve(items.shift() as T);
        else takers.push(resolve);
      });
    },
    rest: (): readonly T[] => items,
  };
}

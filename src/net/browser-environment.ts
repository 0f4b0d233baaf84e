import type { Environment, ScramAccounts, Socket, SocketHandlers } from "#net/environment.ts";

/** The surroundings that a page offers. `scramAccounts` should outlive the page, in localStorage for example. */
export function browserEnvironment(scramAccounts: ScramAccounts): Environment {
  return {
    nowMs: () => Date.now(),
    setTimer(callback, delayMs) {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
    random: Math.random,
    // `subtle` is missing on plain http outside loopback: guests can play there, passwords can't be used.
    crypto: globalThis.crypto,
    openSocket: openWebSocket,
    onWake: onPageWake,
    secureOnly: location.protocol === "https:",
    scramAccounts,
    reportError: (error) => globalThis.reportError(error),
  };
}

/** A SocketOpener over the platform's own WebSocket, in browsers and in Node. */
export function openWebSocket(url: string, handlers: SocketHandlers): Socket {
  let socket: WebSocket;
  try {
    socket = new WebSocket(url, ["xmpp"]);
  } catch {
    // An address that the platform refuses at once, such as ws: on a page from https.
    queueMicrotask(() => handlers.onClose());
    return { send: () => undefined, close: () => undefined };
  }
  socket.addEventListener("open", () => handlers.onOpen(socket.protocol));
  socket.addEventListener("message", ({ data }) =>
    handlers.onFrame(typeof data === "string" ? data : undefined),
  );
  socket.addEventListener("close", () => handlers.onClose());
  return {
    send: (text) => void (socket.readyState === WebSocket.OPEN && socket.send(text)),
    close: () => socket.close(),
  };
}

function onPageWake(handler: () => void): () => void {
  const onVisibility = (): void => void (document.visibilityState === "visible" && handler());
  document.addEventListener("visibilitychange", onVisibility);
  window.addEventListener("online", handler);
  window.addEventListener("pageshow", handler);
  return () => {
    document.removeEventListener("visibilitychange", onVisibility);
    window.removeEventListener("online", handler);
    window.removeEventListener("pageshow", handler);
  };
}

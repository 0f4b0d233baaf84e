import type { ParkedSession } from "#net/connection.ts";
import type { LobbyClient } from "#session/client.ts";

/** The number is that of the shape: whatever stands there in another one is not looked at. */
const PARKED = "bosworth.parked.1";

/** What a page leaves for the one that is loaded in its place. */
type Parked = { readonly path: string; readonly session: ParkedSession };

/** The session of the page that stood at this path of the same tab just before; it is there to be taken once. */
export function takeParked(storage: Storage, path: string): ParkedSession | undefined {
  try {
    const kept = JSON.parse(storage.getItem(PARKED) ?? "null") as Parked | null;
    storage.removeItem(PARKED);
    return kept?.path === path ? kept.session : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What becomes of the room when the page goes. Who loads it again goes on where he was, in the midst of a battle too:
 * the session is parked. Where it can't be, the room is left: the server would keep the seat for nobody, and who
 * reloads would find the nickname taken by oneself.
 */
export function parkWithThePage(
  client: LobbyClient,
  park: () => ParkedSession | undefined,
  storage: Storage,
): void {
  function isParked(): boolean {
    const session = park();
    if (session === undefined) return false;
    try {
      storage.setItem(PARKED, JSON.stringify({ path: location.pathname, session } satisfies Parked));
      return true;
    } catch {
      return false;
    }
  }

  addEventListener("pagehide", () => {
    if (client.stores.room.getState().phase !== "inside" || !isParked()) void client.leaveRoom();
  });
  // A page that the browser had put aside has lost its line: begin anew.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}

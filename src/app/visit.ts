import type { Stores } from "#store/stores.ts";

const VISIT = "bosworth.visit";

/** Remembers for as long as this tab is open that one came as a guest: a reload comes in by itself again. */
export function rememberVisit(storage: Storage, connection: Stores["connection"]): void {
  connection.subscribe(({ line, guest }, before) => {
    if (line === before.line) return;
    try {
      if (line === "online" && guest) storage.setItem(VISIT, "guest");
      else if (line === "online" || line === "offline") storage.removeItem(VISIT);
    } catch {
      // No storage here: a reload asks for the nickname again.
    }
  });
}

export function isReturningGuest(storage: Storage): boolean {
  try {
    return storage.getItem(VISIT) === "guest";
  } catch {
    return false;
  }
}

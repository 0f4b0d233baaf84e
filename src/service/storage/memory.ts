import type { Storage } from "#service/storage/port.ts";

type Row = { room: string; match: string | undefined };

/** Storage that lasts as long as the object: for tests and for services that may forget. */
export function createMemoryStorage(): Storage {
  const rows = new Map<string, Row>();
  return {
    // What is kept is text, as in the database, so that nothing is shared with the living room.
    rooms: () =>
      [...rows].map(([local, { room, match }]) => ({
        local,
        room: JSON.parse(room) as unknown,
        match: match === undefined ? undefined : (JSON.parse(match) as unknown),
      })),
    putRoom(local, room) {
      rows.set(local, { room: JSON.stringify(room), match: rows.get(local)?.match });
    },
    putMatch(local, match) {
      const row = rows.get(local);
      if (row !== undefined) row.match = match === undefined ? undefined : JSON.stringify(match);
    },
    dropRoom: (local) => void rows.delete(local),
    close: () => undefined,
  };
}

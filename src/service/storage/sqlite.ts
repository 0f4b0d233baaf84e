import { DatabaseSync } from "node:sqlite";
import type { Storage } from "#service/storage/port.ts";

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS room (
    local TEXT PRIMARY KEY,
    room TEXT NOT NULL,
    match TEXT
  ) STRICT, WITHOUT ROWID;
`;

/**
 * Storage in one SQLite file, or in memory for ':memory:'. Every call is a transaction of its own; with a
 * write-ahead log it survives the end of the process however that comes.
 * Throws when the file can't be opened: the host says so and ends.
 */
export function openSqliteStorage(path: string): Storage {
  const database = new DatabaseSync(path);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;");
  database.exec(SCHEMA);
  const selectRooms = database.prepare("SELECT local, room, match FROM room ORDER BY local");
  const putRoom = database.prepare(
    "INSERT INTO room (local, room) VALUES (?, ?) ON CONFLICT (local) DO UPDATE SET room = excluded.room",
  );
  const putMatch = database.prepare("UPDATE room SET match = ? WHERE local = ?");
  const dropRoom = database.prepare("DELETE FROM room WHERE local = ?");
  return {
    rooms: () =>
      selectRooms.all().map((row) => ({
        local: String(row["local"]),
        room: parse(row["room"]),
        match: parse(row["match"]),
      })),
    putRoom: (local, room) => void putRoom.run(local, JSON.stringify(room)),
    putMatch: (local, match) => void putMatch.run(match === undefined ? null : JSON.stringify(match), local),
    dropRoom: (local) => void dropRoom.run(local),
    close: () => database.close(),
  };
}

/** A row that is not JSON any more is no reason to keep the service from starting. */
function parse(text: unknown): unknown {
  if (typeof text !== "string") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

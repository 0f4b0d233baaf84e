import { randomBytes, randomInt } from "node:crypto";
import { clearInterval, setInterval } from "node:timers";
import { createGameService } from "#service/game-service.ts";
import type { Log, Random } from "#service/service-options.ts";
import { openSqliteStorage } from "#service/storage/sqlite.ts";
import type { Link, StanzaHandler } from "#xml/link.ts";

/** A battle's step is at most 50 ms; this leaves room for a late timer. */
const tickMs = 40;

/** The game service with everything that a process gives it: a clock, chance, a file and a timer. */
export interface GameRuntime {
  readonly receive: StanzaHandler;
  /** Says good-bye to the occupants and saves. What it sends still goes out over the link. */
  shutdown(): void;
}

/** Starts the service on that link. `file` holds its rooms and matches. Throws when the file can't be opened. */
export function startGameRuntime(link: Link, file: string, log: Log): GameRuntime {
  const storage = openSqliteStorage(file);
  const service = createGameService({ link, storage, now: Date.now, random: chance, log });
  service.start();
  const timer = setInterval(() => service.tick(), tickMs);
  return {
    receive: (stanza) => service.receive(stanza),
    shutdown() {
      clearInterval(timer);
      service.shutdown();
      storage.close();
    },
  };
}

const chance: Random = {
  next: () => randomInt(2 ** 47) / 2 ** 47,
  id: () => randomBytes(12).toString("base64url"),
};

import type { XmlElement } from "#xml/element.ts";
import type { Link } from "#xml/link.ts";
import { createGameService, type GameService } from "#service/game-service.ts";
import type { ServiceOptions } from "#service/service-options.ts";
import type { Storage } from "#service/storage/port.ts";

/** The service of a story, with a clock that only the story moves and chance that is always the same. */
export interface Rig {
  receive(stanza: XmlElement): void;
  wait(seconds: number): void;
  kill(): void;
  shutdown(): void;
  /** Faults that the service has logged. */
  readonly faults: readonly string[];
}

/** The step that hosts tick with, ms. */
const TICK_MS = 40;

export function createRig(link: Link, storage: Storage, options: Partial<ServiceOptions> = {}): Rig {
  let nowMs = Date.UTC(2026, 7, 22, 6);
  let ids = 0;
  let seed = 5;
  const faults: string[] = [];
  const random = {
    next(): number {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
      return seed / 0x8000_0000;
    },
    id: () => `made-${(ids += 1)}`,
  };
  const open = (): GameService => {
    const log = (sentence: string): void => void faults.push(sentence);
    const service = createGameService({ link, storage, now: () => nowMs, random, log, options });
    service.start();
    return service;
  };
  let service = open();
  return {
    receive: (stanza) => service.receive(stanza),
    wait(seconds) {
      const untilMs = nowMs + seconds * 1000;
      while (nowMs < untilMs) {
        nowMs = Math.min(untilMs, nowMs + TICK_MS);
        service.tick();
      }
    },
    kill() {
      service = open();
    },
    shutdown: () => service.shutdown(),
    faults,
  };
}

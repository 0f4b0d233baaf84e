import { describe, expect, it } from "vitest";
import { createMemoryStorage } from "#service/storage/memory.ts";
import { openSqliteStorage } from "#service/storage/sqlite.ts";
import { ALL_STORIES } from "#service/stories/all-stories.ts";
import { createDirectDriver } from "#service/stories/direct-driver.ts";
import { play } from "#service/stories/play.ts";

/** A long battle on a busy machine; no story depends on it. */
const PATIENCE_MS = 60_000;

const storages = { "in memory": createMemoryStorage, "in SQLite": () => openSqliteStorage(":memory:") };

for (const [where, createStorage] of Object.entries(storages)) {
  describe(`the service alone, rooms kept ${where}`, () => {
    it.each(ALL_STORIES)(
      "$title",
      async (story) => {
        const driver = createDirectDriver(createStorage());
        await play(story, driver);
        expect(driver.rig.faults).toEqual([]);
      },
      PATIENCE_MS,
    );
  });
}

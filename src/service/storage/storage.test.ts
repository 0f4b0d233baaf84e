import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createMemoryStorage } from "#service/storage/memory.ts";
import { openSqliteStorage } from "#service/storage/sqlite.ts";

const folder = mkdtempSync(join(tmpdir(), "bosworth-storage-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([
  ["in memory", createMemoryStorage],
  ["in SQLite", () => openSqliteStorage(":memory:")],
] as const)("a storage %s", (_where, create) => {
  it("gives back what was put, the last of it", () => {
    const storage = create();
    storage.putRoom("england", { name: "England" });
    storage.putRoom("england", { name: "Britain" });
    storage.putMatch("england", { round: 1 });
    storage.putRoom("wales", { name: "Wales" });
    expect(storage.rooms()).toEqual([
      { local: "england", room: { name: "Britain" }, match: { round: 1 } },
      { local: "wales", room: { name: "Wales" }, match: undefined },
    ]);
  });

  it("keeps a match while its room changes, and removes it alone or with the room", () => {
    const storage = create();
    storage.putRoom("england", 1);
    storage.putMatch("england", 2);
    storage.putRoom("england", 3);
    expect(storage.rooms()[0]?.match).toBe(2);
    storage.putMatch("england", undefined);
    expect(storage.rooms()).toEqual([{ local: "england", room: 3, match: undefined }]);
    storage.putMatch("england", 4);
    storage.dropRoom("england");
    expect(storage.rooms()).toEqual([]);
  });

  it("has no match without a room", () => {
    const storage = create();
    storage.putMatch("nowhere", 1);
    expect(storage.rooms()).toEqual([]);
  });

  it("shares nothing with what was put", () => {
    const storage = create();
    const room = { names: ["a"] };
    storage.putRoom("england", room);
    room.names.push("b");
    expect(storage.rooms()[0]?.room).toEqual({ names: ["a"] });
  });
});

describe("a storage in a file", () => {
  it("is there for the next one who opens it, even if the first never closed it", () => {
    const path = join(folder, "rooms.sqlite");
    openSqliteStorage(path).putRoom("england", { name: "England" });
    const again = openSqliteStorage(path);
    expect(again.rooms()).toEqual([{ local: "england", room: { name: "England" }, match: undefined }]);
    again.close();
  });

  it("throws when the file is something else", () => {
    const path = join(folder, "letter.txt");
    writeFileSync(path, "A horse! a horse! my kingdom for a horse! ".repeat(50));
    expect(() => openSqliteStorage(path)).toThrow();
  });
});

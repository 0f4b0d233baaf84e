import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDataFolder } from "#service/hosts/data-folder.ts";

test("a data folder that is made is closed to other users of the machine", () => {
  const parent = mkdtempSync(join(tmpdir(), "bosworth-folder-"));
  const folder = join(parent, "data");
  expect(openDataFolder(folder).games).toBe(join(folder, "games.sqlite"));
  expect(statSync(folder).mode & 0o077).toBe(0);
  rmSync(parent, { recursive: true });
});

import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const folders: string[] = [];

/** A tiny house with the real fences around it. */
function house(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "bosworth-fences-"));
  folders.push(folder);
  for (const name of ["dependency-cruiser.mjs", "tsconfig.json", "package.json"])
    cpSync(join(ROOT, name), join(folder, name));
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

type Report = { summary: { totalCruised: number; violations: { from: string; rule: { name: string } }[] } };

function cruise(folder: string): Report["summary"] {
  const program = join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const run = spawnSync(
    process.execPath,
    [program, "src", "--config", "dependency-cruiser.mjs", "-T", "json"],
    {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  return (JSON.parse(run.stdout) as Report).summary;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe("the import fences", () => {
  it("report a game rule that reaches into the connection, a feature that meets another, and a cycle", () => {
    const report = cruise(
      house({
        "src/game/rules.ts": 'import { line } from "#net/line.ts";\nexport const rules = line;\n',
        "src/net/line.ts": "export const line = 1;\n",
        "src/features/lobby/lobby.ts":
          'import { chat } from "#features/chat/chat.ts";\nexport const lobby = chat;\n',
        "src/features/chat/chat.ts": "export const chat = 1;\n",
        "src/xml/a.ts": 'import { b } from "#xml/b.ts";\nexport const a = (): number => b();\n',
        "src/xml/b.ts": 'import { a } from "#xml/a.ts";\nexport const b = (): number => a();\n',
        "src/session/room-half.ts":
          "export type Client = number;\nexport const createRoomHalf = (): Client => 1;\n",
        "src/app/eager.ts":
          'import { createRoomHalf } from "#session/room-half.ts";\nexport const client = createRoomHalf();\n',
        "src/app/patient.ts":
          'import type { Client } from "#session/room-half.ts";\nexport const client = async (): Promise<Client> => (await import("#session/room-half.ts")).createRoomHalf();\n',
        "src/ui/sky.ts": 'import { Color } from "three";\nexport const sky = Color;\n',
      }),
    );
    const rules = new Set(report.violations.map((violation) => violation.rule.name));
    expect(rules).toContain("game-may-import");
    expect(rules).toContain("features-do-not-meet");
    expect(rules).toContain("no-circular");
    expect(rules).toContain("three-only-in-scene");
    const tooEarly = report.violations.filter(({ rule }) => rule.name === "rooms-are-fetched-later");
    expect(tooEarly.map(({ from }) => from)).toEqual(["src/app/eager.ts"]);
  });

  it("see the modules of this project at all", () => {
    // The default parser sees none under TypeScript 7 and is content.
    expect(cruise(ROOT).totalCruised).toBeGreaterThan(100);
  });
});

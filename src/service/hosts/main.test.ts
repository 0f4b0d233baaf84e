import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bosworth-main-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs a program of this folder to its end; `onText` sees what it has written so far and may end it. */
function run(
  program: string,
  args: readonly string[],
  onText?: (text: string, stop: () => void) => void,
): Promise<Ended> {
  const child = spawn(process.execPath, [join(import.meta.dirname, program), ...args], { cwd: folder });
  let out = "";
  let err = "";
  const told = (): void => onText?.(out + err, () => void child.kill("SIGTERM"));
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString("utf8");
    told();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk.toString("utf8");
    told();
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, out, err })));
}

const oneSentence = /^[^\n]+\.\n$/;

describe("what can't be started ends with one sentence and code 1", () => {
  test("an option that isn't known", async () => {
    const { code, out, err } = await run("main.ts", ["--prot", "1"]);
    expect(err).toMatch(oneSentence);
    expect(err).toContain("--prot");
    expect([code, out]).toEqual([1, ""]);
  });

  test("a data folder that can't be written", async () => {
    writeFileSync(join(folder, "file"), "");
    const { code, err } = await run("main.ts", ["--data", "file/data"]);
    expect(err).toMatch(oneSentence);
    expect(err).toContain("--data");
    expect(code).toBe(1);
  });

  test("a component without its secret", async () => {
    const args = ["--component", "127.0.0.1:1", "--domain", "games.example", "--secret-file", "missing"];
    const { code, err } = await run("component-main.ts", args);
    expect(err).toMatch(oneSentence);
    expect(err).toContain("missing");
    expect(code).toBe(1);
  });

  test("a component whose server refuses it", async () => {
    writeFileSync(join(folder, "secret"), "a mule\n");
    const server = createServer((socket) => {
      socket.once("data", () => {
        socket.end(
          `<stream:stream xmlns:stream='http://etherx.jabber.org/streams' xmlns='jabber:component:accept' id='1'>` +
            `<stream:error><not-authorized xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error></stream:stream>`,
        );
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const args = ["--component", `127.0.0.1:${port}`, "--domain", "games.example", "--secret-file", "secret"];
    const { code, err } = await run("component-main.ts", args);
    expect(err).toMatch(oneSentence);
    expect(err).toContain("not-authorized");
    expect(code).toBe(1);
    await new Promise((resolve) => server.close(resolve));
  });
});

test("help is no failure", async () => {
  const { code, out, err } = await run("main.ts", ["--help"]);
  expect(out).toContain("--registration");
  expect([code, err]).toEqual([0, ""]);
});

test("a component that waits for its server ends in order when it is told to", async () => {
  writeFileSync(join(folder, "secret"), "a horse\n");
  const args = ["--component", "127.0.0.1:1", "--domain", "games.example", "--secret-file", "secret"];
  const { code, err } = await run("component-main.ts", args, (text, stop) => {
    if (text.includes("next attempt")) stop();
  });
  expect(err).toContain("games.example is offline");
  expect(code).toBe(0);
});

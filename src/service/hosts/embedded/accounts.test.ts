import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openAccounts } from "#service/hosts/embedded/accounts.ts";
import { deriveVerifiers, isPasswordOf } from "#service/hosts/embedded/scram-keys.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bosworth-accounts-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("accounts and the installation's secret outlive the process", async () => {
  const path = join(folder, "accounts.sqlite");
  const before = openAccounts(path);
  expect(before.create("richardiii", await deriveVerifiers("a horse"))).toBe(true);
  const secret = Buffer.from(before.secret);
  before.close();
  const after = openAccounts(path);
  expect(Buffer.from(after.secret)).toEqual(secret);
  const verifier = after.find("richardiii", "sha1");
  expect(verifier?.iterations).toBe(10_000);
  expect(verifier !== undefined && (await isPasswordOf("a horse", "sha1", verifier))).toBe(true);
  expect(verifier !== undefined && (await isPasswordOf("a mule", "sha1", verifier))).toBe(false);
  after.close();
});

test("the file holds no password", async () => {
  const path = join(folder, "accounts.sqlite");
  const accounts = openAccounts(path);
  accounts.create("richardiii", await deriveVerifiers("my kingdom for a horse"));
  accounts.close();
  expect((await readFile(path)).includes("kingdom")).toBe(false);
});

test("a name is taken once, and a removed account leaves nothing behind", async () => {
  const accounts = openAccounts(":memory:");
  const verifiers = await deriveVerifiers("a horse");
  expect(accounts.create("richardiii", verifiers)).toBe(true);
  expect(accounts.create("richardiii", verifiers)).toBe(false);
  expect(accounts.remove("richardiii")).toBe(true);
  expect(accounts.remove("richardiii")).toBe(false);
  expect(accounts.find("richardiii", "sha256")).toBeUndefined();
  expect(accounts.changePassword("richardiii", verifiers)).toBe(false);
  accounts.close();
});

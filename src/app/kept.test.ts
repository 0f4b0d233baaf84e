import { describe, expect, it } from "vitest";
import { defaultSettings } from "#store/settings-store.ts";
import { keepSettings, keptScramAccounts, keptSettings } from "./kept.ts";

function storage(entries: Record<string, string> = {}): Storage {
  const held = new Map(Object.entries(entries));
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
    clear: () => held.clear(),
    key: (place) => [...held.keys()][place] ?? null,
    get length() {
      return held.size;
    },
  };
}
const withSettings = (text: string) => keptSettings(storage({ "bosworth.settings": text }));

describe("settings on this device", () => {
  it("come back as they were kept", () => {
    const device = storage();
    const chosen = { ...defaultSettings, nickname: "king", quality: "high" as const, reducedMotion: true };
    keepSettings(device, chosen);
    expect(keptSettings(device)).toEqual(chosen);
  });

  it("fall back to their defaults one by one where they are of the wrong type or unknown", () => {
    expect(withSettings('{"nickname":"king","mouseSensitivity":"fast","crown":true}')).toEqual({
      ...defaultSettings,
      nickname: "king",
    });
  });

  it("fall back to their defaults where nothing readable is kept", () => {
    for (const text of ["", "{", "null", "7", '"king"']) expect(withSettings(text)).toEqual(defaultSettings);
  });

  it("that can't be kept hold for this visit", () => {
    const full = Object.assign(storage(), {
      setItem() {
        throw new DOMException("full", "QuotaExceededError");
      },
    });
    expect(() => keepSettings(full, defaultSettings)).not.toThrow();
  });
});

describe("accounts that logged in by SCRAM", () => {
  it("are known on the next visit", () => {
    const device = storage();
    keptScramAccounts(device).add("king@shakespeare.lit");
    expect(keptScramAccounts(device).has("king@shakespeare.lit")).toBe(true);
    expect(keptScramAccounts(device).has("earl1@shakespeare.lit")).toBe(false);
  });

  it("are none where something else is kept in their place", () => {
    const accounts = keptScramAccounts(storage({ "bosworth.scram-accounts": '{"king":true}' }));
    expect(accounts.has("king")).toBe(false);
  });
});

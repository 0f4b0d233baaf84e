import type { ScramAccounts } from "#net/environment.ts";
import { defaultSettings, type Settings } from "#store/settings-store.ts";

const SETTINGS = "bosworth.settings";
const ACCOUNTS = "bosworth.scram-accounts";

/** What a person chose on this device. What can't be read, or has the wrong type, falls back to its default. */
export function keptSettings(storage: Storage): Settings {
  const kept = read(storage, SETTINGS);
  if (typeof kept !== "object" || kept === null) return defaultSettings;
  const known = Object.entries(kept).filter(([key, value]) => {
    if (!(key in defaultSettings)) return false;
    const usual = defaultSettings[key as keyof Settings];
    return usual === undefined ? typeof value === "boolean" : typeof value === typeof usual;
  });
  return { ...defaultSettings, ...Object.fromEntries(known) };
}

export function keepSettings(storage: Storage, settings: Settings): void {
  write(storage, SETTINGS, settings);
}

/** Accounts that logged in by SCRAM once: their passwords are never sent in the clear again. */
export function keptScramAccounts(storage: Storage): ScramAccounts {
  const kept = read(storage, ACCOUNTS);
  const accounts = new Set(Array.isArray(kept) ? kept.filter((name) => typeof name === "string") : []);
  return {
    has: (account) => accounts.has(account),
    add(account) {
      accounts.add(account);
      write(storage, ACCOUNTS, [...accounts]);
    },
  };
}

function read(storage: Storage, key: string): unknown {
  try {
    return JSON.parse(storage.getItem(key) ?? "null");
  } catch {
    return undefined;
  }
}

function write(storage: Storage, key: string, value: unknown): void {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or forbidden storage: the choice holds for this visit.
  }
}

import { randomBytes } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import {
  SCRAM_HASHES,
  type ScramHash,
  type Verifier,
  type Verifiers,
} from "#service/hosts/embedded/scram-keys.ts";

/** Where accounts are kept. Names are local parts as `parseJid` folds them. */
export interface AccountStore {
  find(local: string, hash: ScramHash): Verifier | undefined;
  /** False when the name is taken. */
  create(local: string, verifiers: Verifiers): boolean;
  /** False when there is no such account. */
  changePassword(local: string, verifiers: Verifiers): boolean;
  /** False when there is no such account. */
  remove(local: string): boolean;
  /** A secret of this installation, for answers about names that don't exist. */
  readonly secret: Uint8Array;
  close(): void;
}

// The exclusive lock keeps a second server off the same data folder: rooms have one authority.
const schema = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = WAL;
  CREATE TABLE IF NOT EXISTS account (local TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS verifier (
    local TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
    hash TEXT NOT NULL,
    salt BLOB NOT NULL,
    iterations INTEGER NOT NULL,
    stored_key BLOB NOT NULL,
    server_key BLOB NOT NULL,
    PRIMARY KEY (local, hash)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS secret (one INTEGER PRIMARY KEY CHECK (one = 1), value BLOB NOT NULL) STRICT;
`;

type VerifierRow = {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iterations: number;
  readonly stored_key: Uint8Array;
  readonly server_key: Uint8Array;
};

/** Accounts in an SQLite file; `:memory:` keeps them for this process only. Throws when the file can't be opened. */
export function openAccounts(path: string): AccountStore {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: true });
  database.exec(schema);
  database.prepare("INSERT OR IGNORE INTO secret VALUES (1, ?)").run(randomBytes(32));
  const { value: secret } = database.prepare("SELECT value FROM secret").get() as { value: Uint8Array };

  const findVerifier = database.prepare(
    "SELECT salt, iterations, stored_key, server_key FROM verifier WHERE local = ? AND hash = ?",
  );
  const addAccount = database.prepare("INSERT OR IGNORE INTO account VALUES (?)");
  const hasAccount = database.prepare("SELECT 1 FROM account WHERE local = ?");
  const removeAccount = database.prepare("DELETE FROM account WHERE local = ?");
  const putVerifier = database.prepare("INSERT OR REPLACE INTO verifier VALUES (?, ?, ?, ?, ?, ?)");

  function write(local: string, verifiers: Verifiers): void {
    for (const hash of SCRAM_HASHES) {
      const { salt, iterations, storedKey, serverKey } = verifiers[hash];
      putVerifier.run(local, hash, salt, iterations, storedKey, serverKey);
    }
  }

  function atomically(change: () => boolean): boolean {
    database.exec("BEGIN IMMEDIATE");
    try {
      const done = change();
      database.exec("COMMIT");
      return done;
    } catch (error) {
      database.exec("ROLLBACK");
      throw error;
    }
  }

  return {
    secret,
    find(local, hash) {
      const row = findVerifier.get(local, hash) as VerifierRow | undefined;
      if (row === undefined) return undefined;
      return {
        salt: row.salt,
        iterations: row.iterations,
        storedKey: row.stored_key,
        serverKey: row.server_key,
      };
    },
    create: (local, verifiers) =>
      atomically(() => {
        if (addAccount.run(local).changes === 0) return false;
        write(local, verifiers);
        return true;
      }),
    changePassword: (local, verifiers) =>
      atomically(() => {
        if (hasAccount.get(local) === undefined) return false;
        write(local, verifiers);
        return true;
      }),
    remove: (local) => removeAccount.run(local).changes > 0,
    close: () => database.close(),
  };
}

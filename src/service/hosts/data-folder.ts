import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { errorCode, StartFailure } from "#service/hosts/failure.ts";

/** The files of a data folder. */
export type DataFolder = { readonly accounts: string; readonly games: string };

/** Makes the folder if it isn't there. Throws a StartFailure when it can't be written. */
export function openDataFolder(folder: string): DataFolder {
  const path = resolve(folder);
  try {
    makeFolder(path);
    accessSync(path, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartFailure(
      `The data folder '${path}' can't be written (${errorCode(error)}); choose another one with --data.`,
    );
  }
  return { accounts: join(path, "accounts.sqlite"), games: join(path, "games.sqlite") };
}

/** COMPAT(node 24): its own `recursive` never returns where no folder can be made, such as in /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  // What the files hold, such as the passwords of rooms, is nobody's business but the server's.
  mkdirSync(path, 0o700);
}

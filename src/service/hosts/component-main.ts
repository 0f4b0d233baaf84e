import { readFileSync } from "node:fs";
import { readComponentArguments } from "#service/hosts/cli-options.ts";
import { createComponentHost } from "#service/hosts/component/host.ts";
import { openDataFolder } from "#service/hosts/data-folder.ts";
import { errorCode, leave, StartFailure } from "#service/hosts/failure.ts";
import { startGameRuntime } from "#service/hosts/game-runtime.ts";
import { onStopSignal } from "#service/hosts/process-signals.ts";

function readSecret(file: string): string {
  try {
    const secret = readFileSync(file, "utf8").trim();
    if (secret !== "") return secret;
  } catch (error) {
    throw new StartFailure(`The secret file '${file}' can't be read (${errorCode(error)}).`);
  }
  throw new StartFailure(`The secret file '${file}' is empty.`);
}

function main(): void {
  const read = readComponentArguments(process.argv.slice(2));
  if ("help" in read) return console.log(read.help);
  if ("error" in read) throw new StartFailure(read.error);
  const { server, secretFile, domain, data } = read.options;
  const secret = readSecret(secretFile);
  const files = openDataFolder(data);
  const log = (sentence: string): void => console.error(sentence);
  const host = createComponentHost({
    server,
    domain,
    secret,
    log,
    random: Math.random,
    onRefused: (sentence) => leave(new StartFailure(sentence)),
  });
  const game = startGameRuntime(host.link, files.games, log);
  host.onStanza(game.receive);
  host.start();
  onStopSignal(async () => {
    game.shutdown();
    await host.stop();
  });
}

try {
  main();
} catch (error) {
  leave(error);
}

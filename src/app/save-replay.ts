import { packReplay, replayFileName } from "#session/replay/replay-file.ts";
import type { Replay } from "#session/replay/replay.ts";

/** Gives the replay to the browser as a file to be kept. */
export async function saveReplay(replay: Replay): Promise<void> {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await packReplay(replay));
  link.download = replayFileName(replay.header);
  link.click();
  // The download has its own hold on the file by the next turn of the page.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

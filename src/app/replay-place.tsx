import { useState } from "react";
import { ReplayScreen } from "#features/match/replay-screen.tsx";
import { randomId } from "#net/environment.ts";
import type { LobbyClient } from "#session/client.ts";
import { createReplayPlayer } from "#session/replay/player.ts";
import type { Replay } from "#session/replay/replay.ts";
import { BattlefieldView } from "./battlefield/battlefield-view.tsx";
import { saveReplay } from "./save-replay.ts";

export type ReplayPlaceProps = {
  readonly client: LobbyClient;
  readonly replay: Replay;
  readonly isCovered: boolean;
  readonly onSettings: () => void;
  readonly onClose: () => void;
};

/** A battle seen again: a client of its own, whose line is the recording. */
export function ReplayPlace({ client, replay, ...rest }: ReplayPlaceProps) {
  const [player] = useState(() =>
    createReplayPlayer(replay, client.stores.settings, randomId(globalThis.crypto)),
  );
  return (
    <ReplayScreen
      {...rest}
      player={player}
      battlefield={(slot) => (
        <BattlefieldView client={player.client} clock={(pageMs) => player.advance(pageMs)} {...slot} />
      )}
      onSave={() => void saveReplay(replay)}
    />
  );
}

import { Chat } from "#features/chat/chat.tsx";
import { MatchScreen } from "#features/match/match-screen.tsx";
import type { Client } from "#session/client.ts";
import { BattlefieldView } from "./battlefield/battlefield-view.tsx";
import { ConnectionStatus } from "./connection-status.tsx";

type MatchPlaceProps = {
  readonly client: Client;
  readonly isCovered: boolean;
  readonly onSettings: () => void;
  readonly onRoom: () => void;
  readonly onLeave: () => void;
};

/** The battle's screen with what belongs into it: battlefield, chat, connection. */
export function MatchPlace({ client, ...rest }: MatchPlaceProps) {
  return (
    <MatchScreen
      {...rest}
      client={client}
      battlefield={(slot) => <BattlefieldView client={client} {...slot} />}
      chat={<Chat client={client} isFocused />}
      connection={<ConnectionStatus client={client} />}
    />
  );
}

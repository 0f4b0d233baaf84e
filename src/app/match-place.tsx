import { Chat, type ChatProps } from "#features/chat/chat.tsx";
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
  readonly ways: ChatProps["ways"];
};

/** The battle's screen with what belongs into it: battlefield, chat, connection. */
export function MatchPlace({ client, ways, ...rest }: MatchPlaceProps) {
  return (
    <MatchScreen
      {...rest}
      client={client}
      battlefield={(slot) => <BattlefieldView client={client} {...slot} />}
      chat={<Chat client={client} isFocused ways={ways} />}
      connection={<ConnectionStatus client={client} />}
    />
  );
}

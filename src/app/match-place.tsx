import { Chat, type ChatProps } from "#features/chat/chat.tsx";
import { MatchScreen } from "#features/match/match-screen.tsx";
import { Approvals } from "#features/room/approvals.tsx";
import type { Client } from "#session/client.ts";
import { BattlefieldView } from "./battlefield/battlefield-view.tsx";
import { ConnectionStatus } from "./connection-status.tsx";
import type { Tell } from "./use-notices.ts";

type MatchPlaceProps = {
  readonly client: Client;
  readonly isCovered: boolean;
  readonly onSettings: () => void;
  readonly onRoom: () => void;
  readonly onLeave: () => void;
  readonly tell: Tell;
  readonly ways: ChatProps["ways"];
};

/** The battle's screen with what belongs into it: battlefield, chat, what is to be decided, connection. */
export function MatchPlace({ client, tell, ways, ...rest }: MatchPlaceProps) {
  return (
    <MatchScreen
      {...rest}
      client={client}
      battlefield={(slot) => <BattlefieldView client={client} {...slot} />}
      chat={<Chat client={client} isFocused ways={ways} />}
      approvals={<Approvals client={client} onTell={tell} onEmpty={() => {}} />}
      connection={<ConnectionStatus client={client} />}
    />
  );
}

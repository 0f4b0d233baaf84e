import { useEffect, useState, type ReactNode } from "react";
import type { Client, LobbyClient } from "#session/client.ts";
import type { Outcome } from "#session/outcome.ts";
import { NotLoaded } from "./not-loaded.tsx";

type RoomsClientProps = {
  readonly client: LobbyClient;
  readonly waiting: ReactNode;
  readonly children: (client: Client) => ReactNode;
};

/** Shows what needs the rooms' half of the session, once that is fetched. */
export function RoomsClient({ client, waiting, children }: RoomsClientProps) {
  const [opened, setOpened] = useState<Outcome<Client> | undefined>();
  useEffect(() => {
    let isGone = false;
    void client.openRooms().then((outcome) => {
      if (!isGone) setOpened(outcome);
    });
    return () => void (isGone = true);
  }, [client]);
  if (opened === undefined) return waiting;
  return opened.ok ? children(opened.value) : <NotLoaded />;
}

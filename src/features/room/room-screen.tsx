import type { ReactNode, Ref } from "react";
import { useStore } from "zustand";
import type { Client } from "#session/client.ts";
import { Departed } from "./departed.tsx";
import { InsideRoom } from "./inside-room.tsx";
import type { ShownModel } from "./model-panel.tsx";
import { RoomDoor } from "./room-door.tsx";
import { useEntry } from "./use-entry.ts";

export type RoomScreenProps = {
  readonly client: Client;
  /** The room's address. */
  readonly room: string;
  readonly isWatching: boolean;
  readonly chat: ReactNode;
  /** Draws a model in the colours of a team. */
  readonly preview: (shown: ShownModel) => ReactNode;
  /** The dialog of the room's configuration; `isNew`: the room is locked until it is configured. */
  readonly configuration: (isNew: boolean, onClose: () => void) => ReactNode;
  readonly onRooms: () => void;
  readonly onRoom: (room: string) => void;
  readonly onLeave: () => void;
  readonly onCopyLink: () => void;
  /** To watch instead of playing, or the other way round. */
  readonly onWatching: (isWatching: boolean) => void;
  readonly headingRef: Ref<HTMLHeadingElement>;
};

/** The room before and after the battle: the way in, the room itself, and the word at its end. */
export function RoomScreen(props: RoomScreenProps) {
  const { client, room, isWatching, headingRef } = props;
  const entry = useEntry(client, room, isWatching);
  const phase = useStore(client.stores.room, (state) => (state.jid === room ? state.phase : "outside"));
  switch (phase) {
    case "inside":
    case "locked":
      return <InsideRoom {...props} isLocked={phase === "locked"} />;
    case "gone":
      return (
        <Departed
          client={client}
          headingRef={headingRef}
          onRooms={props.onRooms}
          onRoom={props.onRoom}
          onAgain={() => void entry.enter()}
        />
      );
    case "outside":
    case "entering":
      return (
        <RoomDoor client={client} room={room} entry={entry} headingRef={headingRef} onRooms={props.onRooms} />
      );
  }
}

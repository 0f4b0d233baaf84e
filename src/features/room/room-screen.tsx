import { useStore } from "zustand";
import { Departed } from "./departed.tsx";
import { InsideRoom } from "./inside-room.tsx";
import { RoomDoor } from "./room-door.tsx";
import type { RoomScreenProps } from "./room-screen-props.ts";
import { useEntry } from "./use-entry.ts";

/** The room before and after the battle: the way in, the room itself, and the word at its end. */
export function RoomScreen(props: RoomScreenProps) {
  const { client, room, isWatching, password, headingRef } = props;
  const entry = useEntry(client, room, isWatching, password);
  const phase = useStore(client.stores.room, (state) => (state.jid === room ? state.phase : "outside"));
  switch (phase) {
    case "inside":
    case "locked":
      return <InsideRoom {...props} isLocked={phase === "locked"} />;
    case "gone":
      return (
        <Departed
          client={client}
          room={room}
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

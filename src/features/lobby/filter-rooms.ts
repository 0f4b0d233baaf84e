import type { RoomListing } from "#store/lobby-store.ts";

/** The rooms that hold every word of the filter somewhere in what is shown of them. */
export function filterRooms(rooms: readonly RoomListing[], filter: string): readonly RoomListing[] {
  const words = filter
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== "");
  if (words.length === 0) return rooms;
  return rooms.filter((room) => {
    const text = [room.name, room.description, room.subject, room.game, room.matchType, room.jid]
      .filter((part) => part !== undefined)
      .join("\n")
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

import { isLookAlike } from "#service/room/nick.ts";
import type { RoomState } from "#service/room/state.ts";

/** MMOG 7.18, 7.20: the nickname that somebody has for himself in the room. */
export function reservedNickOf(state: RoomState, bareJid: string): string | undefined {
  return Object.hasOwn(state.reservedNicks, bareJid) ? state.reservedNicks[bareJid] : undefined;
}

/** MMOG 7.2.8 and 7.14: whether the nickname is somebody else's, present or not. */
export function isReservedForOther(state: RoomState, nick: string, bareJid: string): boolean {
  return Object.entries(state.reservedNicks).some(
    ([holder, reserved]) => holder !== bareJid && isLookAlike(reserved, nick),
  );
}

/** The nickname that the room holds somebody to, where nicknames are locked (MMOG 7.18; errata E-042). */
export function heldNickOf(state: RoomState, bareJid: string): string | undefined {
  return state.config.nicksLocked ? reservedNickOf(state, bareJid) : undefined;
}

/** The state with a nickname reserved, or free again. */
export function withReservedNick(state: RoomState, bareJid: string, nick: string | undefined): RoomState {
  const others = Object.entries(state.reservedNicks).filter(([holder]) => holder !== bareJid);
  const own = nick === undefined ? [] : [[bareJid, nick] as const];
  return { ...state, reservedNicks: Object.fromEntries([...others, ...own]) };
}

const MOST_PASSWORDS = 20;

/**
 * Passwords of rooms that were told together with their addresses (errata E-181): each is tried when one enters
 * there. The oldest goes first.
 */
export interface RoomPasswords {
  readonly of: (room: string) => string | undefined;
  readonly keep: (room: string, password: string) => void;
  readonly forget: () => void;
}

export function createRoomPasswords(): RoomPasswords {
  const passwords = new Map<string, string>();
  return {
    of: (room) => passwords.get(room),
    keep(room, password) {
      passwords.delete(room);
      passwords.set(room, password);
      const [oldest] = passwords.keys();
      if (passwords.size > MOST_PASSWORDS && oldest !== undefined) passwords.delete(oldest);
    },
    forget: () => passwords.clear(),
  };
}

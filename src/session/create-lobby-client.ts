import type { Client, LobbyClient } from "#session/client.ts";
import type { ClientEnvironment } from "#session/environment.ts";
import { fetched } from "#session/fetched.ts";
import { createLobbyHalf, type LobbyHalf } from "#session/lobby-half.ts";
import { got, refused, type Outcome } from "#session/outcome.ts";

/**
 * The page's client: the lobby's half of the session, and the way to the other half, which `loadRoomHalf` fetches
 * (`createRoomHalf` of room-half.ts) when it is first asked for. After a failure it is fetched anew.
 */
export function createLobbyClient(
  environment: ClientEnvironment,
  loadRoomHalf: () => Promise<(half: LobbyHalf) => Client>,
): LobbyClient {
  const half = createLobbyHalf(environment);
  let client: Client | undefined;
  let wishes = 0;

  async function openRooms(): Promise<Outcome<Client>> {
    const createRoomHalf = await fetched(loadRoomHalf);
    if (!createRoomHalf.ok) return createRoomHalf;
    client ??= createRoomHalf.value(half);
    return got(client);
  }

  async function inRooms<T>(useCase: (client: Client) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const opened = await openRooms();
    return opened.ok ? useCase(opened.value) : opened;
  }

  /** Signing in or out, or playing: whoever does one of these wants none of those before any more. */
  function asWish<A extends unknown[], R>(useCase: (...args: A) => R): (...args: A) => R {
    return (...args) => {
      wishes += 1;
      return useCase(...args);
    };
  }

  return {
    ...half.useCases,
    openRooms,
    savedRooms: () => inRooms((rooms) => rooms.savedRooms()),
    loadRoom: (room) => inRooms((rooms) => rooms.loadRoom(room)),
    createRoom: (entry) => inRooms((rooms) => rooms.createRoom(entry)),
    signIn: asWish(half.useCases.signIn),
    signInAsGuest: asWish(half.useCases.signInAsGuest),
    signOut: asWish(half.useCases.signOut),
    playNow: asWish((nickname: string) => {
      const own = wishes;
      return inRooms(async (rooms) =>
        own === wishes ? rooms.playNow(nickname) : refused({ code: "superseded" }),
      );
    }),
  };
}

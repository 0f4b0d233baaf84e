import type { Client } from "#session/client.ts";
import type { ClientEnvironment } from "#session/environment.ts";
import { createLobbyHalf } from "#session/lobby-half.ts";
import { createRoomHalf } from "#session/room-half.ts";

/** All use cases over one connection, at once: for a replay, which is in its room from the first moment on. */
export function createClient(environment: ClientEnvironment): Client {
  return createRoomHalf(createLobbyHalf(environment));
}

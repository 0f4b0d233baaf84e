import { decodeChild } from "#xml/codec.ts";
import { entering } from "#protocol/mmog/entering.ts";
import { NS } from "#protocol/namespaces.ts";
import type { Game } from "#service/games/game.ts";
import { createMemoryBudget } from "#service/memory-budget.ts";
import { reject, type Rejection } from "#service/rejections.ts";
import type { Request } from "#service/request.ts";
import { defaultRoomConfig } from "#service/room/config.ts";
import { openRoom, type Room, type RoomSurroundings } from "#service/room/room.ts";
import type { RoomState } from "#service/room/state.ts";
import { restoredRoom, storedRoom } from "#service/room/stored-room.ts";
import type { StandingRoom } from "#service/service-options.ts";

/** The rooms of a service. */
export interface Rooms {
  get(local: string): Room | undefined;
  all(): Iterable<Room>;
  /** Opens what is stored, and the standing rooms that aren't there yet. */
  restore(): void;
  /** The room that a presence asks to create, locked and still empty, or why it can't be created. */
  create(request: Request): Room | Rejection;
  /** Forgets a room that nobody came into. */
  drop(local: string): void;
}

export function createRooms(
  environment: Omit<RoomSurroundings, "closed" | "spectatorMemory">,
  games: readonly Game[],
): Rooms {
  const { link, storage, log, options } = environment;
  const rooms = new Map<string, Room>();
  const surroundings: RoomSurroundings = {
    ...environment,
    spectatorMemory: createMemoryBudget(options.spectatorMemory),
    closed: (local) => void rooms.delete(local),
  };

  function open(game: Game, state: RoomState, savedMatch: unknown): Room {
    const room = openRoom(surroundings, game, state, savedMatch);
    rooms.set(state.local, room);
    return room;
  }

  function restore(): void {
    for (const stored of storage.rooms()) {
      const state = restoredRoom(stored.room, stored.local, `${stored.local}@${link.domain}`);
      const game = games.find((each) => each.namespace === state?.game);
      if (state === undefined || game === undefined)
        log(`The stored room '${stored.local}' can't be read and stays closed.`);
      else open(game, state.standing ? { ...state, ...ownedByService } : state, stored.match);
    }
    const [game] = games;
    if (game === undefined) return;
    for (const room of options.standingRooms) {
      if (rooms.has(room.local)) continue;
      const state = standing(room, game);
      storage.putRoom(state.local, storedRoom(state));
      open(game, state, undefined);
    }
  }

  /** Every room has an owner (MMOG 10); where nobody else is, it is the service. */
  const ownedByService = { affiliations: { [link.domain]: "owner" } } as const;

  /** A public, persistent room of the service itself, without any other owner. */
  function standing({ local, name, purpose }: StandingRoom, game: Game): RoomState {
    // Guests come and go here, and nobody could take a nickname back from one who never comes again.
    const config = { ...defaultRoomConfig, name, persistent: true, maxUsers: 50, registration: false };
    return {
      ...blank(local, game),
      status: "active",
      match: "inactive",
      config,
      options: game.standingOptions[purpose],
      standing: true,
      ...ownedByService,
    };
  }

  function blank(local: string, game: Game): RoomState {
    return {
      local,
      jid: `${local}@${link.domain}`,
      status: "created",
      config: defaultRoomConfig,
      game: game.namespace,
      options: game.defaultOptions,
      affiliations: {},
      banNotes: {},
      keptVoice: {},
      occupants: [],
      subject: { text: "" },
      history: [],
      match: "created",
      keptTeams: {},
      savedWith: [],
      reservedNicks: {},
      registrations: [],
      invitations: [],
      standing: false,
    };
  }

  /** MMOG 10.1.1 (errata E-012): the game must be named, and the creator must not have too many rooms. */
  function create(request: Request): Room | Rejection {
    if (request.nick === "") return reject("nick-missing");
    const entry = decodeChild(entering, request.stanza, NS.client);
    if (entry?.ok === false) return reject("malformed", entry.refusal.detail);
    const wanted = entry?.value.game;
    if (wanted === undefined) return reject("game-missing");
    const game = games.find((each) => each.namespace === wanted);
    if (game === undefined) return reject("game-unknown");
    if (rooms.size >= options.rooms) return reject("service-limit");
    const { bareJid: creator } = request;
    let created = 0;
    for (const room of rooms.values()) if (room.state.creator === creator) created += 1;
    if (created >= options.roomsPerCreator) return reject("creation-refused");
    return open(
      game,
      { ...blank(request.local, game), creator, affiliations: { [creator]: "owner" } },
      undefined,
    );
  }

  return {
    get: (local) => rooms.get(local),
    all: () => rooms.values(),
    restore,
    create,
    drop: (local) => void rooms.delete(local),
  };
}

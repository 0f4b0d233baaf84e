import { createStore } from "zustand/vanilla";

/** What is known of a room from outside (MMOG 6.3-6.5). `undefined` is "unknown", never "no" (errata E-006). */
export type RoomListing = {
  readonly jid: string;
  readonly name: string;
  readonly description?: string;
  readonly subject?: string;
  readonly game?: string;
  readonly matchType?: string;
  readonly status?: string;
  readonly occupants?: number;
  readonly players?: number;
  readonly freePlaces?: number;
  readonly passwordProtected?: boolean;
  readonly membersOnly?: boolean;
  readonly moderated?: boolean;
  readonly anonymity?: "non" | "semi" | "fully";
  readonly logged?: boolean;
  /** Bare addresses of whom to turn to, mostly the owners. */
  readonly contacts?: readonly string[];
};

/** A saved room; `isOwn` where the room names its owners and we are one, unknown where it names none. */
export type SavedRoom = RoomListing & { readonly isOwn: boolean | undefined };

export type LobbyState = {
  readonly phase: "idle" | "loading" | "ready" | "failed";
  readonly rooms: readonly RoomListing[];
  /** All rooms that the service has, as far as it said. */
  readonly total: number | undefined;
  readonly more: boolean;
  /** Code of the refusal, when the list could not be had. */
  readonly refusal: string | undefined;
};

export const emptyLobby: LobbyState = {
  phase: "idle",
  rooms: [],
  total: undefined,
  more: false,
  refusal: undefined,
};

export function createLobbyStore() {
  return createStore<LobbyState>()(() => emptyLobby);
}

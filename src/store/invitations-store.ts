import { createStore } from "zustand/vanilla";

/** Somebody asks us into a room (MMOG 7.16). */
export type Invitation = {
  readonly key: string;
  /** The room's bare address. */
  readonly room: string;
  /** Who invites, as the room or the message says it: a full or bare address, or an occupant's; '' where unknown. */
  readonly from: string;
  readonly reason: string;
  /** By way of the room, which passes a refusal on; otherwise by the person themselves (XEP-0249). */
  readonly isMediated: boolean;
};

export function createInvitationsStore() {
  return createStore<{ readonly invitations: readonly Invitation[] }>()(() => ({ invitations: [] }));
}

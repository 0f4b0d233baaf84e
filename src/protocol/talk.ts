import { el } from "#xml/element.ts";
import { CLIENT_CAPS } from "#protocol/client-features.ts";
import { NS } from "#protocol/namespaces.ts";
import { message, presence, type Address } from "#protocol/stanza.ts";
import type { Stanza } from "#protocol/envelope.ts";

type To = Pick<Address, "to" | "id">;

/** MMOG 7.13, Example 71: a message to one occupant, marked so that carbons can tell it from others. */
export function whispering(address: To, text: string): Stanza {
  return message({ ...address, type: "chat" }, el("body", {}, text), el("game", { xmlns: NS.user }));
}

const SHOWS = { available: undefined, away: "away", busy: "dnd" } as const;
export type Availability = keyof typeof SHOWS;

/** MMOG 7.15, Example 79: how available one is, for the own occupant address. */
export function available(address: To, availability: Availability, status: string): Stanza {
  const show = SHOWS[availability];
  return presence(
    address,
    show !== undefined && el("show", {}, show),
    status !== "" && el("status", {}, status),
    // A room passes on what the last presence said, and no more.
    CLIENT_CAPS,
  );
}

/** MMOG 7.22, Examples 105 and 108: one leaves, with or without a word. */
export function leaving(address: To, farewell: string): Stanza {
  return presence({ ...address, type: "unavailable" }, farewell !== "" && el("status", {}, farewell));
}

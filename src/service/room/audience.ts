import type { XmlElement } from "#xml/element.ts";
import type { Link } from "#xml/link.ts";
import { seesJids } from "#service/room/privileges.ts";
import type { RoomState } from "#service/room/state.ts";

/** All clients in a room, by whether they are shown real addresses. */
type Audience = {
  readonly seeing: readonly string[];
  readonly blind: readonly string[];
  /** Those of occupants without a team, among them. */
  readonly spectators: ReadonlySet<string>;
};

// Turns come twenty times a second for every player, states change rarely: the lists are kept with the state.
const audiences = new WeakMap<RoomState, Audience>();

function audienceOf(state: RoomState): Audience {
  const known = audiences.get(state);
  if (known !== undefined) return known;
  const seeing: string[] = [];
  const blind: string[] = [];
  const spectators = new Set<string>();
  for (const occupant of state.occupants) {
    const side = seesJids(state.config, occupant.role) ? seeing : blind;
    for (const session of occupant.sessions) {
      side.push(session.jid);
      if (occupant.team === undefined) spectators.add(session.jid);
    }
  }
  const audience = { seeing, blind, spectators };
  audiences.set(state, audience);
  return audience;
}

/** Sends to all clients but those in `except`; the stanza is made and serialised at most once a side. */
export function toEverybody(
  link: Link,
  state: RoomState,
  make: (seesJids: boolean) => XmlElement,
  except: ReadonlySet<string> = NOBODY,
): void {
  const { seeing, blind } = audienceOf(state);
  for (const side of [seeing, blind]) {
    const to = except.size === 0 ? side : side.filter((jid) => !except.has(jid));
    if (to.length > 0) link.fanOut(make(side === seeing), to);
  }
}

/** Sends to the clients of spectators for which `isMeant`. */
export function toSpectators(
  link: Link,
  state: RoomState,
  make: (seesJids: boolean) => XmlElement,
  isMeant: (jid: string) => boolean = () => true,
): void {
  const { seeing, blind, spectators } = audienceOf(state);
  if (spectators.size === 0) return;
  for (const side of [seeing, blind]) {
    const to = side.filter((jid) => spectators.has(jid) && isMeant(jid));
    if (to.length > 0) link.fanOut(make(side === seeing), to);
  }
}

/** The clients of occupants without a team. */
export function spectatorClients(state: RoomState): ReadonlySet<string> {
  return audienceOf(state).spectators;
}

export const NOBODY: ReadonlySet<string> = new Set();

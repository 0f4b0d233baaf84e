import type { XmlElement } from "#xml/element.ts";
import type { Link } from "#xml/link.ts";
import { seesJids } from "#service/room/privileges.ts";
import type { RoomState } from "#service/room/state.ts";

/** All clients in a room, by whether they are shown real addresses. */
type Audience = { readonly seeing: readonly string[]; readonly blind: readonly string[] };

// Turns come twenty times a second for every player, states change rarely: the lists are kept with the state.
const audiences = new WeakMap<RoomState, Audience>();

function audienceOf(state: RoomState): Audience {
  const known = audiences.get(state);
  if (known !== undefined) return known;
  const seeing: string[] = [];
  const blind: string[] = [];
  for (const occupant of state.occupants) {
    const side = seesJids(state.config, occupant.role) ? seeing : blind;
    for (const session of occupant.sessions) side.push(session.jid);
  }
  const audience = { seeing, blind };
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

const NOBODY: ReadonlySet<string> = new Set();

import { el, type XmlElement } from "#xml/element.ts";
import type { Link } from "#xml/link.ts";
import { occupantGame } from "#protocol/mmog/occupant.ts";
import { message } from "#protocol/stanza.ts";
import type { Match } from "#service/games/game.ts";
import { NOBODY, spectatorClients, toEverybody, toSpectators } from "#service/room/audience.ts";
import type { Effect } from "#service/room/events.ts";
import type { SpectatorDelay } from "#service/room/spectator-delay.ts";
import type { RoomState } from "#service/room/state.ts";

/** MMOG 10.2.1, Example 197; the state comes along when the game's options changed (errata E-170). */
export function sayConfigurationChanged(
  link: Link,
  state: RoomState,
  match: Match,
  delay: SpectatorDelay,
  { statuses, options }: Extract<Effect, { kind: "configuration-changed" }>,
  world: { readonly nowMs: number; readonly id: string },
): void {
  const make = (...body: readonly XmlElement[]): XmlElement => {
    const game = occupantGame.encode({
      configurationChanged: {},
      statuses: statuses.map((code) => ({ code })),
    });
    return message(
      { from: state.jid, id: world.id, type: "groupchat" },
      el("game", game.attrs, ...game.children, ...body),
    );
  };
  const isLate = delay.isOn();
  toEverybody(
    link,
    state,
    (sees) => (options ? make(match.state(sees, world.nowMs)) : make()),
    isLate ? spectatorClients(state) : NOBODY,
  );
  // Spectators who are behind are told of the change, but not yet how the match stands.
  if (isLate) toSpectators(link, state, () => make());
  if (options) delay.announce();
}

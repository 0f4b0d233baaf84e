import { withAttrs, type XmlElement } from "#xml/element.ts";
import type { Link } from "#xml/link.ts";
import { message } from "#protocol/stanza.ts";
import type { MatchEffect } from "#service/games/game.ts";
import { NOBODY, spectatorClients, toEverybody } from "#service/room/audience.ts";
import type { ClientFeatures } from "#service/room/client-features.ts";
import { playerOf } from "#service/room/match-presence.ts";
import { seesJids } from "#service/room/privileges.ts";
import type { SpectatorDelay } from "#service/room/spectator-delay.ts";
import { occupantByNick, occupantJid, type RoomState } from "#service/room/state.ts";

/**
 * Says what happens in the match: to one occupant, to everybody, or, in a massive room, at once only to the player
 * whose turn it is and to those whose clients don't take gathered turns (docs/dga.md, "Massive rooms").
 */
export function sayOfMatch(
  link: Link,
  state: RoomState,
  clientFeatures: ClientFeatures,
  delay: SpectatorDelay,
  effect: Extract<MatchEffect, { kind: "say" }>,
  newId: () => string,
): void {
  const from = effect.from === undefined ? state.jid : occupantJid(state, effect.from);
  const id = effect.id ?? newId();
  const made = new Map<XmlElement, XmlElement>();
  /** One message for each payload: what is the same for all is made once, however many ways it goes. */
  const make = (sees: boolean): XmlElement => {
    const payload = effect.payload(sees);
    const stanza = made.get(payload) ?? message({ from, id, type: "groupchat" }, payload);
    made.set(payload, stanza);
    return stanza;
  };
  if (effect.to !== undefined) return tell(link, state, effect.to, make);
  const late = delay.isOn() ? spectatorClients(state) : NOBODY;
  if (delay.isOn()) delay.hold(effect.ungathered === undefined ? "all" : "plain", make);
  if (effect.ungathered === undefined) return toEverybody(link, state, make, late);
  const everyPlain = clientFeatures.without(state);
  const plain = late.size === 0 ? everyPlain : everyPlain.filter((jid) => !late.has(jid));
  // By the nickname as it is written here.
  const player = state.occupants.find((occupant) => occupant.nick === effect.ungathered);
  const own = player?.sessions.filter((session) => clientFeatures.has(session)) ?? [];
  const to = own.length === 0 ? plain : [...own.map(({ jid }) => jid), ...plain];
  if (to.length > 0) link.fanOut(make(false), to);
}

/** Sends each client that takes them the turns that were gathered for it. */
export function sayGathered(
  link: Link,
  state: RoomState,
  clientFeatures: ClientFeatures,
  delay: SpectatorDelay,
  { payloads }: Extract<MatchEffect, { kind: "gathered" }>,
): void {
  const isLate = delay.isOn();
  // All spectators are told the same.
  if (isLate)
    for (const payload of payloads({ key: "", player: undefined })) {
      const stanza = gatheredMessage(state, payload);
      delay.hold("gathered", () => stanza);
    }
  for (const occupant of state.occupants) {
    if (isLate && occupant.team === undefined) continue;
    const to = occupant.sessions.filter((session) => clientFeatures.has(session));
    if (to.length === 0) continue;
    for (const payload of payloads({ key: occupant.bareJid, player: playerOf(occupant) }))
      for (const { jid } of to) link.send(withAttrs(gatheredMessage(state, payload), { to: jid }));
  }
}

function gatheredMessage(state: RoomState, payload: XmlElement): XmlElement {
  return message({ from: state.jid, id: payload.attrs["tuid"], type: "groupchat" }, payload);
}

function tell(link: Link, state: RoomState, nick: string, make: (sees: boolean) => XmlElement): void {
  const occupant = occupantByNick(state, nick);
  if (occupant === undefined) return;
  const stanza = make(seesJids(state.config, occupant.role));
  for (const { jid } of occupant.sessions) link.send(withAttrs(stanza, { to: jid }));
}

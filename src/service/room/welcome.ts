import { el, withAttrs } from "#xml/element.ts";
import type { Link } from "#xml/link.ts";
import { STATUS } from "#protocol/mmog/words.ts";
import { message } from "#protocol/stanza.ts";
import type { Match } from "#service/games/game.ts";
import type { Effect } from "#service/room/events.ts";
import { historyFor } from "#service/room/history.ts";
import { sendMatch } from "#service/room/match-presence.ts";
import { announceNewcomer, sendOwnPresence, sendRoster } from "#service/room/presence.ts";
import { openQuestions } from "#service/room/questions.ts";
import type { SpectatorDelay } from "#service/room/spectator-delay.ts";
import { occupantBySession, occupantJid, type RoomState } from "#service/room/state.ts";

/** MMOG 7.1: the match, the others, oneself, history, subject; whatever is live comes after this. */
export function welcome(
  link: Link,
  state: RoomState,
  match: Match,
  delay: SpectatorDelay,
  { jid, statuses, history, id, announce }: Extract<Effect, { kind: "welcome" }>,
  world: { readonly nowMs: number; readonly id: () => string },
): void {
  const occupant = occupantBySession(state, jid);
  if (occupant === undefined) return;
  const { config } = state;
  sendMatch(link, state, match, delay, occupant, jid, world.nowMs);
  sendRoster(link, state, occupant, jid);
  if (announce) announceNewcomer(link, state, occupant, jid);
  const codes = [...statuses];
  if (config.whois === "anyone") codes.push(STATUS.nonAnonymous);
  if (config.logged) codes.push(STATUS.logged);
  const session = occupant.sessions.find((each) => each.jid === jid);
  sendOwnPresence(link, state, occupant, jid, { session, id }, codes);
  const showsJids = config.whois === "anyone";
  for (const stanza of historyFor(
    state.history,
    state.jid,
    history,
    config.maxHistory,
    world.nowMs,
    showsJids,
  ))
    link.send(withAttrs(stanza, { to: jid }));
  const { text, nick } = state.subject;
  const from = nick === undefined ? state.jid : occupantJid(state, nick);
  link.send(message({ from, to: jid, id: world.id(), type: "groupchat" }, el("subject", {}, text)));
  if (announce)
    for (const question of openQuestions(state, occupant, world.id))
      link.send(withAttrs(question, { to: jid }));
}

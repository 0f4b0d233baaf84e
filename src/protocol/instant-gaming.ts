import { childText, element, optionalAttr, optionalChild } from "#xml/codec.ts";
import { accept } from "#xml/decoded.ts";
import { oneOf, string, type ValueCodec } from "#xml/value.ts";
import { dataForm } from "#protocol/data-form.ts";
import { gameElement } from "#protocol/game-content.ts";
import { NS } from "#protocol/namespaces.ts";

const GAMES = NS.games;

const INVITATIONS = ["new", "renew", "adjourned", "constructed", "cancel"] as const;
const kinds = oneOf(INVITATIONS);
/** Missing is `new` (errata E-197); `adjourn` is `adjourned` (E-199). */
const invitationKind: ValueCodec<(typeof INVITATIONS)[number]> = {
  ...kinds,
  parse: (text) => kinds.parse(text === "adjourn" ? "adjourned" : text),
};

const REASONS = ["won", "lost", "draw", "resign", "adjourn", "cheating"] as const;
const reasons = oneOf(REASONS);
/** An unknown reason is the sender's resignation (errata E-201). */
const terminationReason: ValueCodec<(typeof REASONS)[number]> = {
  ...reasons,
  parse(text) {
    const known = reasons.parse(text === "adjourned" ? "adjourn" : text);
    return known.ok ? known : accept("resign");
  },
};

const game = element("game", GAMES, { game: optionalAttr("var", string), saved: optionalChild(dataForm) });

/** Instant Gaming, Examples 3 and 11; the state of a saved game stands in the invitation (errata E-198). */
export const gameInvite = element("invite", GAMES, {
  kind: optionalAttr("type", invitationKind),
  reason: childText("reason", string),
  game: optionalChild(game),
  saved: optionalChild(dataForm),
});

/** Example 4; sent with a reason always, read without (errata E-200). */
export const gameDecline = element("decline", GAMES, { reason: childText("reason", string) });

/** Example 5. */
export const gameJoin = element("join", GAMES, {});

/** Example 7: one move in the game's own namespace. */
export const gameTurn = element("turn", GAMES, { move: gameElement });

/** Examples 8 and 9. */
export const gameSave = element("save", GAMES, {});
export const gameSaved = element("saved", GAMES, {});

/** Example 12. */
export const gameTerminate = element("terminate", GAMES, {
  reason: optionalAttr("reason", terminationReason),
});

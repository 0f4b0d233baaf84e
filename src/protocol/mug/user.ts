import { children, childText, element, optionalAttr, optionalChild } from "#xml/codec.ts";
import { nonEmpty, string } from "#xml/value.ts";
import { gameElement } from "#protocol/game-content.ts";
import { MUG_USER } from "#protocol/mug/namespaces.ts";

const reason = childText("reason", string);
const address = nonEmpty(3_071);

/** MUG Examples 20 and 82: to the room. */
const invite = element("invite", MUG_USER, { to: optionalAttr("to", address), reason });

/** MUG Examples 21 and 81: from the room, here on its own, there in a `<game/>`. */
export const mugInvited = element("invited", MUG_USER, {
  from: optionalAttr("from", address),
  game: optionalAttr("var", string),
  reason,
  password: childText("password", string),
});

/** MUG 6.1, Examples 20-23: invitations and their refusals. */
export const mugUserGame = element("game", MUG_USER, {
  invites: children(invite),
  invited: optionalChild(mugInvited),
  decline: optionalChild(element("decline", MUG_USER, { to: optionalAttr("to", address), reason })),
  declined: optionalChild(element("declined", MUG_USER, { from: optionalAttr("from", address), reason })),
  password: childText("password", string),
});

/** An invitation that stands in the message itself (MUG Example 82). */
export const mugInvite = invite;

/** MUG 6.4, Examples 39-41: says nothing but that one is ready. */
export const mugStart = element("start", MUG_USER, {});

/** MUG 6.5, Examples 43-47: one move in the game's own namespace. */
export const mugTurn = element("turn", MUG_USER, { move: gameElement });

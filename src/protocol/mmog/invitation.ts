import { attr, child, childText, children, element, optionalAttr, optionalChild } from "#xml/codec.ts";
import type { Codec, Infer } from "#xml/codec.ts";
import { refuse, type Decoded } from "#xml/decoded.ts";
import { el, elements, localName, namespaceOf, type XmlElement } from "#xml/element.ts";
import { nonEmpty, string } from "#xml/value.ts";
import { jidText } from "#protocol/jid.ts";
import { gameName } from "#protocol/mmog/words.ts";
import { NS } from "#protocol/namespaces.ts";

/** One message invites at most so many; Example 88 has two in one. */
const MAX_INVITEES = 50;

/** MMOG 7.17: the room goes on with what was a game of two. */
const continuation = element("continue", NS.user, { thread: optionalAttr("thread", nonEmpty(256)) });

/** As written: an address that nobody can have is answered like one that nobody has (MMOG 7.16.2). */
const address = nonEmpty(3_071);

/** MMOG Examples 81 and 88: what an occupant sends to the room, one `<invite/>` for each invitee. */
export const invitingGame = element("game", NS.user, {
  invites: children(
    element("invite", NS.user, {
      to: attr("to", address),
      reason: childText("reason", string),
      continuation: optionalChild(continuation),
    }),
  ),
});

/** MMOG Examples 82, 89 and 159: what the room sends to the invitee. */
export const invitedGame = element("game", NS.user, {
  game: optionalAttr("var", gameName),
  invite: child(
    element("invite", NS.user, {
      from: optionalAttr("from", jidText),
      reason: childText("reason", string),
      continuation: optionalChild(continuation),
    }),
  ),
  password: childText("password", string),
});

/** MMOG Example 83: `to` is the `from` of the invitation, as it stood there (errata E-072). */
export const decliningGame = element("game", NS.user, {
  decline: child(
    element("decline", NS.user, { to: optionalAttr("to", address), reason: childText("reason", string) }),
  ),
});

/** MMOG Example 84. */
export const declinedGame = element("game", NS.user, {
  decline: child(
    element("decline", NS.user, { from: optionalAttr("from", jidText), reason: childText("reason", string) }),
  ),
});

export type Inviting = Infer<typeof invitingGame>;
export type Invited = Infer<typeof invitedGame>;
export type Declining = Infer<typeof decliningGame>;
export type Declined = Infer<typeof declinedGame>;

/** The invitations that a message asks the room to send; `undefined` for a message without any. */
export function readInviting(message: XmlElement): Decoded<Inviting> | undefined {
  const read = readGame(invitingGame, message, INVITE);
  return read?.ok === true && read.value.invites.length > MAX_INVITEES
    ? refuse("out-of-range", "game/invite", `One message invites at most ${MAX_INVITEES} people.`)
    : read;
}

/** The invitation in a message from a room. */
export function readInvited(message: XmlElement): Decoded<Invited> | undefined {
  return readGame(invitedGame, message, INVITE);
}

/** The refusal that an invitee sends to the room. */
export function readDeclining(message: XmlElement): Decoded<Declining> | undefined {
  return readGame(decliningGame, message, DECLINE);
}

/** The refusal that an inviter hears of through the room. */
export function readDeclined(message: XmlElement): Decoded<Declined> | undefined {
  return readGame(declinedGame, message, DECLINE);
}

const INVITE = ["invite", "invited"] as const;
const DECLINE = ["decline", "declined"] as const;
const NAMESPACES: readonly string[] = [NS.user, NS.mmog, `${NS.mug}#user`];

/**
 * Everything that errata E-070 and E-071 let pass, brought into the one form that the codecs know: either
 * name, in `<game/>` (or `<x/>`, E-009) or directly in the message, the password and `var` on either level.
 */
function readGame<T>(
  codec: Codec<T>,
  message: XmlElement,
  [name, other]: typeof INVITE | typeof DECLINE,
): Decoded<T> | undefined {
  const found: XmlElement[] = [];
  const passwords: XmlElement[] = [];
  let game: string | undefined;
  const gather = (place: XmlElement, inherited: string): void => {
    for (const part of elements(place)) {
      if (!NAMESPACES.includes(namespaceOf(part, inherited))) continue;
      if (localName(part) === "password") passwords.push(ours(part, "password"));
      if (localName(part) !== name && localName(part) !== other) continue;
      found.push(ours(part, name));
      game ??= part.attrs["var"];
      for (const inner of elements(part))
        if (localName(inner) === "password") passwords.push(ours(inner, "password"));
    }
  };
  for (const box of elements(message)) {
    const ns = namespaceOf(box, NS.client);
    if (!NAMESPACES.includes(ns) || !["game", "x"].includes(localName(box))) continue;
    game ??= box.attrs["var"];
    gather(box, ns);
  }
  gather(message, NS.client);
  if (found.length === 0) return undefined;
  return codec.decode(el("game", { xmlns: NS.user, var: game }, ...found, ...passwords));
}

function ours(source: XmlElement, name: string): XmlElement {
  return { ...source, name, attrs: { ...source.attrs, xmlns: NS.user } };
}

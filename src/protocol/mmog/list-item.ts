import { childText, element, optionalAttr, optionalChild } from "#xml/codec.ts";
import { textUpTo, type ValueCodec } from "#xml/value.ts";
import { jidText } from "#protocol/jid.ts";
import { affiliation } from "#protocol/mmog/words.ts";

/**
 * Somebody in a list of roles, affiliations or teams, with whatever is known or wanted of them; in requests
 * and in answers (MMOG 8.5, 9.2, 9.5, 9.8, 10.5, 10.8, 10.11, 10.12). `ns` is that of the list.
 */
export function listItem<R>(ns: string, role: ValueCodec<R>) {
  return element("item", ns, {
    nick: optionalAttr("nick", textUpTo(1_023)),
    jid: optionalAttr("jid", jidText),
    role: optionalAttr("role", role),
    affiliation: optionalAttr("affiliation", affiliation),
    team: optionalAttr("team", textUpTo(128)),
    actor: optionalChild(
      element("actor", ns, {
        nick: optionalAttr("nick", textUpTo(1_023)),
        jid: optionalAttr("jid", textUpTo(3_071)),
      }),
    ),
    // It goes out to others, and that of a ban is kept.
    reason: childText("reason", textUpTo(1_000)),
  });
}

import { element, childText, optionalAttr, optionalChild } from "#xml/codec.ts";
import { integer, string } from "#xml/value.ts";
import { dateTime } from "#protocol/date-time.ts";
import { gameName } from "#protocol/mmog/words.ts";
import { NS } from "#protocol/namespaces.ts";

/** MMOG 7.2.14, Table 9, Examples 42-46: how much history a newcomer wants. */
const history = element("history", NS.mmog, {
  maxChars: optionalAttr("maxchars", integer()),
  maxStanzas: optionalAttr("maxstanzas", integer()),
  seconds: optionalAttr("seconds", integer()),
  sinceMs: optionalAttr("since", dateTime),
});

/** MMOG 7.2.1, Examples 24 and 33: the `<game/>` with which one enters or creates a room. */
export const entering = element("game", NS.mmog, {
  game: optionalAttr("var", gameName),
  history: optionalChild(history),
  password: childText("password", string),
});

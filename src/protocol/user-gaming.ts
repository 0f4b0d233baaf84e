import { accept } from "#xml/decoded.ts";
import { attr, child, childText, element, type Field } from "#xml/codec.ts";
import { elements, localName, textOf, type XmlElement } from "#xml/element.ts";
import { nonEmpty, string } from "#xml/value.ts";
import { NS } from "#protocol/namespaces.ts";

/** `char_name` is read too, as MMOG Example 22 prints it (errata E-044). */
const characterName: Field<string | undefined> = {
  read: (source) => accept(textBelow(source, "character_name") ?? textBelow(source, "char_name")),
  write: (part, draft) => childText("character_name", string).write(part, draft),
};

/** No white space belongs into an address (errata E-044). */
const uri: Field<string | undefined> = {
  read: (source) => accept(textBelow(source, "uri")?.replace(/\s+/gu, "")),
  write: (part, draft) => childText("uri", string).write(part, draft),
};

/** MMOG 6.9, Examples 22 and 23: what somebody plays; empty when nothing any more. */
const game = element("game", NS.gaming, {
  characterName,
  name: childText("name", string),
  serverAddress: childText("server_address", string),
  serverName: childText("server_name", string),
  uri,
});

/** The game as it is published to one's own account (XEP-0163). */
export const publishedGame = element("pubsub", NS.pubsub, {
  publish: child(
    element("publish", NS.pubsub, {
      node: attr("node", nonEmpty(1_023)),
      item: child(element("item", NS.pubsub, { id: attr("id", nonEmpty(1_023)), game: child(game) })),
    }),
  ),
});

function textBelow(source: XmlElement, name: string): string | undefined {
  const found = elements(source).find((each) => localName(each) === name);
  return found === undefined ? undefined : textOf(found);
}

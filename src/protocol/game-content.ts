import type { Field } from "#xml/codec.ts";
import { accept } from "#xml/decoded.ts";
import { elements, localName, namespaceOf, type XmlElement } from "#xml/element.ts";

/** What a game says in a namespace of its own, kept as it came: only that game can read it (errata E-081). */
export type GameContent = { readonly game: string; readonly content: readonly XmlElement[] };

/** A child such as `<state xmlns='…/mug/chess'/>`: its namespace names the game. */
export function gameContent(name: string): Field<GameContent | undefined> {
  return {
    read(source, ns) {
      const found = elements(source).find(
        (child) => localName(child) === name && namespaceOf(child, ns) !== ns,
      );
      if (found === undefined) return accept(undefined);
      return accept({ game: namespaceOf(found, ns), content: elements(found) });
    },
    write(part, draft) {
      if (part !== undefined)
        draft.children.push({ name, attrs: { xmlns: part.game }, children: part.content });
    },
  };
}

/** The one child of another namespace, such as the move in a turn. */
export const gameElement: Field<XmlElement | undefined> = {
  read: (source, ns) => accept(elements(source).find((child) => namespaceOf(child, ns) !== ns)),
  write(part, draft) {
    if (part !== undefined) draft.children.push(part);
  },
};

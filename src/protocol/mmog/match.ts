import { element, optionalChild, type Field, type Infer } from "#xml/codec.ts";
import { accept, refuse, type Decoded } from "#xml/decoded.ts";
import { elements, localName, namespaceOf, textOf, type XmlElement } from "#xml/element.ts";
import { state } from "#protocol/dga/state.ts";
import { ownPc } from "#protocol/mmog/character.ts";
import { matchStatus, type MatchStatus } from "#protocol/mmog/words.ts";
import { NS } from "#protocol/namespaces.ts";

/** A status in words; one with a code is about an occupant and none of ours (errata E-003). */
export const statusText: Field<MatchStatus | undefined> = {
  read(source) {
    for (const found of elements(source))
      if (localName(found) === "status" && found.attrs["code"] === undefined) {
        const status = matchStatus.parse(textOf(found).trim());
        return status.ok ? status : refuse(status.refusal.code, "status", status.refusal.detail);
      }
    return accept(undefined);
  },
  write(part, draft) {
    if (part !== undefined) draft.children.push({ name: "status", attrs: {}, children: [part] });
  },
};

/** MMOG Examples 26, 58, 68: the status and state of the match, in presence from the bare room address. */
export const matchGame = element("game", NS.mmog, {
  status: statusText,
  state: optionalChild(state),
  pc: optionalChild(ownPc),
});
export type MatchGame = Infer<typeof matchGame>;

/**
 * Reads the match out of a presence or message. Status and state are taken at any depth below `<game>`
 * of either namespace, as the examples differ (errata E-002, E-110), and `<pause/>` beside or inside it reads
 * as paused (E-113).
 */
export function decodeMatch(stanza: XmlElement): Decoded<MatchGame> | undefined {
  const isPaused = elements(stanza).some((child) => isPause(child, NS.client));
  for (const game of elements(stanza)) {
    const ns = namespaceOf(game, NS.client);
    if (localName(game) !== "game" || (ns !== NS.mmog && ns !== NS.user)) continue;
    const places = [game, ...elements(game).filter((inner) => localName(inner) === "pc")];
    let found: MatchGame = {};
    for (const place of places) {
      const part = matchGame.decode({ ...place, attrs: { ...place.attrs, xmlns: NS.mmog } });
      if (!part.ok) return part;
      found = { ...found, ...part.value };
    }
    if (isPaused || elements(game).some((inner) => isPause(inner, ns)))
      found = { ...found, status: "paused" };
    if (found.status !== undefined || found.state !== undefined) return accept(found);
  }
  return isPaused ? accept({ status: "paused" }) : undefined;
}

/** `<pause/>` of this protocol or of the one that it comes from, in any of their parts. */
function isPause(element: XmlElement, inherited: string): boolean {
  const ns = namespaceOf(element, inherited);
  return localName(element) === "pause" && (ns.startsWith(NS.mmog) || ns.startsWith(NS.mug));
}

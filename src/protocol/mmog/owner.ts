import { element, childText, optionalAttr, optionalChild, type Field, type Infer } from "#xml/codec.ts";
import { accept, type Decoded } from "#xml/decoded.ts";
import { el, elements, localName, namespaceOf, type XmlElement } from "#xml/element.ts";
import { nonEmpty, textUpTo } from "#xml/value.ts";
import { dataForm, type DataForm } from "#protocol/data-form.ts";
import { state } from "#protocol/dga/state.ts";
import { withBits } from "#protocol/form-bits.ts";
import { NS } from "#protocol/namespaces.ts";

/** The forms of a room's configuration: the room's own and the game's. */
type RoomForms = { readonly room?: DataForm; readonly game?: DataForm };

/**
 * MMOG 10.1, Examples 180-185: the room's form in `<options/>`, the game's in `<options xmlns='…/dga'/>`
 * inside it. Either is accepted without its wrapper, and a cancellation is sent without (Example 188;
 * errata E-160).
 */
const forms: Field<RoomForms | undefined> = {
  read(source, ns) {
    let found: { room?: DataForm; game?: DataForm } | undefined;
    const visit = (place: XmlElement, placeNs: string, game: boolean): Decoded<undefined> => {
      for (const inner of elements(place)) {
        const innerNs = namespaceOf(inner, placeNs);
        if (localName(inner) === "options") {
          found ??= {};
          const deeper = visit(inner, innerNs, game || innerNs.startsWith(`${NS.mmog}/`));
          if (!deeper.ok) return deeper;
        } else if (localName(inner) === "x" && innerNs === NS.form) {
          const form = dataForm.decode(inner, placeNs);
          if (!form.ok) return form;
          found = { ...found, [game ? "game" : "room"]: withBits(form.value, place) };
        }
      }
      return accept(undefined);
    };
    const visited = visit(source, ns, false);
    return visited.ok ? accept(found) : visited;
  },
  write(part, draft) {
    if (part === undefined) return;
    if (part.room?.type === "cancel" && part.game === undefined) {
      draft.children.push(dataForm.encode(part.room, draft.ns));
      return;
    }
    draft.children.push(
      el(
        "options",
        {},
        part.room && dataForm.encode(part.room, draft.ns),
        part.game && el("options", { xmlns: NS.dga }, dataForm.encode(part.game, NS.dga)),
      ),
    );
  },
};

/** MMOG 10.13: where the occupants may go instead, why, and the password there. Each of them gets all of it. */
const destroy = element("destroy", NS.owner, {
  jid: optionalAttr("jid", nonEmpty(3_071)),
  reason: childText("reason", textUpTo(1_000)),
  password: childText("password", textUpTo(1_000)),
});

/** MMOG 10: configuration (Examples 180-192) and destruction (Example 244). */
export const ownerQuery = element("query", NS.owner, {
  forms,
  state: optionalChild(state),
  destroy: optionalChild(destroy),
});
export type OwnerQuery = Infer<typeof ownerQuery>;

/** MMOG 10.9, Example 227 (errata E-173), and 10.10, Example 230 (E-177). */
export const saveRoom = element("save", NS.owner, {});
export const loadRoom = element("load", NS.owner, {});

import { element, childText, children, flag, type Field, type Infer } from "#xml/codec.ts";
import { string } from "#xml/value.ts";
import { dataForm } from "#protocol/data-form.ts";
import { npcs, pcs } from "#protocol/mmog/character.ts";
import { NS } from "#protocol/namespaces.ts";

const sentCanceled = flag("match-canceled");

/** That the match came to nothing; both spellings are accepted (errata E-116). */
const canceled: Field<boolean | undefined> = {
  read(source, ns) {
    const sent = sentCanceled.read(source, ns);
    return sent.ok && sent.value === undefined ? flag("match-cancelled").read(source, ns) : sent;
  },
  write: (part, draft) => sentCanceled.write(part, draft),
};

/**
 * The state of a DGA match: a form of FORM_TYPE `…#state`, the characters with their moves and losses,
 * and at the end who won and a form of type result (MMOG 7.11, Example 68; docs/dga.md).
 */
export const state = element("state", NS.dga, {
  forms: children(dataForm),
  pcs,
  npcs,
  won: childText("won", string),
  draw: flag("draw"),
  canceled,
});
export type DgaState = Infer<typeof state>;

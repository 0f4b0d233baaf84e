import { element, attr, childText, children, optionalAttr, optionalChild, type Infer } from "#xml/codec.ts";
import { localName } from "#xml/element.ts";
import { integer, string } from "#xml/value.ts";
import { affiliation, role } from "#protocol/mmog/words.ts";
import { NS } from "#protocol/namespaces.ts";

const actor = element("actor", NS.user, {
  nick: optionalAttr("nick", string),
  jid: optionalAttr("jid", string),
});

/**
 * The `<item/>` of an occupant. A missing attribute means "unchanged", never "none" (errata E-001).
 * `jid` is there only for those who may see it (MMOG 7.2.3, 7.2.4).
 */
const item = element("item", NS.user, {
  affiliation: optionalAttr("affiliation", affiliation),
  role: optionalAttr("role", role),
  team: optionalAttr("team", string),
  jid: optionalAttr("jid", string),
  nick: optionalAttr("nick", string),
  actor: optionalChild(actor),
  reason: childText("reason", string),
});

const codes = children(element("status", NS.user, { code: attr("code", integer(100, 999)) }));

/** Status codes. A status in words is about the match and none of ours (errata E-003). */
const statuses: typeof codes = {
  read(source, ns) {
    const ours = source.children.filter(
      (child) =>
        typeof child === "string" || localName(child) !== "status" || child.attrs["code"] !== undefined,
    );
    return codes.read({ ...source, children: ours }, ns);
  },
  write: (part, draft) => codes.write(part, draft),
};

const destroy = element("destroy", NS.user, {
  jid: optionalAttr("jid", string),
  reason: childText("reason", string),
  password: childText("password", string),
});

/**
 * MMOG 7.2.2, Examples 26-31 (presence of an occupant), 114-117 (kick), 245 (destroyed), 197 (a changed
 * configuration, in a message).
 */
export const occupantGame = element("game", NS.user, {
  item: optionalChild(item),
  destroy: optionalChild(destroy),
  configurationChanged: configurationChanged(),
  statuses,
});
export type OccupantGame = Infer<typeof occupantGame>;
export type OccupantItem = Infer<typeof item>;

function configurationChanged() {
  return optionalChild(element("configuration-changed", NS.user, {}));
}

import { element, children } from "#xml/codec.ts";
import { listItem } from "#protocol/mmog/list-item.ts";
import { role } from "#protocol/mmog/words.ts";
import { NS } from "#protocol/namespaces.ts";

const item = listItem(NS.admin, role);

/** MMOG 8, 9 and 10.3-10.8: changes of roles and affiliations, and their lists, asked for and answered. */
export const adminQuery = element("query", NS.admin, { items: children(item) });

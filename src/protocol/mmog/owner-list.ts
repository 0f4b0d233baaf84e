import { children, element } from "#xml/codec.ts";
import { string } from "#xml/value.ts";
import { listItem } from "#protocol/mmog/list-item.ts";
import { NS } from "#protocol/namespaces.ts";

/** A role that is none of a room's four is a team, which `teamOfItem` reads (errata E-008). */
const item = listItem(NS.owner, string);

/** MMOG 10.11 and 10.12, Examples 231-242: the lists of members and of teams, asked for, answered and changed. */
export const ownerList = element("query", NS.owner, { items: children(item) });

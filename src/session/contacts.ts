import { discoInfo, discoItems } from "#protocol/disco.ts";
import { parseJid } from "#protocol/jid.ts";
import { NS } from "#protocol/namespaces.ts";
import { ask, type Context } from "#session/context.ts";
import { got, refused, type Outcome } from "#session/outcome.ts";

const MAX_ROOMS = 50;
const EMPTY_INFO = discoInfo.encode({ identities: [], features: [], forms: [] });

export type ContactSupport = { readonly mmog: boolean; readonly dga: boolean };
export type ContactRoom = { readonly jid: string; readonly nick: string | undefined };

/** What another client understands and where it is, before one invites it (MMOG 6.8). Full addresses. */
export interface Contacts {
  /** Example 18; `mmog` alone counts as support of the protocol (errata E-046). */
  readonly contactSupport: (jid: string) => Promise<Outcome<ContactSupport>>;
  /** Example 20; nothing where the contact keeps it private. */
  readonly contactRooms: (jid: string) => Promise<Outcome<readonly ContactRoom[]>>;
}

export function createContacts(context: Context): Contacts {
  const isFull = (jid: string): boolean => {
    const read = parseJid(jid);
    return read.ok && read.value.resource !== "";
  };
  return {
    async contactSupport(jid) {
      if (!isFull(jid)) return refused({ code: "jid-malformed" });
      const info = await ask(context, jid, "get", EMPTY_INFO, discoInfo);
      if (!info.ok) return info;
      const features = new Set(info.value.features.map((feature) => feature.var));
      return got({ mmog: features.has(NS.mmog), dga: features.has(NS.dga) });
    },
    async contactRooms(jid) {
      if (!isFull(jid)) return refused({ code: "jid-malformed" });
      const asked = discoItems.encode({ node: NS.rooms, items: [] });
      const items = await ask(context, jid, "get", asked, discoItems);
      if (!items.ok) return items;
      return got(items.value.items.slice(0, MAX_ROOMS).map((item) => ({ jid: item.jid, nick: item.name })));
    },
  };
}

import { CAPS_QUERY_NODE, CLIENT_FEATURES, CLIENT_IDENTITY } from "#protocol/client-features.ts";
import { discoInfo, discoItems } from "#protocol/disco.ts";
import { payloadOf, type Stanza } from "#protocol/envelope.ts";
import { NS } from "#protocol/namespaces.ts";
import type { IqAnswer } from "#net/connection.ts";
import type { Context } from "#session/context.ts";

/** Questions that are answered in a while; more of them are a flood. */
const MOST = 30;
const WHILE_MS = 10_000;

const ITEM_NOT_FOUND: IqAnswer = { error: { type: "cancel", condition: "item-not-found" } };

/**
 * Answers what others ask this client, directly or through a room (MMOG 6.7, 6.8): what it understands, and, if the
 * person allows it, which room it is in.
 */
export function startAnswering(context: Context): void {
  const { connection, stores } = context;
  let countedSinceMs = 0;
  let count = 0;

  function isFlood(): boolean {
    const nowMs = context.nowMs();
    if (nowMs - countedSinceMs > WHILE_MS) {
      countedSinceMs = nowMs;
      count = 0;
    }
    count += 1;
    return count > MOST;
  }

  /** MMOG Example 19, and the node that XEP-0115 asks about. */
  function info(node: string | undefined): IqAnswer {
    if (node !== undefined && node !== "" && node !== CAPS_QUERY_NODE) return ITEM_NOT_FOUND;
    const features = CLIENT_FEATURES.map((feature) => ({ var: feature }));
    const said = { identities: [CLIENT_IDENTITY], features, forms: [] };
    return { payload: discoInfo.encode(node === undefined ? said : { ...said, node }) };
  }

  /** MMOG Example 21; empty when that is nobody's business, which it is unless somebody says otherwise. */
  function items(node: string | undefined): IqAnswer {
    if (node !== undefined && node !== "" && node !== NS.rooms) return ITEM_NOT_FOUND;
    const { jid, nick, phase } = stores.room.getState();
    const tells = node === NS.rooms && stores.settings.getState().tellRooms && phase === "inside";
    const listed = { items: tells ? [{ jid, name: nick }] : [] };
    return { payload: discoItems.encode(node === undefined ? listed : { ...listed, node }) };
  }

  connection.onIq((iq: Stanza) => {
    if (iq.attrs["type"] !== "get") return undefined;
    const [asksInfo, asksItems] = [payloadOf(discoInfo, iq), payloadOf(discoItems, iq)];
    if (asksInfo === undefined && asksItems === undefined) return undefined;
    if (isFlood()) return { error: { type: "wait", condition: "policy-violation" } };
    if (asksInfo?.ok === true) return info(asksInfo.value.node);
    if (asksItems?.ok === true) return items(asksItems.value.node);
    return { error: { type: "modify", condition: "bad-request" } };
  });
}

import { attr, element } from "#xml/codec.ts";
import type { XmlElement } from "#xml/element.ts";
import { nonEmpty } from "#xml/value.ts";
import { NS } from "#protocol/namespaces.ts";

/** What this client is (MMOG 6.8, Example 19: a web client). */
export const CLIENT_IDENTITY = { category: "client", type: "web", name: "Bosworth" } as const;

/** What it understands, sorted as XEP-0115 sorts them (errata E-046). */
export const CLIENT_FEATURES: readonly string[] = [
  NS.caps,
  NS.discoInfo,
  NS.discoItems,
  NS.mmog,
  NS.user,
  NS.dga,
  NS.gatheredTurns,
  NS.conference,
  NS.delay,
  NS.ping,
].toSorted();

/** Where the features are asked for (XEP-0115, 4). */
const CAPS_NODE = "https://bosworth.example/";
/**
 * The hash of identity and features (XEP-0115, 5.1). Both stand fast, so the page needn't compute it, which it
 * couldn't everywhere; a test does.
 */
const CAPS_VERSION = "ZQCHkiKgtOcd0tICv+5EYu2iUkU=";
export const CAPS_QUERY_NODE = `${CAPS_NODE}#${CAPS_VERSION}`;

const capabilities = element("c", NS.caps, {
  hash: attr("hash", nonEmpty(32)),
  node: attr("node", nonEmpty(1_023)),
  version: attr("ver", nonEmpty(256)),
});

/** What a presence says of its client (XEP-0115). */
export const CLIENT_CAPS: XmlElement = capabilities.encode({
  hash: "sha-1",
  node: CAPS_NODE,
  version: CAPS_VERSION,
});

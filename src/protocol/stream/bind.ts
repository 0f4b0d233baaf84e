import { childText, element } from "#xml/codec.ts";
import { nonEmpty } from "#xml/value.ts";
import { jidText } from "#protocol/jid.ts";
import { STREAM_NS } from "#protocol/stream/namespaces.ts";

/** RFC 6120, 7: the client asks for a resource (or none), the server answers with the full address. */
export const bind = element("bind", STREAM_NS.bind, {
  resource: childText("resource", nonEmpty(1023)),
  jid: childText("jid", jidText),
});

import { element, optionalAttr } from "#xml/codec.ts";
import { nonEmpty } from "#xml/value.ts";
import { STREAM_NS } from "#protocol/stream/namespaces.ts";

/** RFC 7395, 3.4: the header of a stream over WebSocket, from either side. */
export const openFrame = element("open", STREAM_NS.framing, {
  to: optionalAttr("to", nonEmpty(3071)),
  from: optionalAttr("from", nonEmpty(3071)),
  id: optionalAttr("id", nonEmpty()),
  version: optionalAttr("version", nonEmpty(16)),
  lang: optionalAttr("xml:lang", nonEmpty(64)),
});

/** RFC 7395, 3.6: the end of a stream. `seeOtherUri` asks the client to connect there instead. */
export const closeFrame = element("close", STREAM_NS.framing, {
  seeOtherUri: optionalAttr("see-other-uri", nonEmpty(2048)),
});

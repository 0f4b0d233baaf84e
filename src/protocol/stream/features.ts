import { element, flag, optionalChild, type Infer } from "#xml/codec.ts";
import { STREAM_NS } from "#protocol/stream/namespaces.ts";
import { saslMechanisms } from "#protocol/stream/sasl.ts";
import { withStreamPrefix } from "#protocol/stream/stream-prefix.ts";

/** RFC 6120, 4.3.2: what can be negotiated on the stream now. */
export const streamFeatures = withStreamPrefix(
  element("features", STREAM_NS.streams, {
    mechanisms: optionalChild(saslMechanisms),
    /** XEP-0077: accounts can be registered before signing in. */
    register: flag("register", STREAM_NS.registerFeature),
    bind: flag("bind", STREAM_NS.bind),
    management: flag("sm", STREAM_NS.management),
  }),
);
export type StreamFeatures = Infer<typeof streamFeatures>;

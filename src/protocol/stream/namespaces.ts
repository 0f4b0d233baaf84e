/** Namespaces of the stream itself: framing, negotiation, acknowledgements. */
export const STREAM_NS = {
  framing: "urn:ietf:params:xml:ns:xmpp-framing",
  streams: "http://etherx.jabber.org/streams",
  streamErrors: "urn:ietf:params:xml:ns:xmpp-streams",
  stanzaErrors: "urn:ietf:params:xml:ns:xmpp-stanzas",
  sasl: "urn:ietf:params:xml:ns:xmpp-sasl",
  bind: "urn:ietf:params:xml:ns:xmpp-bind",
  management: "urn:xmpp:sm:3",
  registerFeature: "http://jabber.org/features/iq-register",
  client: "jabber:client",
  component: "jabber:component:accept",
} as const;

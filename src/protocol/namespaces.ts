/** Namespaces of the protocols spoken here. One place, so that a typo can't hide. */
export const NS = {
  client: "jabber:client",
  stanzas: "urn:ietf:params:xml:ns:xmpp-stanzas",
  mmog: "http://jabber.org/protocol/mmog",
  mug: "http://jabber.org/protocol/mug",
  games: "http://jabber.org/protocol/games",
  user: "http://jabber.org/protocol/mmog#user",
  admin: "http://jabber.org/protocol/mmog#admin",
  owner: "http://jabber.org/protocol/mmog#owner",
  stableId: "http://jabber.org/protocol/mmog#stable_id",
  rooms: "http://jabber.org/protocol/mmog#rooms",
  dga: "http://jabber.org/protocol/mmog/dga",
  referee: "http://jabber.org/protocol/mmog/dga#referee",
  discoInfo: "http://jabber.org/protocol/disco#info",
  discoItems: "http://jabber.org/protocol/disco#items",
  search: "jabber:iq:search",
  register: "jabber:iq:register",
  form: "jabber:x:data",
  conference: "jabber:x:conference",
  rsm: "http://jabber.org/protocol/rsm",
  delay: "urn:xmpp:delay",
  ping: "urn:xmpp:ping",
  addresses: "http://jabber.org/protocol/address",
  pubsub: "http://jabber.org/protocol/pubsub",
  gaming: "urn:xmpp:gaming:0",
} as const;

/** FORM_TYPE values. */
export const FORM_TYPE = {
  roomConfig: "http://jabber.org/protocol/mmog#roomconfig",
  roomInfo: "http://jabber.org/protocol/mmog#roominfo",
  register: "http://jabber.org/protocol/mmog#register",
  request: "http://jabber.org/protocol/mmog#request",
  dgaConfig: "http://jabber.org/protocol/mmog/dga#config",
  dgaState: "http://jabber.org/protocol/mmog/dga#state",
  dgaResults: "http://jabber.org/protocol/mmog/dga#results",
  search: "jabber:iq:search",
} as const;

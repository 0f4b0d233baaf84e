import { configured, entering, instantRoom, registered, registering } from "#service/stories/scenes.ts";
import { story } from "#service/stories/story.ts";

const join = (who: string, nick: string): string => `
  ${who} sends: <presence id='join' to='england@{games}/${nick}'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
`;

const refused = (who: string, nick: string, condition: string): string => `
  ${who} receives:
    <presence type='error' id='join' from='england@{games}/${nick}'>
      <game xmlns='…/mmog'/>
      <error by='england@{games}' type='cancel'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>
    </presence>
`;

const asking = (who: string, to = "england@{games}"): string => `
  ${who} sends:
    <iq type='get' to='${to}' id='nick'><query xmlns='http://jabber.org/protocol/disco#info' node='x-roomuser-item'/></iq>
`;

const told = (who: string, nick: string): string => `
  ${who} receives:
    <iq type='result' id='nick' from='england@{games}'>
      <query xmlns='http://jabber.org/protocol/disco#info' node='x-roomuser-item'>
        <identity category='game' type='multi-user' name='${nick}'/><without><feature/></without>
      </query>
    </iq>
`;

const locked = configured({ locknicks: "1" });

export const reservedNickStories = [
  story(
    "MMOG-7.2.8-1, MMOG-7.2.8-5, MMOG-7.20-8: nobody enters under a nickname that somebody else has reserved, whether that one is inside or not",
    `
    ${instantRoom}
    ${registered("earl1", "richmond")}
    ${join("hastings", "Richmond")}
    ${refused("hastings", "Richmond", "conflict")}
    ${join("hastings", "king")}
    ${refused("hastings", "king", "conflict")}
    king receives nothing
    ${entering("earl1")}
    ${join("hastings", "richmond")}
    ${refused("hastings", "richmond", "conflict")}
  `,
  ),
  story(
    "MMOG-7.14-6: nobody takes a nickname inside that is in use or reserved by somebody else",
    `
    ${instantRoom}
    ${registered("earl1", "richmond")}
    ${entering("hastings")}
    ${join("hastings", "richmond")}
    ${refused("hastings", "richmond", "conflict")}
    ${join("hastings", "king")}
    ${refused("hastings", "king", "conflict")}
    king receives nothing
  `,
  ),
  story(
    "MMOG-7.20-2, MMOG-7.20-4, MMOG-7.20-5, MMOG-7.20-7, MMOG-16.4-2: the room tells its nickname to whom it keeps one for, outside and inside, and nothing to others",
    `
    ${instantRoom}
    ${asking("earl1")}
    earl1 receives:
      <iq type='result' id='nick'>
        <query xmlns='http://jabber.org/protocol/disco#info' node='x-roomuser-item'>
          <without><identity/><feature/><x xmlns='jabber:x:data'/></without>
        </query>
      </iq>
    ${registered("earl1", "richmond")}
    ${asking("earl1")}
    ${told("earl1", "richmond")}
    ${entering("earl1")}
    ${asking("earl1")}
    ${told("earl1", "richmond")}
    ${asking("king")}
    king receives:
      <iq type='result' id='nick'><query xmlns='http://jabber.org/protocol/disco#info' node='x-roomuser-item'><without><identity/></without></query></iq>
  `,
  ),
  story(
    "MMOG-7.20-3: the service itself keeps nobody's nickname and doesn't know the node",
    `
    ${asking("earl1", "{games}")}
    earl1 receives: <iq type='error' id='nick'><error type='cancel'><feature-not-implemented xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
  `,
  ),
  story(
    "MMOG-7.20-6: who has a nickname reserved may come under another one, as long as nicknames aren't locked",
    `
    ${instantRoom}
    ${registered("earl1", "richmond")}
    ${join("earl1", "henry")}
    earl1 later receives:
      <presence from='england@{games}/henry'><game xmlns='…/mmog#user'><item affiliation='member'/><status code='110'/><without><status code='210'/></without></game></presence>
  `,
  ),
  story(
    "MMOG-7.2.2-8, MMOG-7.2.2-10, MMOG-7.18-18, MMOG-7.18-19: where nicknames are locked, who comes under another one than the registered is let in under that one (status 210)",
    `
    ${instantRoom}
    ${locked}
    ${registered("earl1", "richmond")}
    ${join("earl1", "henry")}
    earl1 later receives:
      <presence id='join' from='england@{games}/richmond'>
        <game xmlns='…/mmog#user'><item affiliation='member'/><status code='110'/><status code='210'/></game>
      </presence>
    king receives: <presence from='england@{games}/richmond'><game xmlns='…/mmog#user'><item affiliation='member'/></game></presence>
    king receives nothing
  `,
  ),
  story(
    "MMOG-7.2.2-9: where nicknames are locked, a client that doesn't speak the protocol isn't let in under another one than the registered",
    `
    ${instantRoom}
    ${locked}
    ${registered("earl1", "richmond")}
    earl1 sends: <presence id='join' to='england@{games}/henry'/>
    earl1 receives:
      <presence type='error' id='join' from='england@{games}/henry'>
        <error by='england@{games}' type='cancel'><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>
      </presence>
    king receives nothing
  `,
  ),
  story(
    "MMOG-7.14-8: where nicknames are locked, nobody takes another one inside",
    `
    ${instantRoom}
    ${locked}
    ${registered("earl1", "richmond")}
    ${join("earl1", "richmond")}
    everybody forgets
    ${join("earl1", "henry")}
    ${refused("earl1", "henry", "not-acceptable")}
    king receives nothing
  `,
  ),
  story(
    "MMOG-7.18-17: where nicknames are locked, who registers another one inside gets it at once, and everybody hears why (status 210)",
    `
    ${instantRoom}
    ${locked}
    ${entering("earl1")}
    ${registering("earl1", "richmond")}
    king receives:
      <presence type='unavailable' from='england@{games}/earl1'><game xmlns='…/mmog#user'><item nick='richmond'/><status code='303'/></game></presence>
    king receives:
      <presence from='england@{games}/richmond'><game xmlns='…/mmog#user'><item affiliation='member'/><status code='210'/></game></presence>
    earl1 receives:
      <presence type='unavailable' from='england@{games}/earl1'><game xmlns='…/mmog#user'><item nick='richmond'/><status code='110'/><status code='303'/></game></presence>
    earl1 receives:
      <presence from='england@{games}/richmond'><game xmlns='…/mmog#user'><item affiliation='member'/><status code='110'/><status code='210'/></game></presence>
    earl1 receives: <iq type='result' id='register'/>
  `,
  ),
];

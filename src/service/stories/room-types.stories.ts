import { configured, entering, instantRoom } from "#service/stories/scenes.ts";
import { story } from "#service/stories/story.ts";

const join = (who: string, password = ""): string => `
    ${who} sends: <presence id='join' to='england@{games}/${who}'><game xmlns='…/mmog' var='…/mmog/dga'>${password}</game></presence>
`;
const isIn = (who: string): string => `
    ${who} later receives: <presence from='england@{games}/${who}' id='join'><game xmlns='…/mmog#user'><status code='110'/></game></presence>
    everybody forgets
`;
const isKeptOut = (who: string, condition: string): string => `
    ${who} receives:
      <presence type='error' id='join' from='england@{games}/${who}'><error type='auth'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>
`;
const listing = `
    earl1 sends: <iq type='get' to='{games}' id='list'><query xmlns='http://jabber.org/protocol/disco#items'/></iq>
`;
const searching = `
    earl1 sends:
      <iq type='set' to='{games}' id='search'>
        <query xmlns='jabber:iq:search'><x xmlns='jabber:x:data' type='submit'>
          <field var='mmog#roomsearch_name'><value>england</value></field>
        </x></query>
      </iq>
`;
const FOUND = "<item><field var='jid'><value>england@{games}</value></field></item>";
const search = (content: string): string => `
    earl1 receives: <iq id='search'><query xmlns='jabber:iq:search'><x xmlns='jabber:x:data'>${content}</x></query></iq>
`;
const list = (content: string): string => `
    earl1 receives: <iq id='list'><query xmlns='http://jabber.org/protocol/disco#items'>${content}</query></iq>
`;
/** What each of two people sees of a third who comes in. */
const isSeen = (who: string, by: string, jid: string): string => `
    ${by} later receives: <presence from='england@{games}/${who}'><game xmlns='…/mmog#user'><item jid='${jid}'/></game></presence>
`;

export const roomTypeStories = [
  story(
    "MMOG-4.2-1: a public room is found in the list and by searching, a hidden one by neither",
    `
    ${instantRoom}
    ${listing}
    ${list("<item jid='england@{games}'/>")}
    ${searching}
    ${search(FOUND)}
    ${configured({ publicroom: "0" })}
    ${listing}
    ${list("<without><item jid='england@{games}'/></without>")}
    ${searching}
    ${search("<without><item/></without>")}
  `,
  ),
  story(
    "MMOG-4.2-2: a members-only room takes in who is on its lists and nobody else, an open one anybody",
    `
    ${instantRoom}
    sirwilliam connects
    ${configured({ membersonly: "1", roomadmins: "{sirwilliam.bare}" })}
    ${configured({ roomadmins: [] })}
    ${join("earl1")}
    ${isKeptOut("earl1", "registration-required")}
    ${join("sirwilliam")}
    sirwilliam later receives: <presence from='england@{games}/sirwilliam'><game xmlns='…/mmog#user'><item affiliation='member'/><status code='110'/></game></presence>
    ${configured({ membersonly: "0" })}
    ${join("earl1")}
    ${isIn("earl1")}
  `,
  ),
  story(
    "MMOG-4.2-3: in a moderated room only those with voice are heard, in an unmoderated one everybody",
    `
    ${instantRoom}
    ${entering("earl1")}
    earl1 sends: <message type='groupchat' to='england@{games}' id='m1'><body>Heard</body></message>
    king receives: <message type='groupchat' from='england@{games}/earl1' id='m1'><body>Heard</body></message>
    ${configured({ moderatedroom: "1" })}
    earl1 sends: <message type='groupchat' to='england@{games}' id='m2'><body>Unheard</body></message>
    earl1 receives: <message type='error' id='m2'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    king receives nothing
    king sends: <message type='groupchat' to='england@{games}' id='m3'><body>Speak</body></message>
    earl1 receives: <message type='groupchat' from='england@{games}/king' id='m3'/>
  `,
  ),
  story(
    "MMOG-4.2-4, MMOG-10.1.3-8: real addresses are seen by all, by moderators or by nobody, as the room is set",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${configured({ whois: "anyone" })}
    ${join("hastings")}
    ${isSeen("hastings", "king", "{hastings}")}
    ${isSeen("hastings", "earl1", "{hastings}")}
    hastings sends: <presence type='unavailable' to='england@{games}/hastings'/>
    ${configured({ whois: "moderators" })}
    ${join("hastings")}
    ${isSeen("hastings", "king", "{hastings}")}
    ${isSeen("hastings", "earl1", "{none}")}
    hastings sends: <presence type='unavailable' to='england@{games}/hastings'/>
    ${configured({ whois: "none" })}
    ${join("hastings")}
    ${isSeen("hastings", "king", "{none}")}
    ${isSeen("hastings", "earl1", "{none}")}
  `,
  ),
  story(
    "MMOG-4.2-5: a room with a password takes in who knows it, one without anybody",
    `
    ${instantRoom}
    ${configured({ passwordprotectedroom: "1", roomsecret: "dieuetmondroit" })}
    ${join("earl1")}
    ${isKeptOut("earl1", "not-authorized")}
    ${join("earl1", "<password>honi soit</password>")}
    ${isKeptOut("earl1", "not-authorized")}
    ${join("earl1", "<password>dieuetmondroit</password>")}
    ${isIn("earl1")}
    ${configured({ passwordprotectedroom: "0" })}
    ${join("hastings")}
    ${isIn("hastings")}
  `,
  ),
  story(
    "MMOG-7.2.12-1, MMOG-7.2.12-2, MMOG-14.3-1, MMOG-12-1: a logged room takes people in and warns them by its status code",
    `
    ${instantRoom}
    ${configured({ enablelogging: "1" })}
    ${join("earl1")}
    earl1 later receives:
      <presence from='england@{games}/earl1' id='join'>
        <game xmlns='…/mmog#user'><status code='110'/><status code='170'/><without><status code='100'/></without></game>
      </presence>
    king receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><without><status code='170'/></without></game></presence>
  `,
  ),
];

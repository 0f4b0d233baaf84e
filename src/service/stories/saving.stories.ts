import { battle, configured, entering, instantRoom, takingTeam } from "#service/stories/scenes.ts";
import { story } from "#service/stories/story.ts";

const saving = (who = "king", type = "set"): string => `
    ${who} sends: <iq type='${type}' to='england@{games}' id='save'><save xmlns='…/mmog#owner'/></iq>
`;
const loading = (who = "king", type = "set"): string => `
    ${who} sends: <iq type='${type}' to='england@{games}' id='load'><load xmlns='…/mmog#owner'/></iq>
`;
const saved = `
    ${saving()}
    king later receives: <iq type='result' id='save'/>
    everybody forgets
`;
const loaded = `
    ${loading()}
    king later receives: <iq type='result' id='load'/>
    everybody forgets
`;
const refused = (who: string, id: string, type: string, condition: string): string => `
    ${who} receives:
      <iq type='error' id='${id}' from='england@{games}'>
        <error type='${type}' by='england@{games}'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>
      </iq>
`;
const removed = (who: string, affiliation: string): string => `
    ${who} receives:
      <presence type='unavailable' from='england@{games}/${who}'>
        <game xmlns='…/mmog#user'><item affiliation='${affiliation}' role='none'/><status code='110'/></game>
        <saved xmlns='…/mmog'/>
      </presence>
`;
const searching = (id: string, fields: string): string => `
    earl1 sends:
      <iq type='set' to='{games}' id='${id}'>
        <query xmlns='jabber:iq:search'><x xmlns='jabber:x:data' type='submit'>
          <field var='FORM_TYPE'><value>jabber:iq:search</value></field>
          <field var='mmog#roomsearch_name'><value>england</value></field>
          ${fields}
        </x></query>
      </iq>
`;
const SAVED_ONES = "<field var='mmog#roomsearch_saved'><value>1</value></field>";
const found = (id: string, status: string): string => `
    earl1 receives:
      <iq type='result' id='${id}'><query xmlns='jabber:iq:search'><x xmlns='jabber:x:data' type='result'>
        <item>
          <field var='status'><value>${status}</value></field>
          <field var='jid'><value>england@{games}</value></field>
        </item>
      </x></query></iq>
`;
const notFound = (id: string): string => `
    earl1 receives:
      <iq type='result' id='${id}'><query xmlns='jabber:iq:search'><x xmlns='jabber:x:data' type='result'><without><item/></without></x></query></iq>
`;

export const savingStories = [
  story(
    "MMOG-10.9-2, MMOG-10.9-3, MMOG-10.9-4, MMOG-10.9-5: an owner saves the room, everybody is told once and is outside, and nobody comes in",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${saving()}
    ${removed("king", "owner")}
    king receives: <iq type='result' id='save' from='england@{games}'/>
    king receives nothing
    ${removed("earl1", "none")}
    earl1 receives nothing
    earl1 sends: <presence id='join' to='england@{games}/earl1'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    earl1 receives:
      <presence type='error' id='join' from='england@{games}/earl1'>
        <error type='cancel' by='england@{games}'>
          <item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>
          <text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>{any}</text>
          <saved xmlns='…/mmog'/>
        </error>
      </presence>
    king sends: <presence id='own' to='england@{games}/king'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    king receives:
      <presence type='error' id='own'><error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/><saved xmlns='…/mmog'/></error></presence>
    ${saving("king", "get")}
    king receives: <iq type='result' id='save'/>
  `,
  ),
  story(
    "MMOG-5.2-2, MMOG-10.9-2: an unmoderated room is saved and loaded only while no match is on, by its owner alone",
    `
    ${battle()}
    ${saving()}
    ${refused("king", "save", "cancel", "not-allowed")}
    ${saving("earl1")}
    ${refused("earl1", "save", "auth", "forbidden")}
    ${loading()}
    ${refused("king", "load", "wait", "unexpected-request")}
    earl1 receives nothing
    king sends: <presence to='england@{games}' id='resign'><game xmlns='…/mmog'><item role='none' team='none'/></game></presence>
    king later receives: <presence from='england@{games}'><game xmlns='…/mmog'><status>inactive</status></game></presence>
    everybody forgets
    ${saved}
    ${loading("earl1")}
    ${refused("earl1", "load", "auth", "forbidden")}
    ${loading()}
    king receives: <iq type='result' id='load'/>
  `,
  ),
  story(
    "MMOG-4.4-6, MMOG-5.2-2, MMOG-10.10-3, MMOG-10.10-5: a moderated room is saved in the middle of a battle, outlives a restart and goes on paused, with the teams of those who come back",
    `
    ${battle()}
    king sends: <presence to='england@{games}' id='noop'><game xmlns='…/mmog'><item role='none' team='none'/></game></presence>
    king later receives: <presence from='england@{games}'><game xmlns='…/mmog'><status>inactive</status></game></presence>
    everybody forgets
    ${configured({ moderatedroom: "1", roomadmins: "{earl1.bare}" })}
    ${takingTeam("king", "York")}
    ${takingTeam("earl1", "Lancaster")}
    king sends: <message type='groupchat' to='england@{games}' id='s1'><start xmlns='…/mmog#user'><pc name='{king.name}' visiname='king' model='King'/></start></message>
    earl1 sends: <message type='groupchat' to='england@{games}' id='s2'><start xmlns='…/mmog#user'><pc name='{earl1.name}' visiname='earl1' model='King'/></start></message>
    king later receives: <presence from='england@{games}'><game xmlns='…/mmog'><status>active</status><pc chid='{any kingChid}'/></game></presence>
    3 seconds pass
    everybody forgets
    ${saved}
    20 seconds pass
    ${searching("all", SAVED_ONES)}
    ${found("all", "adjourned")}
    earl1 sends: <iq type='get' to='england@{games}' id='info'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
    earl1 receives:
      <iq id='info'><query xmlns='http://jabber.org/protocol/disco#info'><x xmlns='jabber:x:data'>
        <field var='mmog#match_status'><value>adjourned</value></field>
      </x></query></iq>
    the service is killed and started again
    ${loaded}
    king sends: <presence id='again' to='england@{games}/king'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    king receives:
      <presence from='england@{games}'><game xmlns='…/mmog'><status>paused</status><state xmlns='…/mmog/dga'/><pc chid='{kingChid}'/></game></presence>
    king later receives:
      <presence from='england@{games}/king' id='again'><game xmlns='…/mmog#user'><item affiliation='owner' role='moderator' team='York'/><status code='110'/></game></presence>
    earl1 sends: <presence to='england@{games}/earl1'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    earl1 later receives:
      <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='admin' role='moderator' team='Lancaster'/><status code='110'/></game></presence>
    everybody forgets
    king sends: <message type='groupchat' to='england@{games}' id='s3'><start xmlns='…/mmog#user'><pc name='{king.name}' visiname='king' model='King'/></start></message>
    earl1 sends: <message type='groupchat' to='england@{games}' id='s4'><start xmlns='…/mmog#user'><pc name='{earl1.name}' visiname='earl1' model='King'/></start></message>
    king later receives: <presence from='england@{games}'><game xmlns='…/mmog'><status>active</status><pc chid='{kingChid}'/></game></presence>
  `,
  ),
  story(
    "MMOG-10.10-3, MMOG-10.10-4, MMOG-10.10-5: a room that was saved before its match is inactive again, and invites whom it was saved with",
    `
    ${instantRoom}
    ${configured({ passwordprotectedroom: "1", roomsecret: "dieuetmondroit" })}
    earl1 sends: <presence/>
    earl1 sends:
      <presence to='england@{games}/earl1'><game xmlns='…/mmog' var='…/mmog/dga'><password>dieuetmondroit</password></game></presence>
    ${takingTeam("earl1", "Lancaster")}
    hastings connects
    everybody forgets
    ${saved}
    ${loading("king", "get")}
    earl1 receives:
      <message from='england@{games}' to='{earl1.bare}' type='{none}'>
        <game xmlns='…/mmog#user' var='http://jabber.org/protocol/mmog/dga'>
          <invite from='england@{games}'/><password>dieuetmondroit</password>
        </game>
      </message>
    king receives: <iq type='result' id='load'/>
    hastings receives nothing
    earl1 sends:
      <presence to='england@{games}/earl1'><game xmlns='…/mmog' var='…/mmog/dga'><password>dieuetmondroit</password></game></presence>
    earl1 receives: <presence from='england@{games}'><game xmlns='…/mmog'><status>inactive</status></game></presence>
    earl1 receives:
      <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='none' role='participant' team='Lancaster'/><status code='110'/></game></presence>
  `,
  ),
  story(
    "MMOG-4.4-1, MMOG-10.10-1: a saved room is found when saved rooms are searched for, and an open one when they aren't",
    `
    ${instantRoom}
    ${searching("open", "")}
    ${found("open", "inactive")}
    ${searching("none", SAVED_ONES)}
    ${notFound("none")}
    ${saved}
    ${searching("gone", "")}
    ${notFound("gone")}
    ${searching("flag", SAVED_ONES)}
    ${found("flag", "adjourned")}
    ${searching("word", "<field var='status'><value>adjourned</value></field>")}
    ${found("word", "adjourned")}
    earl1 sends: <iq type='get' to='{games}' id='list'><query xmlns='http://jabber.org/protocol/disco#items'/></iq>
    earl1 receives:
      <iq id='list'><query xmlns='http://jabber.org/protocol/disco#items'><without><item jid='england@{games}'/></without></query></iq>
    ${loaded}
    ${searching("again", "")}
    ${found("again", "inactive")}
  `,
  ),
  story(
    "a temporary room that was loaded and that nobody came into is saved again, not lost",
    `
    ${instantRoom}
    ${saved}
    ${loaded}
    601 seconds pass
    ${searching("again", SAVED_ONES)}
    ${found("again", "adjourned")}
    ${loaded}
    king sends: <presence to='england@{games}/king'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    601 seconds pass
    king sends: <presence type='unavailable' to='england@{games}/king'/>
    everybody forgets
    ${loading()}
    king receives: <iq type='error' id='load'><error><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
  `,
  ),
  story(
    "MMOG-10.1.3-3, MMOG-10.2-4: a saved room has no options until it is loaded, and says so with an empty form",
    `
    ${instantRoom}
    ${saved}
    king sends: <iq type='get' to='england@{games}' id='form'><query xmlns='…/mmog#owner'><options/></query></iq>
    king receives:
      <iq type='result' id='form'><query xmlns='…/mmog#owner'><options><without><x xmlns='jabber:x:data'/><options xmlns='…/mmog/dga'/></without></options></query></iq>
    king sends:
      <iq type='set' to='england@{games}' id='set'><query xmlns='…/mmog#owner'><options><x xmlns='jabber:x:data' type='submit'/></options></query></iq>
    ${refused("king", "set", "cancel", "not-allowed")}
    ${loaded}
    king sends: <iq type='get' to='england@{games}' id='form2'><query xmlns='…/mmog#owner'><options/></query></iq>
    king receives: <iq type='result' id='form2'><query xmlns='…/mmog#owner'><options><x xmlns='jabber:x:data' type='form'/></options></query></iq>
  `,
  ),
  story(
    "a room that isn't there or isn't configured yet can be neither saved nor loaded",
    `
    ${loading()}
    king receives: <iq type='error' id='load'><error><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
    king sends: <presence to='england@{games}/king'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    everybody forgets
    ${saving()}
    ${refused("king", "save", "cancel", "not-allowed")}
    ${loading()}
    ${refused("king", "load", "wait", "unexpected-request")}
    king sends: <iq type='set' to='england@{games}' id='odd'><keep xmlns='…/mmog#owner'/></iq>
    ${refused("king", "odd", "cancel", "feature-not-implemented")}
  `,
  ),
];

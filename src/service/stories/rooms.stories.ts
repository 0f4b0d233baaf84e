import { configured, configuring, entering, instantRoom } from "#service/stories/scenes.ts";
import { story } from "#service/stories/story.ts";

/** MMOG Example 185: a match that begins like that. */
const beginning = (state: string): string => `
    king sends:
      <iq type='set' to='england@{games}' id='begin'>
        <query xmlns='…/mmog#owner'>
          <options><x xmlns='jabber:x:data' type='submit'/></options>
          <state xmlns='…/mmog/dga'>${state}</state>
        </query>
      </iq>
`;

export const roomStories = [
  story(
    "MMOG-4.4-1, MMOG-4.4-2, MMOG-10-3, MMOG-10.1.1-5, MMOG-10.1.1-6, MMOG-10.1.1-10, MMOG-10.1.2-2: a room is created locked with its maker as owner, and opened as an instant room",
    `
    king sends: <presence id='create0' to='england@{games}/king'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    king receives: <presence from='england@{games}'><game xmlns='…/mmog'><status>created</status></game></presence>
    king receives:
      <presence id='create0' from='england@{games}/king'>
        <game xmlns='…/mmog#user'><item affiliation='owner' role='moderator'/><status code='110'/><status code='201'/></game>
      </presence>
    king receives: <message type='groupchat'><subject/></message>
    earl1 sends: <presence id='early' to='england@{games}/earl1'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    earl1 receives: <presence type='error' id='early'><error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>
    king sends: <iq type='get' to='england@{games}' id='form'><query xmlns='…/mmog#owner'><options/></query></iq>
    king receives:
      <iq type='result' id='form'><query xmlns='…/mmog#owner'><options><x xmlns='jabber:x:data' type='form'>
        <field var='mmog#roomconfig_roomowners'><value>{king.bare}</value></field>
      </x></options></query></iq>
    king sends:
      <iq type='set' to='england@{games}' id='create1'>
        <query xmlns='…/mmog#owner'><options><x xmlns='jabber:x:data' type='submit'/></options></query>
      </iq>
    king receives: <presence from='england@{games}'><game xmlns='…/mmog'><status>inactive</status></game></presence>
    king receives: <iq type='result' id='create1' from='england@{games}'/>
    ${entering("earl1")}
  `,
  ),
  story(
    "MMOG-10.1.3-2, MMOG-10.1.3-6, MMOG-10.1.3-7, MMOG-10.1.3-9: a reserved room is configured by its form, with the game's options in it, and is open from then on",
    `
    king sends: <presence to='england@{games}/king'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    everybody forgets
    king sends: <iq type='get' to='england@{games}' id='create1'><query xmlns='…/mmog#owner'><options/></query></iq>
    king receives:
      <iq type='result' id='create1'>
        <query xmlns='…/mmog#owner'><options>
          <x xmlns='jabber:x:data' type='form'>
            <title>{any}</title>
            <field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/mmog#roomconfig</value></field>
            <field var='mmog#roomconfig_roomname' type='text-single' label='{any}'/>
            <field var='mmog#roomconfig_roomdesc' type='text-single'/>
            <field var='mmog#roomconfig_lang' type='text-single'/>
            <field var='mmog#roomconfig_enablelogging' type='boolean'><value>0</value></field>
            <field var='mmog#roomconfig_changesubject' type='boolean'><value>0</value></field>
            <field var='mmog#roomconfig_allowinvites' type='boolean'><value>0</value></field>
            <field var='mmog#roomconfig_allowpm' type='list-single'>
              <value>anyone</value>
              <option><value>anyone</value></option><option><value>participants</value></option>
              <option><value>moderators</value></option><option><value>none</value></option>
            </field>
            <field var='mmog#roomconfig_maxusers' type='list-single'>
              <value>20</value>
              <option><value>10</value></option><option><value>20</value></option><option><value>30</value></option>
              <option><value>50</value></option><option><value>100</value></option><option><value>none</value></option>
            </field>
            <field var='mmog#roomconfig_presencebroadcast' type='list-multi'><value>moderator</value><value>participant</value><value>visitor</value></field>
            <field var='mmog#roomconfig_getmemberlist' type='list-multi'><value>moderator</value><value>participant</value><value>visitor</value></field>
            <field var='mmog#roomconfig_publicroom' type='boolean'><value>1</value></field>
            <field var='mmog#roomconfig_persistentroom' type='boolean'><value>0</value></field>
            <field var='mmog#roomconfig_moderatedroom' type='boolean'><value>0</value></field>
            <field var='mmog#roomconfig_membersonly' type='boolean'><value>0</value></field>
            <field var='mmog#roomconfig_passwordprotectedroom' type='boolean'><value>0</value></field>
            <field var='mmog#roomconfig_roomsecret' type='text-private'/>
            <field var='mmog#roomconfig_whois' type='list-single'>
              <value>moderators</value>
              <option><value>moderators</value></option><option><value>anyone</value></option><option><value>none</value></option>
            </field>
            <field var='mmog#maxhistoryfetch'><value>50</value></field>
            <field var='mmog#roomconfig_pubsub' type='text-single'/>
            <field var='mmog#roomconfig_roomadmins' type='jid-multi'/>
            <field var='mmog#roomconfig_roomowners' type='jid-multi'><value>{king.bare}</value></field>
          </x>
          <options xmlns='…/mmog/dga'>
            <x xmlns='jabber:x:data' type='form'>
              <field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/mmog/dga#config</value></field>
              <field var='mmog/dga#config_match' type='list-single'><value>Single Battle</value></field>
              <field var='mmog/dga#config_teams' type='text-multi'><value>York</value><value>Lancaster</value></field>
            </x>
          </options>
        </options></query>
      </iq>
    ${configured({ roomname: "England", maxusers: "10", publicroom: "0" }, { minutes: "20" })}
    ${entering("earl1")}
    king sends: <iq type='get' to='england@{games}' id='info'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
    king receives: <iq id='info'><query xmlns='http://jabber.org/protocol/disco#info'><identity name='England'/><feature var='mmog_hidden'/></query></iq>
  `,
  ),
  story(
    "MMOG-10.1.3-11: a match is given its beginning by a state that the game knows, and no other",
    `
    king sends: <presence to='england@{games}/king'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    everybody forgets
    ${beginning("<pcs><pc chid='bosworth' name='king'/></pcs>")}
    king receives:
      <iq type='error' id='begin'><error type='modify'>
        <not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/><field xmlns='…/mmog/dga' var='mmog/dga#state_pcs'>{any}</field>
      </error></iq>
    ${beginning("<x xmlns='jabber:x:data' type='submit'><field var='mmog/dga#state_clock'><value>20</value></field></x>")}
    king receives: <iq type='error' id='begin'><error type='modify'><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
    ${beginning("<x xmlns='jabber:x:data' type='submit'><field var='mmog/dga#state_battlefield'><value>Atlantis</value></field></x>")}
    king receives: <iq type='error' id='begin'><error type='modify'><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
    ${beginning("")}
    king receives: <iq type='error' id='begin'><error type='modify'><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
    ${beginning("<x xmlns='jabber:x:data' type='submit'><field var='mmog/dga#state_battlefield'><value>Moor</value></field><field var='mmog/dga#state_seed'><value>1485</value></field></x>")}
    king receives:
      <presence from='england@{games}'><game xmlns='…/mmog'><status>inactive</status>
        <state xmlns='…/mmog/dga'><x xmlns='jabber:x:data'>
          <field var='mmog/dga#state_battlefield'><value>Moor</value></field>
          <field var='mmog/dga#state_seed'><value>1485</value></field>
        </x></state>
      </game></presence>
    king later receives: <iq type='result' id='begin'/>
  `,
  ),
  story(
    "MMOG-10.1.3-12: a form that can't be accepted says which field is wrong, and nothing is changed",
    `
    king sends: <presence to='england@{games}/king'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    everybody forgets
    ${configuring({ roomname: "England", passwordprotectedroom: "1", roomsecret: "" }, { maxplayers: "many" })}
    king receives:
      <iq type='error' id='configure'>
        <error type='modify' by='england@{games}'>
          <not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>
          <text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>{any}</text>
          <field xmlns='…/mmog#owner' var='mmog#roomconfig_roomsecret'>{any}</field>
          <field xmlns='…/mmog/dga' var='mmog/dga#config_maxplayers'>{any}</field>
        </error>
      </iq>
    earl1 sends: <presence id='join' to='england@{games}/earl1'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    earl1 receives: <presence type='error'><error><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>
  `,
  ),
  story(
    "MMOG-10.1.3-13: a creator who cancels has no room any more",
    `
    king sends: <presence to='england@{games}/king'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    everybody forgets
    king sends: <iq type='set' to='england@{games}' id='c'><query xmlns='…/mmog#owner'><x xmlns='jabber:x:data' type='cancel'/></query></iq>
    king receives:
      <presence type='unavailable' from='england@{games}/king'>
        <game xmlns='…/mmog#user'><item role='none'/><destroy><reason>{any}</reason></destroy><status code='110'/></game>
      </presence>
    king receives: <iq type='result' id='c'/>
    king sends: <iq type='get' to='england@{games}' id='info'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
    king receives: <iq type='error' id='info'><error><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
  `,
  ),
  story(
    "MMOG-10.1.3-14: a creator who leaves before the room is configured takes it along",
    `
    king sends: <presence to='england@{games}/king'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    everybody forgets
    king sends: <presence type='unavailable' to='england@{games}/king'/>
    king receives: <presence type='unavailable'><game xmlns='…/mmog#user'><destroy/><status code='110'/></game></presence>
    earl1 sends: <iq type='get' to='england@{games}' id='info'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
    earl1 receives: <iq type='error' id='info'><error><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
  `,
  ),
  story(
    "MMOG-7.22-3, MMOG-7.22-4, MMOG-7.22-5: who leaves is told so first, and the others with role none",
    `
    ${instantRoom}
    ${entering("earl1")}
    earl1 sends: <presence type='unavailable' to='england@{games}/earl1'><status>Peace lives again</status></presence>
    earl1 receives:
      <presence type='unavailable' from='england@{games}/earl1'>
        <game xmlns='…/mmog#user'><item affiliation='none' role='none'/><status code='110'/></game>
      </presence>
    king receives:
      <presence type='unavailable' from='england@{games}/earl1'>
        <game xmlns='…/mmog#user'><item affiliation='none' role='none' jid='{earl1}'/><without><status code='110'/></without></game>
        <status>Peace lives again</status>
      </presence>
  `,
  ),
  story(
    "MMOG-4.2-6, MMOG-7.22-8: a temporary room is gone with its last occupant, a persistent one stays",
    `
    ${instantRoom}
    king sends: <presence type='unavailable' to='england@{games}/king'/>
    everybody forgets
    king sends: <iq type='get' to='england@{games}' id='info'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
    king receives: <iq type='error'><error><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
    ${instantRoom}
    ${configured({ persistentroom: "1" })}
    king sends: <presence type='unavailable' to='england@{games}/king'/>
    everybody forgets
    king sends: <iq type='get' to='england@{games}' id='info'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
    king receives: <iq type='result'><query xmlns='http://jabber.org/protocol/disco#info'><feature var='mmog_persistent'/></query></iq>
  `,
  ),
  story(
    "MMOG-11.1-1, MMOG-11.1-2: an occupant whose stanzas come back is taken out with status 333",
    `
    ${instantRoom}
    ${entering("earl1")}
    earl1 sends:
      <message type='error' to='england@{games}/king' id='x'><error type='cancel'><recipient-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    earl1 receives:
      <presence type='unavailable' from='england@{games}/earl1'>
        <game xmlns='…/mmog#user'><item role='none'/><status code='110'/><status code='333'/><without><status code='307'/></without></game>
      </presence>
    king receives:
      <presence type='unavailable' from='england@{games}/earl1'>
        <game xmlns='…/mmog#user'><item role='none'/><status code='333'/><without><status code='307'/></without></game>
      </presence>
  `,
  ),
  story(
    "MMOG-11.2-1: when the service shuts down each occupant is told with status 332",
    `
    ${instantRoom}
    ${entering("earl1")}
    the service shuts down
    king receives: <presence type='unavailable' from='england@{games}/king'><game xmlns='…/mmog#user'><item role='none'/><status code='110'/><status code='332'/></game></presence>
    king receives nothing
    earl1 receives: <presence type='unavailable' from='england@{games}/earl1'><game xmlns='…/mmog#user'><status code='110'/><status code='332'/></game></presence>
    earl1 receives nothing
  `,
  ),
  story(
    "what was acknowledged is still there after the service was killed",
    `
    ${instantRoom}
    sirwilliam connects
    ${configured({ roomname: "England", persistentroom: "1", roomadmins: "{sirwilliam.bare}" }, { minutes: "30" })}
    king sends: <message type='groupchat' to='england@{games}' id='s'><subject>Sun of York</subject></message>
    king sends: <presence to='england@{games}' id='team'><game xmlns='…/mmog'><item team='york'/></game></presence>
    everybody forgets
    the service is killed and started again
    king sends: <message type='groupchat' to='england@{games}' id='m'><body>Am I still in?</body></message>
    king receives: <message type='error' id='m'><error><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    king sends: <presence id='again' to='england@{games}/king'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    king later receives:
      <presence from='england@{games}/king' id='again'>
        <game xmlns='…/mmog#user'><item affiliation='owner' role='moderator' team='York'/><status code='110'/></game>
      </presence>
    king receives: <message><subject>Sun of York</subject></message>
    sirwilliam sends: <presence to='england@{games}/sirwilliam'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    sirwilliam later receives: <presence from='england@{games}/sirwilliam'><game xmlns='…/mmog#user'><item affiliation='admin'/></game></presence>
    king sends: <iq type='get' to='england@{games}' id='form'><query xmlns='…/mmog#owner'/></iq>
    king later receives:
      <iq id='form'><query xmlns='…/mmog#owner'><options>
        <options xmlns='…/mmog/dga'><x xmlns='jabber:x:data'><field var='mmog/dga#config_minutes'><value>30</value></field></x></options>
      </options></query></iq>
  `,
  ),
  story(
    "MMOG-10.1.1-8, MMOG-14.6-2: a room that isn't configured in time is gone, and its name is free",
    `
    king sends: <presence to='england@{games}/king'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    everybody forgets
    899 seconds pass
    king receives nothing
    2 seconds pass
    king receives:
      <presence type='unavailable' from='england@{games}/king'>
        <game xmlns='…/mmog#user'><item affiliation='none' role='none'/><destroy><reason>{any}</reason></destroy><status code='110'/></game>
      </presence>
    king receives nothing
    earl1 sends: <presence to='england@{games}/earl1'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    earl1 later receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='owner'/><status code='201'/></game></presence>
  `,
  ),
];

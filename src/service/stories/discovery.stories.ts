import { configured, entering, instantRoom } from "#service/stories/scenes.ts";
import { story } from "#service/stories/story.ts";

const search = (fields: string): string => `
  king sends:
    <iq type='set' to='{games}' id='search'><query xmlns='jabber:iq:search'><x xmlns='jabber:x:data' type='submit'>${fields}</x></query></iq>
`;

export const discoveryStories = [
  story(
    "MMOG-6-1, MMOG-6.2-2, MMOG-6.2-3, MMOG-16.2-1, MMOG-16.3-1: the service says what it is and does",
    `
    king sends: <iq type='get' to='{games}' id='info'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
    king receives:
      <iq type='result' id='info' from='{games}'><query xmlns='http://jabber.org/protocol/disco#info'>
        <identity category='game' type='multi-user' name='{any}'/>
        <feature var='jabber:iq:search'/>
        <feature var='http://jabber.org/protocol/disco#info'/>
        <feature var='http://jabber.org/protocol/disco#items'/>
        <feature var='http://jabber.org/protocol/mmog'/>
        <feature var='http://jabber.org/protocol/mmog#stable_id'/>
        <feature var='http://jabber.org/protocol/mmog/dga'/>
      </query></iq>
    king sends: <iq type='get' to='{games}' id='ping'><ping xmlns='urn:xmpp:ping'/></iq>
    king receives: <iq type='result' id='ping'/>
    king sends: <iq type='set' to='{games}' id='what'><query xmlns='urn:example:what'/></iq>
    king receives: <iq type='error' id='what'><error type='cancel'><feature-not-implemented xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
  `,
  ),
  story(
    "MMOG-6.3-2, MMOG-4.1-15: public rooms are listed, hidden and unfinished ones are not; Bosworth Field and a practice ground stand from the first start",
    `
    ${instantRoom}
    earl1 sends: <presence to='wales@{games}/earl1'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    everybody forgets
    king sends: <iq type='get' to='{games}' id='items'><query xmlns='http://jabber.org/protocol/disco#items'/></iq>
    king receives:
      <iq type='result' id='items'><query xmlns='http://jabber.org/protocol/disco#items'>
        <item jid='bosworth@{games}' name='Bosworth Field'/><item jid='england@{games}' name='england'/><item jid='practice@{games}' name='Practice Ground'/>
        <without><item jid='wales@{games}'/><set xmlns='http://jabber.org/protocol/rsm'/></without>
      </query></iq>
    ${configured({ publicroom: "0" })}
    king sends: <iq type='get' to='{games}' id='items'><query xmlns='http://jabber.org/protocol/disco#items'/></iq>
    king receives: <iq><query xmlns='http://jabber.org/protocol/disco#items'><without><item jid='england@{games}'/></without></query></iq>
  `,
  ),
  story(
    "MMOG-6.3-3, MMOG-6.3-4: a long list comes in pages",
    `
    ${instantRoom}
    king sends:
      <iq type='get' to='{games}' id='p1'><query xmlns='http://jabber.org/protocol/disco#items'><set xmlns='http://jabber.org/protocol/rsm'><max>1</max></set></query></iq>
    king receives:
      <iq id='p1'><query xmlns='http://jabber.org/protocol/disco#items'>
        <item jid='bosworth@{games}'/>
        <set xmlns='http://jabber.org/protocol/rsm'><first index='0'>bosworth@{games}</first><last>{any last}</last><count>3</count></set>
        <without><item jid='england@{games}'/></without>
      </query></iq>
    king sends:
      <iq type='get' to='{games}' id='p2'><query xmlns='http://jabber.org/protocol/disco#items'><set xmlns='http://jabber.org/protocol/rsm'><max>1</max><after>{last}</after></set></query></iq>
    king receives:
      <iq id='p2'><query xmlns='http://jabber.org/protocol/disco#items'>
        <item jid='england@{games}'/><set xmlns='http://jabber.org/protocol/rsm'><first index='1'>england@{games}</first><count>3</count></set>
      </query></iq>
  `,
  ),
  story(
    "MMOG-6.4-9, MMOG-6.4-11, MMOG-6.4-12: an empty form finds every room, a page at a time",
    `
    ${instantRoom}
    ${search("<field var='FORM_TYPE'><value>jabber:iq:search</value></field>")}
    king receives:
      <iq type='result' id='search'><query xmlns='jabber:iq:search'><x xmlns='jabber:x:data'>
        <item><field var='jid'><value>bosworth@{games}</value></field></item><item><field var='jid'><value>england@{games}</value></field></item><item><field var='jid'><value>practice@{games}</value></field></item>
      </x></query></iq>
    king sends:
      <iq type='set' to='{games}' id='p1'><query xmlns='jabber:iq:search'>
        <x xmlns='jabber:x:data' type='submit'/><set xmlns='http://jabber.org/protocol/rsm'><max>1</max></set>
      </query></iq>
    king receives:
      <iq id='p1'><query xmlns='jabber:iq:search'>
        <x xmlns='jabber:x:data'><item><field var='jid'><value>bosworth@{games}</value></field></item><without><item><field var='jid'><value>england@{games}</value></field></item></without></x>
        <set xmlns='http://jabber.org/protocol/rsm'><first index='0'>bosworth@{games}</first><last>bosworth@{games}</last><count>3</count></set>
      </query></iq>
  `,
  ),
  story(
    "MMOG-3-9, MMOG-16.3-2: every kind of room shows by its features",
    `
    ${instantRoom}
    ${configured({
      passwordprotectedroom: "1",
      roomsecret: "s",
      publicroom: "0",
      persistentroom: "1",
      membersonly: "1",
      moderatedroom: "1",
      whois: "anyone",
    })}
    hastings sends: <iq type='get' to='england@{games}' id='info'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
    hastings receives:
      <iq type='result' id='info'><query xmlns='http://jabber.org/protocol/disco#info'>
        <feature var='mmog_passwordprotected'/><feature var='mmog_hidden'/><feature var='mmog_persistent'/>
        <feature var='mmog_membersonly'/><feature var='mmog_moderated'/><feature var='mmog_nonanonymous'/>
        <without>
          <feature var='mmog_unsecured'/><feature var='mmog_public'/><feature var='mmog_temporary'/>
          <feature var='mmog_open'/><feature var='mmog_unmoderated'/><feature var='mmog_semianonymous'/>
        </without>
      </query></iq>
  `,
  ),
  story(
    "MMOG-6.5-2, MMOG-6.5-3, MMOG-6.5-4, MMOG-6.5-5, MMOG-6.5-6, MMOG-6.5-7, MMOG-16.3-3, MMOG-16.5-5: a room says what it is, how private it is and how many are in it",
    `
    ${instantRoom}
    ${configured({ roomdesc: "The House of York!", changesubject: "1", lang: "en", maxhistoryfetch: "20" })}
    king sends: <message to='england@{games}' type='groupchat'><subject>Fights</subject></message>
    earl1 sends: <iq type='get' to='england@{games}' id='info'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
    earl1 receives:
      <iq type='result' id='info' from='england@{games}'><query xmlns='http://jabber.org/protocol/disco#info'>
        <identity category='game' type='multi-user' name='england'/>
        <feature var='http://jabber.org/protocol/mmog'/>
        <feature var='http://jabber.org/protocol/mmog/dga'/>
        <feature var='http://jabber.org/protocol/mmog#stable_id'/>
        <feature var='http://jabber.org/protocol/mmog#roomconfig'/><feature var='http://jabber.org/protocol/mmog#roominfo'/>
        <feature var='http://jabber.org/protocol/mmog/dga#referee'/>
        <feature var='mmog_unsecured'/><feature var='mmog_public'/><feature var='mmog_temporary'/>
        <feature var='mmog_open'/><feature var='mmog_unmoderated'/><feature var='mmog_semianonymous'/>
        <x xmlns='jabber:x:data' type='result'>
          <field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/mmog#roominfo</value></field>
          <field var='mmog#roominfo_description'><value>The House of York!</value></field>
          <field var='mmog#roominfo_changesubject'><value>1</value></field>
          <field var='mmog#roominfo_contactjid'><value>{king.bare}</value></field>
          <field var='mmog#roominfo_subject'><value>Fights</value></field>
          <field var='mmog#roominfo_occupants'><value>1</value></field>
          <field var='mmog#roominfo_lang'><value>en</value></field>
          <field var='mmog#roomconfig_enablelogging'><value>0</value></field>
          <field var='mmog#maxhistoryfetch'><value>20</value></field>
        </x>
      </query></iq>
  `,
  ),
  story(
    "MMOG-6.6-3, MMOG-6.6-4, MMOG-14.4-1: who is in a room is private",
    `
    ${instantRoom}
    earl1 sends: <iq type='get' to='england@{games}' id='items'><query xmlns='http://jabber.org/protocol/disco#items'/></iq>
    earl1 receives:
      <iq type='result' id='items'><query xmlns='http://jabber.org/protocol/disco#items'><without><item/></without></query></iq>
  `,
  ),
  story(
    "MMOG-6.7-1: a stranger may not ask an occupant; whoever is in may ask whether it still is",
    `
    ${instantRoom}
    earl1 sends: <iq type='get' to='england@{games}/king' id='info'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
    earl1 receives: <iq type='error' id='info'><error type='modify'><bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
    earl1 sends: <iq type='get' to='england@{games}/earl1' id='ping'><ping xmlns='urn:xmpp:ping'/></iq>
    earl1 receives: <iq type='error' id='ping'><error type='cancel'><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
    ${entering("earl1")}
    earl1 sends: <iq type='get' to='england@{games}/earl1' id='ping'><ping xmlns='urn:xmpp:ping'/></iq>
    earl1 receives: <iq type='result' id='ping'/>
  `,
  ),
  story(
    "MMOG-6.4-3, MMOG-6.4-4, MMOG-6.4-5, MMOG-6.4-6, MMOG-6.4-10: rooms are found by the search form, by the vars that it advertises",
    `
    ${instantRoom}
    king sends: <iq type='get' to='{games}' id='form'><query xmlns='jabber:iq:search'/></iq>
    king receives:
      <iq type='result' id='form'><query xmlns='jabber:iq:search'>
        <instructions>{any}</instructions>
        <x xmlns='jabber:x:data' type='form'>
          <title>{any}</title>
          <field var='FORM_TYPE' type='hidden'><value>jabber:iq:search</value></field>
          <field var='mmog#roomsearch_name' type='text-single'/>
          <field var='mmog#roomsearch_saved' type='boolean'/>
          <field var='mmog#roomsearch_roles' type='list-single'><option label='1'><value>1</value></option></field>
          <field var='mmog#roomsearch_max_occupants' type='list-single'/>
          <field var='mmog#roomsearch_category' type='list-single'><option><value>rpg</value></option></field>
          <field var='mmog#roomsearch_game' type='list-multi'><option label='DGA'><value>http://jabber.org/protocol/mmog/dga</value></option></field>
        </x>
      </query></iq>
    ${search("<field var='mmog#roomsearch_name'><value>eng</value></field>")}
    king receives:
      <iq type='result' id='search'><query xmlns='jabber:iq:search'><x xmlns='jabber:x:data' type='result'>
        <field var='FORM_TYPE' type='hidden'><value>jabber:iq:search</value></field>
        <reported><field var='status'/><field var='category'/><field var='game'/><field var='jid'/></reported>
        <item>
          <field var='status'><value>inactive</value></field>
          <field var='category'><value>rpg</value></field>
          <field var='game'><value>http://jabber.org/protocol/mmog/dga</value></field>
          <field var='jid'><value>england@{games}</value></field>
        </item>
        <without><item><field var='jid'><value>bosworth@{games}</value></field></item></without>
      </x></query></iq>
    ${search("<field var='status'><value>inactive</value></field><field var='game'><value>http://jabber.org/protocol/mmog/dga</value></field>")}
    king receives:
      <iq type='result'><query xmlns='jabber:iq:search'><x xmlns='jabber:x:data'>
        <item><field var='jid'><value>bosworth@{games}</value></field></item><item><field var='jid'><value>england@{games}</value></field></item><item><field var='jid'><value>practice@{games}</value></field></item>
      </x></query></iq>
    ${search("<field var='status'><value>active</value></field>")}
    king receives: <iq type='result'><query xmlns='jabber:iq:search'><x xmlns='jabber:x:data' type='result'><without><item/></without></x></query></iq>
    ${search("<field var='category'><value>rpg</value></field><field var='game'><value>http://jabber.org/protocol/mmog/dga</value></field>")}
    king receives: <iq type='error' id='search'><error type='modify'><bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
    ${search("<field var='mmog#roomsearch_roles'><value>some</value></field>")}
    king receives: <iq type='error' id='search'><error type='modify'><bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
    ${search("<field var='mmog#roomsearch_saved'><value>1</value></field>")}
    king receives: <iq type='result'><query xmlns='jabber:iq:search'><x xmlns='jabber:x:data' type='result'><without><item/></without></x></query></iq>
  `,
  ),
];

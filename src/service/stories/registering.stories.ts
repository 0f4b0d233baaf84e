import { configured, entering, instantRoom, registered, registering } from "#service/stories/scenes.ts";
import { story } from "#service/stories/story.ts";

const asking = (who: string, to = "england@{games}"): string => `
  ${who} sends: <iq type='get' to='${to}' id='ask'><query xmlns='jabber:iq:register'/></iq>
`;

const refused = (who: string, id: string, type: string, condition: string): string => `
  ${who} receives:
    <iq type='error' id='${id}'><error type='${type}'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
`;

const answering = (who: string, nick: string, allow: string): string => `
  ${who} sends:
    <message to='england@{games}' id='approve'><game xmlns='…/mmog'><options>
      <x xmlns='jabber:x:data' type='submit'>
        <field var='FORM_TYPE'><value>http://jabber.org/protocol/mmog#register</value></field>
        <field var='mmog#register_roomnick'><value>${nick}</value></field>
        <field var='mmog#register_allow'><value>${allow}</value></field>
      </x>
    </options></game></message>
`;

const question = (who: string): string => `
  ${who} later receives:
    <message from='england@{games}' type='{none}'><game xmlns='…/mmog'><options>
      <x xmlns='jabber:x:data' type='form'>
        <title>Registration request</title>
        <field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/mmog#register</value></field>
        <field var='mmog#register_first' type='text-single' label='Given Name'><value>Harri</value></field>
        <field var='mmog#register_last' type='text-single' label='Family Name'/>
        <field var='mmog#register_roomnick' type='text-single' label='Desired Nickname'><value>richmond</value></field>
        <field var='mmog#register_url' type='text-single' label='Your URL'/>
        <field var='mmog#register_email' type='text-single' label='Email Address'/>
        <field var='mmog#register_faqentry' type='text-multi' label='FAQ Entry'/>
        <field var='mmog#register_jid' type='jid-single'><value>{earl1.bare}</value></field>
        <field var='mmog#register_allow' type='boolean' label='Allow this person to register with the room?'><value>0</value></field>
      </x>
    </options></game></message>
`;

const notMember = `
  earl1 sends: <presence to='england@{games}/richmond'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
  earl1 receives: <presence type='error'><error type='auth'><registration-required xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>
`;

const member = `
  earl1 sends: <presence to='england@{games}/richmond'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
  earl1 later receives:
    <presence from='england@{games}/richmond'><game xmlns='…/mmog#user'><item affiliation='member'/><status code='110'/></game></presence>
`;

const formType = (name: string): string => `
  <field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/mmog#${name}</value></field>
`;

export const registeringStories = [
  story(
    "MMOG-16.5-1: the forms of a room are of four types: about it, for its configuration, for registering, for requests",
    `
    ${instantRoom}
    king sends: <iq type='get' to='england@{games}' id='info'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
    king receives:
      <iq id='info'><query xmlns='http://jabber.org/protocol/disco#info'><x xmlns='jabber:x:data' type='result'>${formType("roominfo")}</x></query></iq>
    king sends: <iq type='get' to='england@{games}' id='config'><query xmlns='…/mmog#owner'><options/></query></iq>
    king receives:
      <iq id='config'><query xmlns='…/mmog#owner'><options><x xmlns='jabber:x:data' type='form'>${formType("roomconfig")}</x></options></query></iq>
    ${asking("earl1")}
    earl1 receives:
      <iq id='ask'><query xmlns='jabber:iq:register'><x xmlns='jabber:x:data' type='form'>${formType("register")}</x></query></iq>
    ${configured({ moderatedroom: "1" })}
    ${entering("earl1")}
    earl1 sends:
      <message to='england@{games}'><game xmlns='…/mmog#user'><x xmlns='jabber:x:data' type='submit'>
        ${formType("request")}<field var='mmog#role'><value>participant</value></field>
      </x></game></message>
    king receives:
      <message><game xmlns='…/mmog'><options><x xmlns='jabber:x:data' type='form'>${formType("request")}</x></options></game></message>
  `,
  ),
  story(
    "MMOG-7.18-2, MMOG-7.18-8, MMOG-7.18-9: the room says with a form what it wants to know",
    `
    ${instantRoom}
    ${asking("earl1")}
    earl1 receives:
      <iq type='result' id='ask' from='england@{games}'><query xmlns='jabber:iq:register'>
        <instructions>{any}</instructions>
        <x xmlns='jabber:x:data' type='form'>
          <title>{any}</title>
          <field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/mmog#register</value></field>
          <field var='mmog#register_first' type='text-single' label='Given Name'/>
          <field var='mmog#register_last' type='text-single' label='Family Name'/>
          <field var='mmog#register_roomnick' type='text-single' label='Desired Nickname'><required/></field>
          <field var='mmog#register_url' type='text-single' label='Your URL'/>
          <field var='mmog#register_email' type='text-single' label='Email Address'/>
          <field var='mmog#register_faqentry' type='text-multi' label='FAQ Entry'/>
        </x>
        <without><registered/></without>
      </query></iq>
  `,
  ),
  story(
    "MMOG-7.18-1, MMOG-7.18-14, MMOG-7.18-15, MMOG-7.18-16: who registers with an open room is a member at once, and everybody hears of it",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${registering("earl1", "richmond")}
    earl1 receives:
      <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='member' role='participant'/><status code='110'/></game></presence>
    earl1 receives: <iq type='result' id='register' from='england@{games}'><without><query/></without></iq>
    king receives:
      <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='member' role='participant' jid='{earl1}'/></game></presence>
  `,
  ),
  story(
    "MMOG-7.18-6, MMOG-7.18-7: who is registered is told so, with the nickname, after a restart too",
    `
    ${instantRoom}
    ${configured({ persistentroom: "1" })}
    ${registered("earl1", "richmond")}
    the service is killed and started again
    ${asking("earl1")}
    earl1 receives:
      <iq type='result' id='ask' from='england@{games}'><query xmlns='jabber:iq:register'>
        <registered/><username>richmond</username><without><x xmlns='jabber:x:data'/></without>
      </query></iq>
  `,
  ),
  story(
    "MMOG-7.18-4: one can't register with a room that isn't there",
    `
    ${asking("earl1", "wales@{games}")}
    ${refused("earl1", "ask", "cancel", "item-not-found")}
  `,
  ),
  story(
    "MMOG-7.18-5, MMOG-7.18-12: in a room whose owner wants no registrations nobody may ask, and nothing is offered; elsewhere it is",
    `
    ${instantRoom}
    earl1 sends: <iq type='get' to='england@{games}' id='info'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
    earl1 receives: <iq id='info'><query xmlns='http://jabber.org/protocol/disco#info'><feature var='jabber:iq:register'/></query></iq>
    ${configured({ allowregistration: "0" })}
    earl1 sends: <iq type='get' to='england@{games}' id='info'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
    earl1 receives:
      <iq id='info'><query xmlns='http://jabber.org/protocol/disco#info'><without><feature var='jabber:iq:register'/></without></query></iq>
    ${asking("earl1")}
    ${refused("earl1", "ask", "cancel", "not-allowed")}
    ${registering("earl1", "richmond")}
    ${refused("earl1", "register", "cancel", "service-unavailable")}
    ${asking("earl1", "{games}")}
    ${refused("earl1", "ask", "cancel", "service-unavailable")}
  `,
  ),
  story(
    "MMOG-7.18-11: a nickname that somebody has reserved, or uses, can't be had, however it is spelt",
    `
    ${instantRoom}
    ${registered("earl1", "richmond")}
    ${registering("hastings", "Richmond")}
    ${refused("hastings", "register", "cancel", "conflict")}
    ${registering("hastings", "king")}
    ${refused("hastings", "register", "cancel", "conflict")}
  `,
  ),
  story(
    "MMOG-7.18-13: what is no valid form is a bad request",
    `
    ${instantRoom}
    ${registering("earl1", "")}
    earl1 receives:
      <iq type='error' id='register' from='england@{games}'><error type='modify'><bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
    earl1 sends:
      <iq type='set' to='england@{games}' id='none'><query xmlns='jabber:iq:register'><username>richmond</username></query></iq>
    ${refused("earl1", "none", "modify", "bad-request")}
    earl1 sends:
      <iq type='set' to='england@{games}' id='other'><query xmlns='jabber:iq:register'>
        <x xmlns='jabber:x:data' type='submit'>
          <field var='FORM_TYPE'><value>http://jabber.org/protocol/mmog#request</value></field>
          <field var='mmog#register_roomnick'><value>richmond</value></field>
        </x>
      </query></iq>
    ${refused("earl1", "other", "modify", "bad-request")}
    ${registering("earl1", "r".repeat(65))}
    ${refused("earl1", "register", "modify", "bad-request")}
  `,
  ),
  story(
    "MMOG-9.9-1, MMOG-9.9-2, MMOG-9.9-3, MMOG-16.5-2: an admin is asked who may be a member, and the answer counts",
    `
    ${instantRoom}
    ${configured({ membersonly: "1" })}
    earl1 sends: <presence/>
    everybody forgets
    ${registering("earl1", "richmond")}
    earl1 receives: <iq type='result' id='register'/>
    ${question("king")}
    ${notMember}
    ${answering("king", "richmond", "1")}
    earl1 receives:
      <message from='england@{games}'><game xmlns='…/mmog#user'><invite from='england@{games}/king'/></game></message>
    king receives nothing
    ${member}
    ${asking("earl1")}
    earl1 later receives: <iq type='result' id='ask'><query xmlns='jabber:iq:register'><registered/><username>richmond</username></query></iq>
  `,
  ),
  story(
    "MMOG-9.9-1: who may decide and is away is asked on coming in, after a restart too",
    `
    ${instantRoom}
    ${configured({ membersonly: "1", persistentroom: "1" })}
    king sends: <presence type='unavailable' to='england@{games}/king'/>
    ${registering("earl1", "richmond")}
    the service is killed and started again
    king forgets
    king sends: <presence to='england@{games}/king'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    ${question("king")}
    ${answering("king", "richmond", "true")}
    ${member}
  `,
  ),
  story(
    "MMOG-9.9-3: a refusal is the end of a request, and nobody but an admin decides",
    `
    ${instantRoom}
    ${configured({ moderatedroom: "1" })}
    ${entering("earl1")}
    ${registering("earl1", "richmond")}
    ${answering("earl1", "richmond", "1")}
    earl1 later receives:
      <message type='error' id='approve'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    king forgets
    ${answering("king", "richmond", "0")}
    king receives nothing
    ${answering("king", "richmond", "1")}
    king receives:
      <message type='error' id='approve'><error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    earl1 receives nothing
  `,
  ),
  story(
    "MMOG-7.18-15, MMOG-7.18-16, MMOG-9.9-3: where membership gives voice an admin has to agree, and then everybody hears of it",
    `
    ${instantRoom}
    ${configured({ moderatedroom: "1" })}
    ${entering("earl1")}
    ${registering("earl1", "richmond")}
    earl1 receives: <iq type='result' id='register'/>
    ${question("king")}
    ${answering("king", "richmond", "1")}
    earl1 receives:
      <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='member' role='participant'/><status code='110'/></game></presence>
    king receives:
      <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='member' role='participant'/></game></presence>
  `,
  ),
  story(
    "whoever takes a registration back is no member any more, and the nickname is free",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${registered("earl1", "richmond")}
    earl1 sends: <iq type='set' to='england@{games}' id='remove'><query xmlns='jabber:iq:register'><remove/></query></iq>
    king receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='none' role='participant'/></game></presence>
    earl1 later receives: <iq type='result' id='remove'/>
    ${registering("hastings", "richmond")}
    hastings receives: <iq type='result' id='register'/>
    earl1 sends: <iq type='set' to='england@{games}' id='again'><query xmlns='jabber:iq:register'><remove/></query></iq>
    ${refused("earl1", "again", "auth", "registration-required")}
  `,
  ),
  story(
    "whoever takes a registration back has to leave a members-only room (status 321)",
    `
    ${instantRoom}
    ${configured({ membersonly: "1" })}
    ${registering("earl1", "richmond")}
    ${answering("king", "richmond", "1")}
    ${member}
    everybody forgets
    earl1 sends: <iq type='set' to='england@{games}' id='remove'><query xmlns='jabber:iq:register'><remove/></query></iq>
    earl1 receives:
      <presence type='unavailable' from='england@{games}/richmond'>
        <game xmlns='…/mmog#user'><item affiliation='none' role='none'/><status code='110'/><status code='321'/></game>
      </presence>
    king receives:
      <presence type='unavailable' from='england@{games}/richmond'><game xmlns='…/mmog#user'><item affiliation='none' role='none'/><status code='321'/></game></presence>
    ${notMember.replace("earl1 receives", "earl1 later receives")}
  `,
  ),
];

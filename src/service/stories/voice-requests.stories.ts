import { configured, entering, instantRoom } from "#service/stories/scenes.ts";
import { story } from "#service/stories/story.ts";

const asking = (who: string, role = "participant"): string => `
  ${who} sends:
    <message to='england@{games}' id='voice'><game xmlns='…/mmog#user'>
      <x xmlns='jabber:x:data' type='submit'>
        <field var='FORM_TYPE'><value>http://jabber.org/protocol/mmog#request</value></field>
        <field var='mmog#role' type='list-single' label='Requested role'><value>${role}</value></field>
      </x>
    </game></message>
`;

const question = (who: string, jid: string): string => `
  ${who} later receives:
    <message from='england@{games}' type='{none}'><game xmlns='…/mmog'><options>
      <x xmlns='jabber:x:data' type='form'>
        <title>Voice request</title>
        <field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/mmog#request</value></field>
        <field var='mmog#role' type='list-single' label='Requested role'><value>participant</value></field>
        <field var='mmog#jid' type='jid-single' label='User ID'><value>${jid}</value></field>
        <field var='mmog#roomnick' type='text-single' label='Room Nickname'><value>earl1</value></field>
        <field var='mmog#request_allow' type='boolean' label='Grant voice to this person?'><value>0</value></field>
      </x>
    </options></game></message>
`;

const answering = (who: string, allow: string, jid = "{earl1}"): string => `
  ${who} sends:
    <message to='england@{games}' id='approve'><game xmlns='…/mmog'><options>
      <x xmlns='jabber:x:data' type='submit'>
        <field var='FORM_TYPE'><value>http://jabber.org/protocol/mmog#request</value></field>
        <field var='mmog#role'><value>participant</value></field>
        <field var='mmog#jid'><value>${jid}</value></field>
        <field var='mmog#roomnick'><value>earl1</value></field>
        <field var='mmog#request_allow'><value>${allow}</value></field>
      </x>
    </options></game></message>
`;

const refused = (who: string, id: string, type: string, condition: string): string => `
  ${who} receives:
    <message type='error' id='${id}' from='england@{games}'><error type='${type}'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
`;

const moderated = `
  ${instantRoom}
  ${configured({ moderatedroom: "1" })}
`;

export const voiceRequestStories = [
  story(
    "MMOG-7.21-2, MMOG-8.6-1, MMOG-8.6-3, MMOG-16.5-3: a visitor's request reaches the moderators as a form, and their word gives voice",
    `
    ${moderated}
    ${entering("earl1")}
    ${entering("hastings")}
    ${asking("earl1")}
    ${question("king", "{earl1}")}
    earl1 receives nothing
    hastings receives nothing
    ${answering("king", "true")}
    earl1 receives:
      <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='none' role='participant'/><status code='110'/></game></presence>
    hastings receives:
      <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='none' role='participant'/></game></presence>
    king receives:
      <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='none' role='participant'/></game></presence>
    earl1 sends: <message type='groupchat' to='england@{games}'><body>I have voice!</body></message>
    king receives: <message type='groupchat' from='england@{games}/earl1'><body>I have voice!</body></message>
  `,
  ),
  story(
    "MMOG-8.6-1: a moderator who comes in later is asked then, and where nobody sees addresses the request has none",
    `
    ${instantRoom}
    ${configured({ moderatedroom: "1", whois: "none", persistentroom: "1" })}
    ${entering("earl1")}
    king sends: <presence type='unavailable' to='england@{games}/king'/>
    ${asking("earl1")}
    king forgets
    king sends: <presence to='england@{games}/king'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    ${question("king", "england@{games}/earl1")}
    ${answering("king", "1", "england@{games}/earl1")}
    earl1 later receives:
      <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item role='participant'/><status code='110'/></game></presence>
  `,
  ),
  story(
    "MMOG-8.6-3: voice is given to nobody who hasn't asked, by nobody who isn't a moderator, and only once",
    `
    ${moderated}
    ${entering("earl1")}
    ${answering("king", "1")}
    ${refused("king", "approve", "cancel", "item-not-found")}
    ${asking("earl1")}
    ${answering("earl1", "1")}
    ${refused("earl1", "approve", "auth", "forbidden")}
    ${answering("hastings", "1")}
    ${refused("hastings", "approve", "cancel", "not-acceptable")}
    king forgets
    ${answering("king", "0")}
    earl1 receives nothing
    ${answering("king", "1")}
    ${refused("king", "approve", "cancel", "item-not-found")}
    earl1 receives nothing
  `,
  ),
  story(
    "a request for voice is refused to who has voice, who wants more than that, and who has just asked",
    `
    ${moderated}
    ${asking("king")}
    ${refused("king", "voice", "cancel", "unexpected-request")}
    ${entering("earl1")}
    ${asking("earl1", "moderator")}
    ${refused("earl1", "voice", "modify", "bad-request")}
    ${asking("earl1")}
    ${asking("earl1")}
    ${refused("earl1", "voice", "wait", "policy-violation")}
    60 seconds pass
    ${asking("earl1")}
    ${question("king", "{earl1}")}
    ${question("king", "{earl1}")}
    earl1 receives nothing
  `,
  ),
];

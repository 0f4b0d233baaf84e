import { status } from "#service/stories/match-scenes.ts";
import {
  configured,
  configuring,
  entering,
  instantRoom,
  starting,
  takingTeam,
} from "#service/stories/scenes.ts";
import { story } from "#service/stories/story.ts";

export const readinessStories = [
  story(
    "a player who takes another nickname keeps the character, and whoever takes the old one doesn't get it",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${takingTeam("king", "York")}
    ${takingTeam("earl1", "Lancaster")}
    ${starting("earl1", "Chevalier")}
    earl1 sends: <presence to='england@{games}/henry'/>
    ${entering("queenconsort")}
    queenconsort sends: <presence to='england@{games}/earl1' id='name'/>
    queenconsort later receives: <presence from='england@{games}/earl1' id='name'/>
    everybody forgets
    ${starting("king")}
    queenconsort receives:
      <message from='england@{games}/king'><start xmlns='…/mmog#user'>
        <pc name='king'/><pcs><pc name='henry' jid='england@{games}/henry'/><pc name='king'/></pcs>
      </start></message>
    queenconsort receives: ${status("active")}
    earl1 receives: <message id='start-king'/>
    earl1 receives: <message from='england@{games}/king'><start xmlns='…/mmog#user'><pc name='henry'/></start></message>
  `,
  ),
  story(
    "MMOG-7.4-2: a team is taken by presence to the room, and all are told in both forms",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${takingTeam("earl1", "lancaster")}
    earl1 receives:
      <presence from='england@{games}/earl1' id='team'>
        <game xmlns='…/mmog#user'><item affiliation='none' role='participant' team='Lancaster'/><status code='110'/></game>
        <game xmlns='…/mmog'><item affiliation='none' team='Lancaster'/></game>
      </presence>
    king receives:
      <presence from='england@{games}/earl1'>
        <game xmlns='…/mmog#user'><item affiliation='none' role='participant' team='Lancaster' jid='{earl1}'/></game>
        <game xmlns='…/mmog'><item affiliation='none' team='Lancaster'/></game>
      </presence>
    ${entering("queenconsort")}
    king sends: <presence to='england@{games}' id='r'><game xmlns='…/mmog'><item role='York'/></game></presence>
    queenconsort receives: <presence from='england@{games}/king'><game xmlns='…/mmog#user'><item role='moderator' team='York'/></game></presence>
  `,
  ),
  story(
    "MMOG-7.4-3, MMOG-7.4-4: a full team is a conflict and an unknown one is not acceptable",
    `
    ${instantRoom}
    ${configured({}, { maxplayers: "1" })}
    ${entering("earl1")}
    ${takingTeam("king", "York")}
    everybody forgets
    ${takingTeam("earl1", "York")}
    earl1 receives:
      <presence type='error' id='team' from='england@{games}'><game xmlns='…/mmog'/><error type='cancel'><conflict xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>
    ${takingTeam("earl1", "Tudor")}
    earl1 receives:
      <presence type='error' id='team'><error><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>
    earl1 sends: <presence to='england@{games}' id='team'><game xmlns='…/mmog'><item role='moderator'/></game></presence>
    earl1 receives: <presence type='error' id='team'><error type='modify'><bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>
    king receives nothing
  `,
  ),
  story(
    "MMOG-7.5-17: a Single Battle can't be started before every team has its players",
    `
    ${instantRoom}
    ${starting("king")}
    king receives:
      <message type='error' id='start-king' from='england@{games}'>
        <start xmlns='…/mmog#user'><pc name='{king.name}'/></start>
        <error type='cancel'><not-allowed xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>
      </message>
    ${takingTeam("king", "York")}
    everybody forgets
    ${starting("king")}
    king receives: <message type='error' id='start-king'><error type='cancel'><not-allowed xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
  `,
  ),
  story(
    "a character needs its player's name and a model of the catalogue",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${takingTeam("king", "York")}
    ${takingTeam("earl1", "Lancaster")}
    everybody forgets
    ${starting("king", "Trebuchet")}
    king receives: <message type='error' id='start-king'><error><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    king sends: <message type='groupchat' to='england@{games}' id='s'><start xmlns='…/mmog#user'><pc name='somebodyelse' model='King'/></start></message>
    king receives: <message type='error' id='s'><error><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    king sends: <message type='groupchat' to='england@{games}' id='s'><start xmlns='…/mmog#user'/></message>
    king receives: <message type='error' id='s'><error><bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
  `,
  ),
  story(
    "MMOG-4.1-9, MMOG-7.5-6, MMOG-7.5-8, MMOG-7.5-9, MMOG-7.5-10, MMOG-7.5-12, MMOG-7.5-14, MMOG-7.5-15, MMOG-7.5-16, MMOG-7.5-18, MMOG-7.5-19: starts are reflected to all, and the match begins when everybody is ready",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${entering("queenconsort")}
    ${takingTeam("king", "York")}
    ${takingTeam("earl1", "Lancaster")}
    everybody forgets
    ${starting("king")}
    queenconsort receives:
      <message type='groupchat' from='england@{games}/king' id='start-king'>
        <start xmlns='…/mmog#user' jid='england@{games}' name='england' battlefield='Valley' match='Single Battle'>
          <pc chid='{any kingChid}' name='king' jid='england@{games}/king' visiname='king' model='King' team='York' position='0'/>
          <pcs><pc chid='{kingChid}'/></pcs>
          <npcs><npc chid='{any}' name='House01' visiname='{any}' model='Building' team='York' position='{any}'/><npc chid='{any}' name='House02' team='Lancaster'/></npcs>
        </start>
      </message>
    king receives:
      <message type='groupchat' id='start-king'>
        <start xmlns='…/mmog#user'><pc chid='{kingChid}' name='{king.name}' jid='{king}'/></start>
      </message>
    ${starting("earl1", "Chevalier")}
    queenconsort receives:
      <message from='england@{games}/earl1' id='start-earl1'>
        <start xmlns='…/mmog#user'><pc chid='{any earlChid}' team='Lancaster' position='0'/><pcs><pc chid='{kingChid}'/><pc chid='{earlChid}'/></pcs></start>
      </message>
    queenconsort receives:
      <presence from='england@{games}' type='{none}'>
        <game xmlns='…/mmog'>
          <status>active</status>
          <state xmlns='…/mmog/dga'>
            <x xmlns='jabber:x:data'><field var='FORM_TYPE'><value>http://jabber.org/protocol/mmog/dga#state</value></field></x>
            <pcs>
              <pc chid='{kingChid}' model='King'><moves><move node='Tank'><location x='{any}' y='{any}' z='{any}'/><rotation w='{any}'/></move></moves></pc>
              <pc chid='{earlChid}' model='Chevalier'/>
            </pcs>
            <npcs><npc name='House01'/><npc name='House02'/></npcs>
          </state>
          <without><pc/></without>
        </game>
      </presence>
    queenconsort receives nothing
    king later receives: <message><start xmlns='…/mmog#user'><pc chid='{kingChid}'/><pcs><pc chid='{kingChid}'/><pc chid='{earlChid}'/></pcs></start></message>
    king receives: ${status("active", "<state xmlns='…/mmog/dga'/><pc chid='{kingChid}' team='York'/>")}
    earl1 later receives: <message id='start-earl1'/>
    earl1 receives: <message><start xmlns='…/mmog#user'><pc chid='{earlChid}'/><pcs><pc chid='{kingChid}'/><pc chid='{earlChid}'/></pcs></start></message>
    earl1 receives: ${status("active", "<state xmlns='…/mmog/dga'/><pc chid='{earlChid}' team='Lancaster'/>")}
  `,
  ),
  story(
    "MMOG-7.5-21: whoever was ready has to say so again when the teams or the options change",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${entering("earlofderby")}
    ${takingTeam("king", "York")}
    ${takingTeam("earl1", "Lancaster")}
    ${starting("king")}
    ${takingTeam("earlofderby", "Lancaster")}
    ${starting("earl1")}
    ${starting("earlofderby")}
    everybody forgets
    king sends: <iq type='get' to='england@{games}' id='info'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
    king receives: <iq><query xmlns='http://jabber.org/protocol/disco#info'><x xmlns='jabber:x:data'><field var='mmog#match_status'><value>inactive</value></field></x></query></iq>
    ${starting("king")}
    king later receives: ${status("active")}
  `,
  ),
  story(
    "a team that the new options don't have is nobody's any more",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${takingTeam("king", "York")}
    ${takingTeam("earl1", "Lancaster")}
    everybody forgets
    ${configuring({}, { teams: ["YORK", "Tudor"] })}
    king later receives:
      <presence from='england@{games}/king'><game xmlns='…/mmog#user'><item team='YORK'/><status code='110'/></game></presence>
    earl1 later receives:
      <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item team='none'/><status code='110'/></game></presence>
  `,
  ),
];

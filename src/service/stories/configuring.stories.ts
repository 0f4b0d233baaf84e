import { MOVE, refusedTurn, turn } from "#service/stories/match-scenes.ts";
import {
  configured,
  configuring,
  entering,
  instantRoom,
  starting,
  takingTeam,
} from "#service/stories/scenes.ts";
import { story } from "#service/stories/story.ts";

const NOT_ALLOWED = "<not-allowed xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>";

const presenceOf = (who: string, to: string, item: string): string => `
    ${to} later receives:
      <presence from='england@{games}/${who}' type='{none}'><game xmlns='…/mmog#user'><item ${item}/></game></presence>
`;

const allHear = (who: string, item: string): string =>
  ["king", "sirwilliam", "earl1"].map((to) => presenceOf(who, to, item)).join("");

export const configuringStories = [
  story(
    "MMOG-10-2, MMOG-10.2-2: only an owner may see and change the configuration",
    `
    ${instantRoom}
    sirwilliam connects
    ${configured({ roomadmins: "{sirwilliam.bare}" })}
    ${entering("earl1")}
    earl1 sends: <iq type='get' to='england@{games}' id='c'><query xmlns='…/mmog#owner'/></iq>
    earl1 receives: <iq type='error' id='c'><query xmlns='…/mmog#owner'/><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
    sirwilliam sends:
      <iq type='set' to='england@{games}' id='s'>
        <query xmlns='…/mmog#owner'><options><x xmlns='jabber:x:data' type='submit'><field var='mmog#roomconfig_membersonly'><value>1</value></field></x></options></query>
      </iq>
    sirwilliam receives: <iq type='error' id='s'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
    king sends: <iq type='get' to='england@{games}' id='info'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
    king receives: <iq id='info'><query xmlns='http://jabber.org/protocol/disco#info'><feature var='mmog_open'/></query></iq>
  `,
  ),
  story(
    "MMOG-10.2-3, MMOG-10.2-6: the form shows how the room is set, and cancelling it changes nothing",
    `
    ${instantRoom}
    ${configured({ roomname: "England", maxusers: "10", whois: "anyone" }, { minutes: "30" })}
    ${entering("earl1")}
    king sends: <iq type='set' to='england@{games}' id='no'><query xmlns='…/mmog#owner'><x xmlns='jabber:x:data' type='cancel'/></query></iq>
    king receives: <iq type='result' id='no'/>
    earl1 receives nothing
    king sends: <iq type='get' to='england@{games}' id='form'><query xmlns='…/mmog#owner'/></iq>
    king receives:
      <iq type='result' id='form'><query xmlns='…/mmog#owner'><options>
        <x xmlns='jabber:x:data' type='form'>
          <field var='mmog#roomconfig_roomname'><value>England</value></field>
          <field var='mmog#roomconfig_maxusers'><value>10</value></field>
          <field var='mmog#roomconfig_whois'><value>anyone</value></field>
        </x>
        <options xmlns='…/mmog/dga'><x xmlns='jabber:x:data' type='form'><field var='mmog/dga#config_minutes'><value>30</value></field></x></options>
      </options></query></iq>
  `,
  ),
  story(
    "MMOG-10.2.1-1, MMOG-10.2.1-2, MMOG-10.2.1-3, MMOG-10.2.1-4: changes of privacy are told with their codes, others with 104, and new options with the state",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${configuring({ whois: "anyone", enablelogging: "1" })}
    earl1 receives:
      <message type='groupchat' from='england@{games}'>
        <game xmlns='…/mmog#user'>
          <configuration-changed/><status code='170'/><status code='172'/><without><status code='104'/><state xmlns='…/mmog/dga'/></without>
        </game>
      </message>
    king receives:
      <message type='groupchat'><game xmlns='…/mmog#user'><configuration-changed/><status code='170'/><status code='172'/></game></message>
    ${configuring({ roomname: "England", whois: "moderators", enablelogging: "0" })}
    earl1 receives:
      <message type='groupchat'>
        <game xmlns='…/mmog#user'><configuration-changed/><status code='104'/><status code='171'/><status code='173'/></game>
      </message>
    ${configuring({}, { minutes: "30" })}
    earl1 receives:
      <message type='groupchat'><game xmlns='…/mmog#user'><configuration-changed/><status code='104'/><state xmlns='…/mmog/dga'/></game></message>
  `,
  ),
  story(
    "MMOG-10.2-13: when a room becomes members-only, others have to leave it with status 322",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${configuring({ membersonly: "1" })}
    earl1 later receives:
      <presence type='unavailable' from='england@{games}/earl1'><game xmlns='…/mmog#user'><status code='110'/><status code='322'/></game></presence>
    king later receives:
      <presence type='unavailable' from='england@{games}/earl1'><game xmlns='…/mmog#user'><item role='none'/><status code='322'/></game></presence>
  `,
  ),
  story(
    "MMOG-10.2-7, MMOG-10.2-8, MMOG-10.2-9, MMOG-10.2-12: who gains or loses administration or ownership by the form is shown so to all",
    `
    ${instantRoom}
    ${entering("sirwilliam")}
    ${entering("earl1")}
    ${configuring({ roomadmins: "{sirwilliam.bare}" })}
    ${allHear("sirwilliam", "affiliation='admin' role='moderator'")}
    ${configuring({ roomadmins: [] })}
    ${allHear("sirwilliam", "affiliation='member' role='participant'")}
    ${configuring({ roomowners: ["{king.bare}", "{sirwilliam.bare}"] })}
    ${allHear("sirwilliam", "affiliation='owner' role='moderator'")}
    ${configuring({ roomowners: ["{king.bare}"], roomadmins: [] })}
    ${allHear("sirwilliam", "affiliation='admin' role='moderator'")}
  `,
  ),
  story(
    "MMOG-10.2-10, MMOG-10.2-11: the last owner can't step down by the form, and one of several can",
    `
    ${instantRoom}
    ${entering("sirwilliam")}
    ${entering("earl1")}
    ${configuring({ roomowners: [] })}
    king receives: <iq type='error' id='configure'><error type='cancel'><conflict xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
    earl1 receives nothing
    ${configured({ roomowners: ["{king.bare}", "{sirwilliam.bare}"] })}
    ${configuring({ roomowners: ["{sirwilliam.bare}"] })}
    ${allHear("king", "affiliation='admin' role='moderator'")}
    ${configuring({ roomname: "mine" })}
    king later receives: <iq type='error' id='configure'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
  `,
  ),
  ...(["0", "1"] as const).map((moderated) =>
    story(
      `MMOG-4.4-3, MMOG-4.4-4, MMOG-4.4-5, MMOG-5.2-1: turns count while the match is on, and options change only while it is not (moderated: ${moderated})`,
      `
      ${instantRoom}
      ${configured({ moderatedroom: moderated })}
      ${entering("earl1")}
      ${takingTeam("king", "York")}
      ${takingTeam("earl1", "Lancaster")}
      everybody forgets
      ${turn("king", "early", MOVE, "none")}
      ${refusedTurn("king", "early", "cancel", "not-allowed")}
      ${configuring({}, { minutes: "30" })}
      king later receives: <iq type='result' id='configure'/>
      everybody forgets
      ${starting("king")}
      ${starting("earl1")}
      king later receives: <presence from='england@{games}'><game xmlns='…/mmog'><status>active</status><pc chid='{any kingChid}'/></game></presence>
      everybody forgets
      ${turn("king", "now", MOVE)}
      king receives: <message type='groupchat' from='england@{games}/king' id='now'><turn xmlns='…/mmog#user'/></message>
      ${configuring({ roomname: "England" }, { minutes: "20" })}
      king receives: <iq type='error' id='configure'><error type='cancel'>${NOT_ALLOWED}</error></iq>
      earl1 sends: <presence type='unavailable' to='england@{games}/earl1'/>
      king later receives: <presence from='england@{games}'><game xmlns='…/mmog'><status>paused</status></game></presence>
      everybody forgets
      ${turn("king", "late", MOVE)}
      ${refusedTurn("king", "late", "cancel", "not-allowed")}
      ${configuring({}, { minutes: "20" })}
      king receives: <iq type='error' id='configure'><error type='cancel'>${NOT_ALLOWED}</error></iq>
    `,
    ),
  ),
];

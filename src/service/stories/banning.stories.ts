import {
  answered,
  asking,
  changed,
  changing,
  configured,
  entering,
  instantRoom,
  refused,
  registered,
} from "#service/stories/scenes.ts";
import { story } from "#service/stories/story.ts";

const shutOut = (who: string): string => `
  ${who} sends: <presence id='in' to='england@{games}/${who}'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
  ${who} receives: <presence type='error' id='in'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>
`;

export const banningStories = [
  story(
    "MMOG-9.1-2, MMOG-9.1-3, MMOG-9.1-4, MMOG-9-2, MMOG-5.3-6, MMOG-7.2.7-1: a ban is acknowledged, then the banned one is removed, then the others are told",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${entering("sirwilliam")}
    ${changing("king", "ban1", "<item jid='{earl1.bare}' affiliation='outcast'><reason>Treason</reason></item>")}
    ${answered("king", "ban1")}
    earl1 receives:
      <presence type='unavailable' from='england@{games}/earl1'>
        <game xmlns='…/mmog#user'><item affiliation='outcast' role='none'><actor nick='king'/><reason>Treason</reason></item><status code='110'/><status code='301'/></game>
      </presence>
    earl1 receives nothing
    king receives:
      <presence type='unavailable' from='england@{games}/earl1'>
        <game xmlns='…/mmog#user'><item affiliation='outcast' role='none' jid='{earl1}'/><status code='301'/></game>
      </presence>
    sirwilliam receives:
      <presence type='unavailable' from='england@{games}/earl1'>
        <game xmlns='…/mmog#user'><item affiliation='outcast' role='none' jid='{none}'><without><actor/></without></item><status code='301'/><without><status code='110'/></without></game>
      </presence>
    ${shutOut("earl1")}
    ${asking("king", "ban2", "<item affiliation='outcast'/>")}
    king receives: <iq id='ban2'><query xmlns='…/mmog#admin'><item affiliation='outcast' jid='{earl1.bare}'/></query></iq>
  `,
  ),
  story(
    "MMOG-9.1-2: the nickname of the banned is free again",
    `
    ${instantRoom}
    ${configured({ locknicks: "0" })}
    ${registered("earl1", "richmond")}
    hastings sends: <presence id='in' to='england@{games}/richmond'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    hastings receives: <presence type='error' id='in'><error><conflict xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>
    ${changed("king", "<item jid='{earl1.bare}' affiliation='outcast'/>")}
    hastings sends: <presence id='in' to='england@{games}/richmond'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    hastings later receives: <presence from='england@{games}/richmond'><game xmlns='…/mmog#user'><status code='110'/></game></presence>
  `,
  ),
  story(
    "MMOG-9.1-5, MMOG-9.1-6, MMOG-9-3, MMOG-5.3.1-5: an admin bans members and strangers, not his like, not his better, not himself; others ban nobody",
    `
    ${instantRoom}
    sirwilliam connects
    hastings connects
    earl1 connects
    earlofderby connects
    ${changed(
      "king",
      `<item jid='{sirwilliam.bare}' affiliation='admin'/><item jid='{hastings.bare}' affiliation='admin'/>
       <item jid='{earl1.bare}' affiliation='member'/>`,
    )}
    ${entering("earl1")}
    ${changing("sirwilliam", "b1", "<item jid='{king.bare}' affiliation='outcast'/>")}
    ${refused("sirwilliam", "b1", "cancel", "not-allowed", "<query xmlns='…/mmog#admin'><item jid='{king.bare}'/></query>")}
    ${changing("sirwilliam", "b2", "<item jid='{hastings.bare}' affiliation='outcast'/>")}
    ${refused("sirwilliam", "b2", "cancel", "not-allowed")}
    ${changing("sirwilliam", "b3", "<item jid='{sirwilliam.bare}' affiliation='outcast'/>")}
    ${refused("sirwilliam", "b3", "cancel", "conflict")}
    ${changing("king", "b4", "<item jid='{king.bare}' affiliation='outcast'/>")}
    ${refused("king", "b4", "cancel", "conflict")}
    ${changing("earl1", "b5", "<item jid='{earlofderby.bare}' affiliation='outcast'/>")}
    ${refused("earl1", "b5", "auth", "forbidden")}
    ${asking("earl1", "b6", "<item affiliation='outcast'/>")}
    ${refused("earl1", "b6", "auth", "forbidden")}
    ${changing("sirwilliam", "b7", "<item jid='{earl1.bare}' affiliation='outcast'/><item jid='{earlofderby.bare}' affiliation='outcast'/>")}
    ${answered("sirwilliam", "b7")}
    earl1 receives: <presence type='unavailable'><game xmlns='…/mmog#user'><item><without><actor/></without></item><status code='301'/></game></presence>
    ${shutOut("earlofderby")}
  `,
  ),
  story(
    "MMOG-9.2-2, MMOG-9.2-3, MMOG-9-1: the ban list has address and reason of each, and neither nickname nor role",
    `
    ${instantRoom}
    ${entering("earl1")}
    hastings connects
    ${changed("king", "<item jid='{earl1.bare}' affiliation='outcast'><reason>Treason</reason></item><item jid='{hastings}' affiliation='outcast'/>")}
    ${asking("king", "ban2", "<item affiliation='outcast'/>")}
    king receives:
      <iq type='result' id='ban2'><query xmlns='…/mmog#admin'>
        <item affiliation='outcast' jid='{earl1.bare}' nick='{none}' role='{none}'><reason>Treason</reason></item>
        <item affiliation='outcast' jid='{hastings.bare}' nick='{none}' role='{none}'/>
      </query></iq>
    ${changed("king", "<item jid='{earl1.bare}' affiliation='none'/>")}
    ${asking("king", "ban3", "<item affiliation='outcast'/>")}
    king receives:
      <iq type='result' id='ban3'><query xmlns='…/mmog#admin'>
        <item jid='{hastings.bare}'/><without><item jid='{earl1.bare}'/></without>
      </query></iq>
  `,
  ),
  story(
    "MMOG-9.2-7: a changed ban list is acknowledged, then all whom it concerns are removed, each with the reason for it",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${entering("hastings")}
    ${changing(
      "king",
      "ban3",
      `<item jid='{earl1.bare}' affiliation='outcast'><reason>Treason</reason></item>
       <item jid='{hastings.bare}' affiliation='outcast'><reason>Sloth</reason></item>`,
    )}
    ${answered("king", "ban3")}
    earl1 receives: <presence type='unavailable' from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='outcast'><reason>Treason</reason></item><status code='301'/></game></presence>
    earl1 receives nothing
    king receives: <presence type='unavailable' from='england@{games}/earl1'><game xmlns='…/mmog#user'><status code='301'/></game></presence>
    king receives: <presence type='unavailable' from='england@{games}/hastings'><game xmlns='…/mmog#user'><status code='301'/></game></presence>
    hastings later receives: <presence type='unavailable' from='england@{games}/hastings'><game xmlns='…/mmog#user'><item><reason>Sloth</reason></item><status code='110'/></game></presence>
  `,
  ),
  story(
    "MMOG-9.2-9, MMOG-9.2-10: a list with one forbidden ban bans nobody",
    `
    ${instantRoom}
    sirwilliam connects
    ${changed("king", "<item jid='{sirwilliam.bare}' affiliation='admin'/>")}
    ${entering("earl1")}
    ${changing("sirwilliam", "ban", "<item jid='{earl1.bare}' affiliation='outcast'/><item jid='{king.bare}' affiliation='outcast'/>")}
    ${refused(
      "sirwilliam",
      "ban",
      "cancel",
      "not-allowed",
      "<query xmlns='…/mmog#admin'><item jid='{king.bare}'/><without><item jid='{earl1.bare}'/></without></query>",
    )}
    earl1 receives nothing
    ${asking("king", "list", "<item affiliation='outcast'/>")}
    king receives: <iq id='list'><query xmlns='…/mmog#admin'><without><item/></without></query></iq>
  `,
  ),
  story(
    "MMOG-9.2-8: a whole domain is banned, but for those whom the room knows by themselves",
    `
    ${instantRoom}
    ${entering("earl1")}
    hastings connects
    ${changed("king", "<item jid='{hastings.bare}' affiliation='member'/>")}
    ${entering("hastings")}
    ${changing("king", "ban", "<item jid='{king.domain}' affiliation='outcast'><reason>All of them.</reason></item>")}
    ${answered("king", "ban")}
    earl1 receives: <presence type='unavailable' from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='outcast'/><status code='110'/><status code='301'/></game></presence>
    hastings receives: <presence type='unavailable' from='england@{games}/earl1'/>
    hastings receives nothing
    ${shutOut("queenconsort")}
    ${changing("king", "revoke", "<item jid='{hastings.bare}' affiliation='none'/>")}
    hastings receives: <presence type='unavailable' from='england@{games}/hastings'><game xmlns='…/mmog#user'><item affiliation='outcast'/><status code='110'/><status code='301'/></game></presence>
    ${changing("king", "member", "<item jid='{king.domain}' affiliation='member'/>")}
    king later receives: <iq type='error' id='member'><error type='modify'><bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
    ${changed("king", "<item jid='{king.domain}' affiliation='none'/>")}
    ${entering("queenconsort")}
  `,
  ),
  story(
    "in a fully anonymous room people are banned and let in again by nickname, and no list says who they are",
    `
    ${instantRoom}
    ${configured({ whois: "none" })}
    ${entering("earl1")}
    ${changing("king", "ban", "<item nick='earl1' affiliation='outcast'><reason>Treason</reason></item>")}
    ${answered("king", "ban")}
    king receives: <presence type='unavailable' from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='outcast' jid='{none}'/><status code='301'/></game></presence>
    earl1 receives: <presence type='unavailable'><game xmlns='…/mmog#user'><status code='110'/><status code='301'/></game></presence>
    ${shutOut("earl1")}
    ${asking("king", "list", "<item affiliation='outcast'/>")}
    king receives: <iq id='list'><query xmlns='…/mmog#admin'><item affiliation='outcast' nick='earl1' jid='{none}'><reason>Treason</reason></item></query></iq>
    ${asking("king", "voice", "<item role='moderator'/>")}
    king receives: <iq id='voice'><query xmlns='…/mmog#admin'><item nick='king' jid='{none}'/></query></iq>
    ${changing("king", "pardon", "<item nick='earl1' affiliation='none'/>")}
    ${answered("king", "pardon")}
    ${entering("earl1")}
    ${changing("king", "again", "<item jid='england@{games}/earl1' affiliation='outcast'/>")}
    king later receives: <iq type='result' id='again'/>
    ${shutOut("earl1").replace("receives", "later receives")}
    everybody forgets
    ${changing("king", "unknown", "<item nick='buckingham' affiliation='outcast'/>")}
    ${refused("king", "unknown", "cancel", "item-not-found")}
  `,
  ),
];

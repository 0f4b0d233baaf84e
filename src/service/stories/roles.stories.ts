import {
  answered,
  asking,
  battle,
  changed,
  changing,
  configured,
  entering,
  instantRoom,
  moderatedRoom,
  refused,
  speakable,
  unspeakable,
} from "#service/stories/scenes.ts";
import { story } from "#service/stories/story.ts";

const returning = (who: string): string => `
  ${who} sends: <presence type='unavailable' to='england@{games}/${who}'/>
  everybody forgets
  ${who} sends: <presence to='england@{games}/${who}'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
`;

export const roleStories = [
  story(
    "MMOG-9.6-2, MMOG-8-1: an admin makes a moderator, who sees real addresses from then on and changes the subject",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${entering("queenconsort")}
    ${changing("king", "mod1", "<item nick='earl1' role='moderator'><reason>For his worth.</reason></item>")}
    ${answered("king", "mod1")}
    king receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='none' role='moderator' jid='{earl1}'/></game></presence>
    queenconsort receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='none' role='moderator' jid='{none}'/></game></presence>
    earl1 receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item role='moderator'><actor nick='king'/><reason>For his worth.</reason></item><status code='110'/></game></presence>
    earl1 receives: <presence from='england@{games}/king'><game xmlns='…/mmog#user'><item affiliation='owner' role='moderator' jid='{king}'/></game></presence>
    earl1 receives: <presence from='england@{games}/queenconsort'><game xmlns='…/mmog#user'><item role='participant' jid='{queenconsort}'/></game></presence>
    earl1 sends: <message type='groupchat' to='england@{games}' id='s'><subject>Sun of York</subject></message>
    earl1 receives: <message type='groupchat' id='s'><subject>Sun of York</subject></message>
    ${changing("earl1", "v", "<item nick='queenconsort' role='visitor'/>")}
    ${answered("earl1", "v")}
    everybody forgets
    ${changing("earl1", "g", "<item nick='queenconsort' role='participant'/>")}
    ${answered("earl1", "g")}
    everybody forgets
    ${changing("earl1", "k", "<item nick='queenconsort' role='none'/>")}
    ${answered("earl1", "k")}
  `,
  ),
  story(
    "MMOG-9.7-2: an admin takes the role of a moderator away again",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${changed("king", "<item nick='earl1' role='moderator'/>")}
    ${changing("king", "mod2", "<item nick='earl1' role='participant'><reason>Enough.</reason></item>")}
    ${answered("king", "mod2")}
    king receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item role='participant'/></game></presence>
    earl1 receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item role='participant'><reason>Enough.</reason></item><status code='110'/></game></presence>
  `,
  ),
  story(
    "MMOG-9.7-3, MMOG-9.8-7, MMOG-5.1.3-3: admins and owners stay moderators, whoever wants it otherwise",
    `
    ${instantRoom}
    sirwilliam connects
    ${changed("king", "<item jid='{sirwilliam.bare}' affiliation='admin'/>")}
    ${entering("sirwilliam")}
    ${entering("earl1")}
    ${entering("hastings")}
    ${changed("king", "<item nick='earl1' role='moderator'/><item nick='hastings' role='moderator'/>")}
    ${changing("sirwilliam", "m1", "<item nick='king' role='participant'/>")}
    ${refused("sirwilliam", "m1", "cancel", "not-allowed")}
    ${changing("king", "m2", "<item nick='sirwilliam' role='participant'/>")}
    ${refused("king", "m2", "cancel", "not-allowed")}
    ${changing("earl1", "m3", "<item nick='sirwilliam' role='participant'/>")}
    ${refused("earl1", "m3", "cancel", "not-allowed")}
    ${changing("sirwilliam", "m4", "<item nick='earl1' role='participant'/><item nick='king' role='participant'/>")}
    ${refused("sirwilliam", "m4", "cancel", "not-allowed", "<query xmlns='…/mmog#admin'><item nick='king'/><without><item nick='earl1'/></without></query>")}
    earl1 receives nothing
    ${changing("earl1", "m5", "<item nick='hastings' role='participant'/>")}
    ${refused("earl1", "m5", "auth", "forbidden")}
    ${changing("earl1", "m6", "<item nick='earl1' role='participant'/>")}
    ${refused("earl1", "m6", "auth", "forbidden")}
  `,
  ),
  story(
    "MMOG-9.8-2, MMOG-9.8-3, MMOG-9.8-6: the moderator list is asked for and changed as a whole, by admins alone",
    `
    ${instantRoom}
    ${entering("sirwilliam")}
    ${entering("hastings")}
    ${asking("king", "mod3", "<item role='moderator'/>")}
    king receives:
      <iq type='result' id='mod3'><query xmlns='…/mmog#admin'>
        <item nick='king' role='moderator' affiliation='owner' jid='{king}'/><without><item nick='hastings'/></without>
      </query></iq>
    ${changing("king", "mod4", "<item nick='sirwilliam' role='moderator'/><item nick='hastings' role='moderator'/>")}
    ${answered("king", "mod4")}
    king receives: <presence from='england@{games}/sirwilliam'><game xmlns='…/mmog#user'><item role='moderator'/></game></presence>
    king receives: <presence from='england@{games}/hastings'><game xmlns='…/mmog#user'><item role='moderator'/></game></presence>
    hastings receives: <presence from='england@{games}/sirwilliam'><game xmlns='…/mmog#user'><item role='moderator'/></game></presence>
    hastings receives: <presence from='england@{games}/hastings'><game xmlns='…/mmog#user'><item role='moderator'/><status code='110'/></game></presence>
    everybody forgets
    ${asking("king", "mod5", "<item role='moderator'/>")}
    king receives: <iq id='mod5'><query xmlns='…/mmog#admin'><item nick='king'/><item nick='sirwilliam'/><item nick='hastings'/></query></iq>
    ${asking("hastings", "mod6", "<item role='moderator'/>")}
    ${refused("hastings", "mod6", "auth", "forbidden")}
  `,
  ),
  story(
    "MMOG-5.1-4, MMOG-5.1-3: in a moderated room voice that was given or taken outlives the visit, and the service",
    `
    ${moderatedRoom}
    ${configured({ persistentroom: "1" })}
    sirwilliam connects
    ${changed("king", "<item jid='{sirwilliam.bare}' affiliation='member'/>")}
    ${entering("sirwilliam")}
    ${changed("king", "<item nick='earl1' role='participant'/><item nick='sirwilliam' role='visitor'/>")}
    ${returning("earl1")}
    earl1 later receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item role='participant'/><status code='110'/></game></presence>
    the service is killed and started again
    everybody forgets
    earl1 sends: <presence to='england@{games}/earl1'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    earl1 later receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item role='participant'/><status code='110'/></game></presence>
    sirwilliam sends: <presence to='england@{games}/sirwilliam'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    sirwilliam later receives: <presence from='england@{games}/sirwilliam'><game xmlns='…/mmog#user'><item affiliation='member' role='visitor'/><status code='110'/></game></presence>
    queenconsort sends: <presence to='england@{games}/queenconsort'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    queenconsort later receives: <presence from='england@{games}/queenconsort'><game xmlns='…/mmog#user'><item role='visitor'/><status code='110'/></game></presence>
  `,
  ),
  story(
    "MMOG-4.1-2, MMOG-5.1-5, MMOG-5.1-1, MMOG-5.1-2: a role is of one visit under whatever nickname, and not of the account",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${changed("king", "<item nick='earl1' role='moderator'/>")}
    earl1 sends: <presence to='england@{games}/richmond'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    king later receives: <presence type='{none}' from='england@{games}/richmond'><game xmlns='…/mmog#user'><item affiliation='none' role='moderator'/></game></presence>
    earl1 sends: <presence type='unavailable' to='england@{games}/richmond'/>
    king receives: <presence type='unavailable' from='england@{games}/richmond'><game xmlns='…/mmog#user'><item role='none'/></game></presence>
    everybody forgets
    earl1 sends: <presence to='england@{games}/earl1'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    king later receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='none' role='participant'/></game></presence>
    earl1 later receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><status code='110'/></game></presence>
    everybody forgets
    ${changing("king", "v", "<item nick='earl1' role='visitor'/>")}
    ${answered("king", "v")}
    king receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item role='visitor'/></game></presence>
    everybody forgets
    ${changing("king", "m", "<item nick='earl1' role='moderator'/>")}
    ${answered("king", "m")}
  `,
  ),
  story(
    "MMOG-5.1.1-1, MMOG-5.1.1-2, MMOG-5.1.1-4, MMOG-5.1.1-6: what visitors may do, and what takes voice or more",
    `
    ${moderatedRoom}
    king sends: <message type='groupchat' to='england@{games}' id='m'><body>Welcome.</body></message>
    earl1 receives: <message type='groupchat' id='m' from='england@{games}/king'><body>Welcome.</body></message>
    queenconsort sends: <presence to='england@{games}/queenconsort'><show>away</show></presence>
    earl1 receives: <presence from='england@{games}/queenconsort'><show>away</show><game xmlns='…/mmog#user'><item role='visitor'/></game></presence>
    king later receives: <presence from='england@{games}/queenconsort'><show>away</show></presence>
    queenconsort sends: <presence to='england@{games}/queen'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    king receives: <presence type='unavailable' from='england@{games}/queenconsort'><game xmlns='…/mmog#user'><item role='visitor' nick='queen'/><status code='303'/></game></presence>
    king receives: <presence from='england@{games}/queen'/>
    earl1 sends: <message type='chat' to='england@{games}/king' id='p'><body>My liege.</body></message>
    king receives: <message type='chat' id='p' from='england@{games}/earl1'><body>My liege.</body></message>
    everybody forgets
    ${unspeakable("earl1")}
    earl1 sends: <message type='groupchat' to='england@{games}' id='s'><subject>Lancaster!</subject></message>
    earl1 receives: <message type='error' id='s'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    ${changed("king", "<item nick='earl1' role='participant'/>")}
    ${speakable("earl1")}
    earl1 sends: <message type='groupchat' to='england@{games}' id='s'><subject>Lancaster!</subject></message>
    earl1 receives: <message type='error' id='s'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    king sends: <message type='groupchat' to='england@{games}' id='s'><subject>York!</subject></message>
    king receives: <message type='groupchat' id='s'><subject>York!</subject></message>
    everybody forgets
    earl1 sends: <presence type='unavailable' to='england@{games}/earl1'/>
    everybody forgets
    king sends: <message type='groupchat' to='england@{games}' id='m'><body>He is gone.</body></message>
    earl1 receives nothing
  `,
  ),
  story(
    "MMOG-5.1.1-7: kicks and voice are the moderators' own",
    `
    ${moderatedRoom}
    ${changed("king", "<item nick='earl1' role='participant'/>")}
    ${changing("earl1", "a1", "<item nick='queenconsort' role='none'/>")}
    ${refused("earl1", "a1", "auth", "forbidden")}
    ${changing("earl1", "a2", "<item nick='queenconsort' role='participant'/>")}
    ${refused("earl1", "a2", "auth", "forbidden")}
    ${changing("earl1", "a3", "<item nick='earl1' role='visitor'/>")}
    ${refused("earl1", "a3", "auth", "forbidden")}
    ${changed("king", "<item nick='earl1' role='moderator'/>")}
    ${changing("earl1", "b1", "<item nick='queenconsort' role='participant'/>")}
    ${answered("earl1", "b1")}
    everybody forgets
    ${changing("earl1", "b2", "<item nick='queenconsort' role='visitor'/>")}
    ${answered("earl1", "b2")}
    everybody forgets
    ${changing("earl1", "b3", "<item nick='queenconsort' role='none'/>")}
    ${answered("earl1", "b3")}
  `,
  ),
  story(
    "MMOG-5.1.1-9: the configuration gives roles more, or less",
    `
    ${moderatedRoom}
    ${configured({ allowpm: "participants", changesubject: "1", presencebroadcast: ["moderator", "participant"] })}
    earl1 sends: <message type='chat' to='england@{games}/king' id='p'><body>My liege.</body></message>
    earl1 receives: <message type='error' id='p'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    queenconsort sends: <presence to='england@{games}/queenconsort'><show>away</show></presence>
    earl1 receives nothing
    ${changed("king", "<item nick='earl1' role='participant'/>")}
    earl1 sends: <message type='groupchat' to='england@{games}' id='s'><subject>Lancaster!</subject></message>
    earl1 receives: <message type='groupchat' id='s'><subject>Lancaster!</subject></message>
  `,
  ),
  story(
    "whoever is put into a role that the room keeps to itself is gone for the others, and there again with voice",
    `
    ${moderatedRoom}
    ${configured({ presencebroadcast: ["moderator", "participant"] })}
    ${changing("king", "v1", "<item nick='earl1' role='participant'/>")}
    ${answered("king", "v1")}
    queenconsort receives: <presence type='{none}' from='england@{games}/earl1'><game xmlns='…/mmog#user'><item role='participant'/></game></presence>
    everybody forgets
    ${changing("king", "v2", "<item nick='earl1' role='visitor'/>")}
    ${answered("king", "v2")}
    queenconsort receives: <presence type='unavailable' from='england@{games}/earl1'><game xmlns='…/mmog#user'><item role='none'/></game></presence>
    queenconsort receives nothing
    earl1 receives: <presence type='{none}' from='england@{games}/earl1'><game xmlns='…/mmog#user'><item role='visitor'/><status code='110'/></game></presence>
    earl1 receives nothing
  `,
  ),
  story(
    "MMOG-4.1-4, MMOG-4.1-5: whoever has a team plays, whoever has none watches, and talks all the same",
    `
    ${battle()}
    queenconsort sends: <message type='groupchat' to='england@{games}' id='t'><turn xmlns='…/mmog#user' tuid='1'><moves><move chid='{kingChid}' node='Hull' x='1'/></moves></turn></message>
    queenconsort later receives: <message type='error' id='t'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    queenconsort sends: <message type='groupchat' to='england@{games}' id='m'><body>Well driven!</body></message>
    king later receives: <message type='groupchat' id='m' from='england@{games}/queenconsort'><body>Well driven!</body></message>
  `,
  ),
];

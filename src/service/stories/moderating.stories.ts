import {
  answered,
  asking,
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

export const moderatingStories = [
  story(
    "MMOG-8.2-2, MMOG-8.2-3, MMOG-8.2-4, MMOG-8-2: the kicked one, the moderator and the others hear of it, in this order",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${entering("sirwilliam")}
    ${changing("king", "kick1", "<item nick='earl1' role='none'><reason>Out!</reason></item>")}
    earl1 receives:
      <presence type='unavailable' from='england@{games}/earl1'>
        <game xmlns='…/mmog#user'><item affiliation='none' role='none'><actor nick='king'/><reason>Out!</reason></item><status code='110'/><status code='307'/></game>
      </presence>
    earl1 receives nothing
    ${answered("king", "kick1")}
    king receives:
      <presence type='unavailable' from='england@{games}/earl1'>
        <game xmlns='…/mmog#user'><item affiliation='none' role='none'/><status code='307'/><without><status code='110'/></without></game>
      </presence>
    sirwilliam receives:
      <presence type='unavailable' from='england@{games}/earl1'>
        <game xmlns='…/mmog#user'><item affiliation='none' role='none'><without><actor/></without><without><reason/></without></item><status code='307'/></game>
      </presence>
    earl1 sends: <message type='groupchat' to='england@{games}' id='m'><body>I am here still.</body></message>
    earl1 receives: <message type='error' id='m'><error><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
  `,
  ),
  story(
    "MMOG-8-3, MMOG-8.2-6: only moderators remove people, and nobody removes himself",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${entering("sirwilliam")}
    ${changing("sirwilliam", "kick2", "<item nick='earl1' role='none'/>")}
    ${refused("sirwilliam", "kick2", "auth", "forbidden")}
    ${changing("hastings", "kick3", "<item nick='nobody' role='none'/>")}
    ${refused("hastings", "kick3", "auth", "forbidden")}
    ${changing("king", "kick4", "<item nick='king' role='none'/>")}
    ${refused("king", "kick4", "cancel", "conflict")}
    ${changing("king", "kick5", "<item nick='nobody' role='none'/>")}
    ${refused("king", "kick5", "cancel", "item-not-found", "<query xmlns='…/mmog#admin'><item nick='nobody'/></query>")}
    earl1 receives nothing
    sirwilliam receives nothing
  `,
  ),
  story(
    "MMOG-8.2-5: nobody removes somebody of a higher affiliation, and a mere moderator no other moderator",
    `
    ${instantRoom}
    sirwilliam connects
    hastings connects
    ${changed("king", "<item jid='{sirwilliam.bare}' affiliation='admin'/><item jid='{hastings.bare}' affiliation='member'/>")}
    ${entering("sirwilliam")}
    ${entering("hastings")}
    ${entering("earl1")}
    ${changed("king", "<item nick='hastings' role='moderator'/><item nick='earl1' role='moderator'/>")}
    ${changing("hastings", "kick1", "<item nick='sirwilliam' role='none'/>")}
    ${refused("hastings", "kick1", "cancel", "not-allowed")}
    ${changing("sirwilliam", "kick2", "<item nick='king' role='none'/>")}
    ${refused("sirwilliam", "kick2", "cancel", "not-allowed")}
    ${changing("hastings", "kick3", "<item nick='earl1' role='none'/>")}
    ${refused("hastings", "kick3", "cancel", "not-allowed")}
    earl1 receives nothing
    ${changing("sirwilliam", "kick4", "<item nick='earl1' role='none'/>")}
    ${answered("sirwilliam", "kick4")}
  `,
  ),
  story(
    "MMOG-4.1-12: whoever was kicked may come back at once, whoever was banned only after the ban",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${changed("king", "<item nick='earl1' role='none'/>")}
    earl1 sends: <presence to='england@{games}/earl1'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    earl1 later receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item role='participant'/><status code='110'/></game></presence>
    ${changed("king", "<item jid='{earl1.bare}' affiliation='outcast'/>")}
    earl1 sends: <presence id='again' to='england@{games}/earl1'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    earl1 receives: <presence type='error' id='again'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>
    ${changed("king", "<item jid='{earl1.bare}' affiliation='none'/>")}
    ${entering("earl1")}
  `,
  ),
  story(
    "MMOG-8.3-2, MMOG-8.3-3, MMOG-5.1.3-1: voice is granted, then acknowledged, then told to everybody from the one who has it",
    `
    ${moderatedRoom}
    ${unspeakable("earl1")}
    ${changing("king", "voice1", "<item nick='earl1' role='participant'><reason>Well, go muster men.</reason></item>")}
    ${answered("king", "voice1")}
    king receives:
      <presence type='{none}' from='england@{games}/earl1'>
        <game xmlns='…/mmog#user'><item affiliation='none' role='participant' jid='{earl1}' nick='{none}'><reason>Well, go muster men.</reason></item></game>
      </presence>
    queenconsort receives:
      <presence type='{none}' from='england@{games}/earl1'>
        <game xmlns='…/mmog#user'><item affiliation='none' role='participant' jid='{none}'/><without><status code='110'/></without></game>
      </presence>
    earl1 receives:
      <presence type='{none}' from='england@{games}/earl1'>
        <game xmlns='…/mmog#user'><item role='participant'><actor nick='king'/><reason>Well, go muster men.</reason></item><status code='110'/></game>
      </presence>
    ${speakable("earl1")}
    ${unspeakable("queenconsort")}
  `,
  ),
  story(
    "MMOG-8.4-2, MMOG-8.4-3: voice is revoked, then acknowledged, then told to everybody",
    `
    ${moderatedRoom}
    ${changed("king", "<item nick='earl1' role='participant'/>")}
    ${changing("king", "voice2", "<item nick='earl1' role='visitor'><reason>Till thou bring better news.</reason></item>")}
    ${answered("king", "voice2")}
    king receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item role='visitor' jid='{earl1}'/></game></presence>
    queenconsort receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item role='visitor'/></game></presence>
    earl1 receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item role='visitor'><reason>Till thou bring better news.</reason></item><status code='110'/></game></presence>
    ${unspeakable("earl1")}
  `,
  ),
  story(
    "MMOG-8.4-4, MMOG-5.1.1-8, MMOG-8.5-8: nobody silences his like or his better, and the offending items come back",
    `
    ${instantRoom}
    ${configured({ moderatedroom: "1" })}
    sirwilliam connects
    hastings connects
    queenconsort connects
    ${changed(
      "king",
      `<item jid='{sirwilliam.bare}' affiliation='admin'/><item jid='{hastings.bare}' affiliation='member'/>
       <item jid='{queenconsort.bare}' affiliation='member'/>`,
    )}
    ${entering("sirwilliam")}
    ${entering("hastings")}
    ${entering("queenconsort")}
    ${entering("earl1")}
    ${changed("king", "<item nick='hastings' role='moderator'/><item nick='earl1' role='participant'/>")}
    ${changing("hastings", "v1", "<item nick='sirwilliam' role='visitor'/>")}
    ${refused("hastings", "v1", "cancel", "not-allowed", "<query xmlns='…/mmog#admin'><item nick='sirwilliam' role='visitor'/></query>")}
    ${changing("hastings", "v2", "<item nick='queenconsort' role='visitor'/>")}
    ${refused("hastings", "v2", "cancel", "not-allowed", "<query xmlns='…/mmog#admin'><item nick='queenconsort' role='visitor'/></query>")}
    ${changing("king", "v3", "<item nick='sirwilliam' role='visitor'/>")}
    ${refused("king", "v3", "cancel", "not-allowed")}
    ${changing("hastings", "v4", "<item nick='earl1' role='visitor'/><item nick='king' role='visitor'/><item nick='sirwilliam' role='visitor'/>")}
    ${refused(
      "hastings",
      "v4",
      "cancel",
      "not-allowed",
      "<query xmlns='…/mmog#admin'><item nick='king'/><item nick='sirwilliam'/><without><item nick='earl1'/></without></query>",
    )}
    earl1 receives nothing
    ${speakable("earl1")}
    ${changing("sirwilliam", "v5", "<item nick='queenconsort' role='visitor'/>")}
    ${answered("sirwilliam", "v5")}
  `,
  ),
  story(
    "whoever has no affiliation may be silenced by a moderator who has none either",
    `
    ${moderatedRoom}
    ${changed("king", "<item nick='earl1' role='moderator'/><item nick='queenconsort' role='participant'/>")}
    ${changing("earl1", "v1", "<item nick='queenconsort' role='visitor'/>")}
    ${answered("earl1", "v1")}
  `,
  ),
  story(
    "MMOG-8.5-2, MMOG-8.5-3: the voice list has everybody of the role, with nickname and role, affiliation and address",
    `
    ${moderatedRoom}
    sirwilliam connects
    ${changed("king", "<item jid='{sirwilliam.bare}' affiliation='member'/>")}
    ${entering("sirwilliam")}
    ${changed("king", "<item nick='earl1' role='participant'/>")}
    ${asking("king", "voice3", "<item role='participant'/>")}
    king receives:
      <iq type='result' id='voice3'><query xmlns='…/mmog#admin'>
        <item affiliation='none' jid='{earl1}' nick='earl1' role='participant'/>
        <item affiliation='member' jid='{sirwilliam}' nick='sirwilliam' role='participant'/>
        <without><item nick='queenconsort'/></without><without><item nick='king'/></without>
      </query></iq>
    ${asking("earl1", "voice3", "<item role='participant'/>")}
    ${refused("earl1", "voice3", "auth", "forbidden")}
  `,
  ),
  story(
    "MMOG-8.5-7: a changed voice list is acknowledged, then everybody affected is told to everybody",
    `
    ${moderatedRoom}
    ${changed("king", "<item nick='earl1' role='participant'/>")}
    ${changing(
      "king",
      "voice4",
      "<item nick='earl1' role='visitor'/><item nick='queenconsort' role='participant'><reason>So, I am satisfied.</reason></item>",
    )}
    ${answered("king", "voice4")}
    king receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item role='visitor'/></game></presence>
    king receives: <presence from='england@{games}/queenconsort'><game xmlns='…/mmog#user'><item role='participant'/></game></presence>
    earl1 receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item role='visitor'/></game></presence>
    earl1 receives: <presence from='england@{games}/queenconsort'><game xmlns='…/mmog#user'><item role='participant'/></game></presence>
    queenconsort receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item role='visitor'/></game></presence>
    queenconsort receives: <presence from='england@{games}/queenconsort'><game xmlns='…/mmog#user'><item role='participant'/><status code='110'/></game></presence>
  `,
  ),
  story(
    "MMOG-17-7: a request is about roles or affiliations, never both, and an outcast is no role; nothing is done of what is refused",
    `
    ${moderatedRoom}
    ${changing("king", "r1", "<item nick='earl1' role='participant' affiliation='member'/>")}
    ${refused("king", "r1", "modify", "bad-request")}
    ${changing("king", "r2", "<item nick='earl1' role='participant'/><item jid='{earl1.bare}' affiliation='member'/>")}
    ${refused("king", "r2", "modify", "bad-request")}
    ${changing("king", "r3", "<item nick='earl1' role='outcast'/>")}
    ${refused("king", "r3", "modify", "bad-request")}
    ${changing("king", "r4", "<item nick='earl1' role='participant'/><item nick='earl11' role='participant'/>")}
    ${refused("king", "r4", "cancel", "item-not-found", "<query xmlns='…/mmog#admin'><item nick='earl11'/><without><item nick='earl1'/></without></query>")}
    ${changing("king", "r5", "<item nick='earl1' role='participant'/><item nick='EARL1' role='visitor'/>")}
    ${refused("king", "r5", "modify", "bad-request")}
    ${changing("king", "r6", "<item jid='{earl1}' role='participant'/>")}
    ${refused("king", "r6", "modify", "bad-request")}
    ${changing("king", "r7", "<item nick='earl1'/>")}
    ${refused("king", "r7", "modify", "bad-request")}
    ${changing("king", "r8", "")}
    ${refused("king", "r8", "modify", "bad-request")}
    ${asking("king", "r9", "<item role='none'/>")}
    ${refused("king", "r9", "modify", "bad-request")}
    earl1 receives nothing
    ${unspeakable("earl1")}
  `,
  ),
];

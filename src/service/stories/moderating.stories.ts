import { entering, instantRoom } from "#service/stories/scenes.ts";
import { story } from "#service/stories/story.ts";

export const moderatingStories = [
  story(
    "MMOG-8.2-2, MMOG-8.2-3, MMOG-8.2-4, MMOG-8-2: the kicked one, the moderator and the others hear of it, in this order",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${entering("sirwilliam")}
    king sends:
      <iq type='set' to='england@{games}' id='kick1'><query xmlns='…/mmog#admin'><item nick='earl1' role='none'><reason>Out!</reason></item></query></iq>
    earl1 receives:
      <presence type='unavailable' from='england@{games}/earl1'>
        <game xmlns='…/mmog#user'><item affiliation='none' role='none'><actor nick='king'/><reason>Out!</reason></item><status code='110'/><status code='307'/></game>
      </presence>
    earl1 receives nothing
    king receives: <iq type='result' id='kick1' from='england@{games}'/>
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
    "MMOG-8-3, MMOG-8.2-6, MMOG-5.1.1-7: only moderators remove people, and nobody removes himself",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${entering("sirwilliam")}
    sirwilliam sends: <iq type='set' to='england@{games}' id='kick2'><query xmlns='…/mmog#admin'><item nick='earl1' role='none'/></query></iq>
    sirwilliam receives: <iq type='error' id='kick2'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
    hastings sends: <iq type='set' to='england@{games}' id='kick3'><query xmlns='…/mmog#admin'><item nick='nobody' role='none'/></query></iq>
    hastings receives: <iq type='error' id='kick3'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
    king sends: <iq type='set' to='england@{games}' id='kick4'><query xmlns='…/mmog#admin'><item nick='king' role='none'/></query></iq>
    king receives: <iq type='error' id='kick4'><error type='cancel'><conflict xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
    king sends: <iq type='set' to='england@{games}' id='kick5'><query xmlns='…/mmog#admin'><item nick='nobody' role='none'/></query></iq>
    king receives: <iq type='error' id='kick5'><query xmlns='…/mmog#admin'><item nick='nobody'/></query><error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
    earl1 receives nothing
    sirwilliam receives nothing
  `,
  ),
];

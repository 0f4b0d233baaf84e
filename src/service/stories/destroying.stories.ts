import { battle, configured, entering, instantRoom } from "#service/stories/scenes.ts";
import { story } from "#service/stories/story.ts";

const destroying = (who: string, attrs: string, children = ""): string => `
    ${who} sends:
      <iq type='set' to='england@{games}' id='begone'>
        <query xmlns='…/mmog#owner'><destroy ${attrs}>${children}</destroy></query>
      </iq>
`;
const removed = (who: string, attrs: string, children: string): string => `
    ${who} receives:
      <presence type='unavailable' from='england@{games}/${who}'>
        <game xmlns='…/mmog#user'>
          <item affiliation='none' role='none'/><destroy ${attrs}>${children}</destroy><status code='110'/>
        </game>
      </presence>
`;
const destroyed = `
    king receives: <iq type='result' id='begone' from='england@{games}'/>
`;
const noRoomAnyMore = `
    king sends: <iq type='get' to='england@{games}' id='info'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
    king receives: <iq type='error' id='info'><error><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
`;
const WHY = "<reason>Yet to beat down these rebels here at home.</reason>";

export const destroyingStories = [
  story(
    "MMOG-10.13-1, MMOG-10.13-3, MMOG-10.13-4, MMOG-10.13-5, MMOG-10.13-6: a persistent room is destroyed, each occupant is told once where to go instead, and the name is free",
    `
    ${instantRoom}
    ${configured({ persistentroom: "1" })}
    ${entering("sirwilliam")}
    ${entering("earl1")}
    ${destroying("king", "jid='wales@{games}'", `${WHY}<password>cymru</password>`)}
    ${removed("king", "jid='wales@{games}'", `${WHY}<password>cymru</password>`)}
    ${destroyed}
    king receives nothing
    ${removed("sirwilliam", "jid='wales@{games}'", `${WHY}<password>cymru</password>`)}
    sirwilliam receives nothing
    ${removed("earl1", "jid='wales@{games}'", `${WHY}<password>cymru</password>`)}
    earl1 receives nothing
    ${noRoomAnyMore}
    earl1 sends: <presence to='england@{games}/earl1'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    earl1 later receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='owner'/><status code='201'/></game></presence>
    the service is killed and started again
    ${noRoomAnyMore}
  `,
  ),
  story(
    "MMOG-10.13-1: a room is destroyed in the middle of a battle, and when it is saved",
    `
    ${battle()}
    ${destroying("king", "")}
    ${removed("king", "jid='{none}'", "<without><reason/><password/></without>")}
    ${destroyed}
    5 seconds pass
    king receives nothing
    ${noRoomAnyMore}
    ${instantRoom}
    king sends: <iq type='set' to='england@{games}' id='save'><save xmlns='…/mmog#owner'/></iq>
    everybody forgets
    ${destroying("king", "")}
    ${destroyed}
    ${noRoomAnyMore}
  `,
  ),
  story(
    "MMOG-10.13-7: nobody but an owner destroys a room",
    `
    ${instantRoom}
    ${configured({ roomadmins: "{sirwilliam.bare}" })}
    ${entering("sirwilliam")}
    ${destroying("sirwilliam", "jid='wales@{games}'", WHY)}
    sirwilliam receives:
      <iq type='error' id='begone' from='england@{games}'>
        <query xmlns='…/mmog#owner'><destroy jid='wales@{games}'>${WHY}</destroy></query>
        <error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>
      </iq>
    king receives nothing
    ${entering("earl1")}
  `,
  ),
  story(
    "a venue that is no room is refused, the destroyed room itself is left out, and a reason has its length",
    `
    ${instantRoom}
    ${destroying("king", "jid='{games}'")}
    king receives: <iq type='error' id='begone'><error type='modify'><jid-malformed xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
    ${destroying("king", "jid='wales@{games}/king'")}
    king receives: <iq type='error' id='begone'><error type='modify'><jid-malformed xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
    ${destroying("king", "jid='@@'")}
    king receives: <iq type='error' id='begone'><error type='modify'><jid-malformed xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
    ${destroying("king", "", `<reason>${"long ".repeat(300)}</reason>`)}
    king receives: <iq type='error' id='begone'><error type='modify'><bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
    ${destroying("king", "jid='England@{games}'", "<password>dieuetmondroit</password>")}
    ${removed("king", "jid='{none}'", "<without><password/></without>")}
    ${destroyed}
  `,
  ),
];

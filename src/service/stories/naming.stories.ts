import { configured, entering, instantRoom } from "#service/stories/scenes.ts";
import { story } from "#service/stories/story.ts";

/** Other nicknames, availability, leaving: MMOG 7.14, 7.15, 7.22. */
export const namingStories = [
  story(
    "MMOG-7.14-2, MMOG-7.14-3: an occupant takes another name, and all see both halves of it",
    `
    ${instantRoom}
    ${entering("earl1")}
    earl1 sends: <presence id='nick' to='england@{games}/henryvii'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    earl1 receives:
      <presence type='unavailable' from='england@{games}/earl1'>
        <game xmlns='…/mmog#user'><item nick='henryvii' role='participant'/><status code='110'/><status code='303'/></game>
      </presence>
    earl1 receives:
      <presence from='england@{games}/henryvii' id='nick' type='{none}'>
        <game xmlns='…/mmog#user'><item role='participant'/><status code='110'/><without><status code='210'/></without></game>
      </presence>
    king receives:
      <presence type='unavailable' from='england@{games}/earl1'>
        <game xmlns='…/mmog#user'><item nick='henryvii'/><status code='303'/><without><status code='110'/></without></game>
      </presence>
    king receives: <presence from='england@{games}/henryvii' type='{none}'/>
  `,
  ),
  story(
    "MMOG-7.14-5: a name that the room writes otherwise is told to the one by status 210",
    `
    ${instantRoom}
    ${entering("earl1")}
    earl1 sends: <presence id='nick' to='england@{games}/henry  vii'><game xmlns='…/mmog'/></presence>
    earl1 receives: <presence type='unavailable' from='england@{games}/earl1'><game xmlns='…/mmog#user'><item nick='henry vii'/><status code='303'/></game></presence>
    earl1 receives: <presence from='england@{games}/henry vii'><game xmlns='…/mmog#user'><status code='110'/><status code='210'/></game></presence>
    king receives: <presence type='unavailable' from='england@{games}/earl1'><game xmlns='…/mmog#user'><item nick='henry vii'/></game></presence>
    king receives: <presence from='england@{games}/henry vii'><game xmlns='…/mmog#user'><without><status code='210'/></without></game></presence>
  `,
  ),
  story(
    "MMOG-7.14-7: all clients of one user may have the same name",
    `
    ${instantRoom}
    ${entering("earl1")}
    earl1phone sends: <presence to='england@{games}/earl1'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    earl1phone later receives: <message><subject/></message>
    earl1phone sends: <presence id='n1' to='england@{games}/henryvii'><game xmlns='…/mmog'/></presence>
    earl1 later receives: <presence from='england@{games}/henryvii' type='{none}'><game xmlns='…/mmog#user'><status code='110'/></game></presence>
    everybody forgets
    earl1 sends: <presence id='n2' to='england@{games}/henryvii'/>
    earl1 receives: <presence from='england@{games}/henryvii' type='{none}'><game xmlns='…/mmog#user'><status code='110'/></game></presence>
  `,
  ),
  story(
    "MMOG-7.15-2: a change of availability is passed on, with role and affiliation, the address for those who may see it",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${entering("sirwilliam")}
    earl1 sends: <presence to='england@{games}/earl1'><show>away</show><status>at prayer</status><game xmlns='…/mmog#user'><status code='332'/></game></presence>
    king receives:
      <presence from='england@{games}/earl1'>
        <show>away</show><status>at prayer</status>
        <game xmlns='…/mmog#user'><item role='participant' affiliation='none' jid='{earl1}'/><without><status code='332'/></without></game>
      </presence>
    sirwilliam receives:
      <presence from='england@{games}/earl1'>
        <show>away</show><game xmlns='…/mmog#user'><item role='participant' affiliation='none' jid='{none}'/></game>
      </presence>
    earl1 receives: <presence from='england@{games}/earl1'><show>away</show><game xmlns='…/mmog#user'><status code='110'/></game></presence>
    ${configured({ presencebroadcast: ["moderator"] })}
    earl1 sends: <presence to='england@{games}/earl1'><show>dnd</show></presence>
    earl1 receives: <presence from='england@{games}/earl1'><show>dnd</show></presence>
    king receives nothing
    sirwilliam receives nothing
  `,
  ),
  story(
    "MMOG-7.22-7: whoever goes offline has left the room",
    `
    ${instantRoom}
    ${entering("earl1")}
    earl1 disconnects
    king receives:
      <presence type='unavailable' from='england@{games}/earl1'><game xmlns='…/mmog#user'><item role='none' affiliation='none'/></game></presence>
  `,
  ),
];

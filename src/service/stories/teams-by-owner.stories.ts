import {
  answered,
  asking,
  battle,
  changing,
  configured,
  configuring,
  entering,
  instantRoom,
  refused,
  starting,
  takingTeam,
} from "#service/stories/scenes.ts";
import { story } from "#service/stories/story.ts";

/** king has a place in each of two teams to give; he plays for York himself. */
const twoPlaces = `
  ${instantRoom}
  ${configured({}, { maxplayers: "1", minplayers: "1" })}
  ${entering("earl1")}
  ${entering("queenconsort")}
  ${takingTeam("king", "York")}
  ${takingTeam("earl1", "Lancaster")}
  everybody forgets
`;

const inTeam = (who: string, team: string, of = "king"): string => `
  ${of} receives:
    <presence from='england@{games}/${who}'>
      <game xmlns='…/mmog#user'><item team='${team}' role='{any}' affiliation='{any}'/></game><game xmlns='…/mmog'><item team='${team}'/></game>
    </presence>
`;

/** A battle in a room that is moderated or not. */
const battleIn = (moderated: string): string => `
  ${instantRoom}
  ${configured({ moderatedroom: moderated })}
  ${battle().slice(battle().indexOf(entering("earl1")))}
`;

export const teamsByOwnerStories = [
  story(
    "MMOG-10.12-2, MMOG-10.12-3, MMOG-10.12-4: the owner sees who is inside with the team of each",
    `
    ${twoPlaces}
    ${asking("king", "roles1", "<item team='all'/>", "owner")}
    king receives:
      <iq type='result' id='roles1' from='england@{games}'><query xmlns='…/mmog#owner'>
        <item nick='king' team='York' affiliation='owner' jid='{king}'/><item nick='earl1' team='Lancaster' affiliation='none' jid='{earl1}'/>
        <item nick='queenconsort' team='none'/>
      </query></iq>
    ${asking("earl1", "roles1", "<item team='all'/>", "owner")}
    ${refused("earl1", "roles1", "auth", "forbidden")}
  `,
  ),
  story(
    "MMOG-10.12-9, MMOG-10.12-10: teams that the owner gives and takes are acknowledged, then told to everybody",
    `
    ${twoPlaces}
    ${changing("king", "roles2", "<item team='lancaster' nick='queenconsort'/><item team='none' nick='earl1'/>", "owner")}
    ${answered("king", "roles2")}
    ${inTeam("queenconsort", "Lancaster")}
    ${inTeam("earl1", "none")}
    ${inTeam("queenconsort", "Lancaster", "earl1")}
    earl1 receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item team='none'/><status code='110'/></game><game xmlns='…/mmog'><item team='none'/></game></presence>
    queenconsort receives: <presence from='england@{games}/queenconsort'><game xmlns='…/mmog#user'><item team='Lancaster'/><status code='110'/></game></presence>
    ${inTeam("earl1", "none", "queenconsort")}
    ${asking("king", "roles1", "<item team='all'/>", "owner")}
    king receives: <iq id='roles1'><query xmlns='…/mmog#owner'><item nick='king' team='York'/><item nick='earl1' team='none'/><item nick='queenconsort' team='Lancaster'/></query></iq>
  `,
  ),
  story(
    "MMOG-4.1-3: no team is called 'all', which asks for everybody's",
    `
    ${twoPlaces}
    ${configuring({}, { teams: ["York", "All"] })}
    king later receives:
      <iq type='error' id='configure'><error type='modify'>
        <not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/><field xmlns='…/mmog/dga' var='mmog/dga#config_teams'>{any}</field>
      </error></iq>
    ${changing("king", "t", "<item team='all' nick='queenconsort'/>", "owner")}
    ${refused("king", "t", "modify", "not-acceptable")}
    ${asking("king", "roles1", "<item team='all'/>", "owner")}
    king receives: <iq id='roles1'><query xmlns='…/mmog#owner'><item nick='king' team='York'/><item nick='queenconsort' team='none'/></query></iq>
  `,
  ),
  story(
    "full teams exchange players, and nothing is done of a list that can't be done as a whole",
    `
    ${twoPlaces}
    ${changing("king", "t1", "<item team='York' nick='earl1'/><item team='Lancaster' nick='king'/>", "owner")}
    ${answered("king", "t1")}
    ${inTeam("earl1", "York")}
    ${inTeam("king", "Lancaster")}
    everybody forgets
    ${changing("king", "t2", "<item team='none' nick='earl1'/><item team='Lancaster' nick='queenconsort'/>", "owner")}
    ${refused("king", "t2", "cancel", "conflict", "<query xmlns='…/mmog#owner'><item nick='queenconsort'/><without><item nick='earl1'/></without></query>")}
    ${changing("king", "t3", "<item team='none' nick='earl1'/><item team='Tudor' nick='queenconsort'/>", "owner")}
    ${refused("king", "t3", "modify", "not-acceptable", "<query xmlns='…/mmog#owner'><item nick='queenconsort'/></query>")}
    ${changing("king", "t4", "<item team='none' nick='earl1'/><item team='York' nick='earl11'/>", "owner")}
    ${refused("king", "t4", "cancel", "item-not-found", "<query xmlns='…/mmog#owner'><item nick='earl11'/></query>")}
    ${changing("king", "t5", "<item team='none' nick='earl1' affiliation='member'/>", "owner")}
    ${refused("king", "t5", "modify", "bad-request")}
    ${changing("king", "t6", "<item team='none' nick='earl1'/>")}
    ${refused("king", "t6", "modify", "bad-request")}
    ${changing("king", "t7", "<item role='York' nick='earl1'/>", "owner")}
    ${answered("king", "t7")}
    earl1 receives nothing
  `,
  ),
  story(
    "MMOG-10.12-5, MMOG-5.2-4: in an unmoderated room nobody's team is changed while the match is on, only before it and in a pause",
    `
    ${battleIn("0")}
    ${changing("king", "t1", "<item team='none' nick='earl1'/>", "owner")}
    king later receives: <iq type='error' id='t1'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
    earl1 sends: <presence type='unavailable' to='england@{games}/earl1'/>
    king later receives: <presence from='england@{games}'><game xmlns='…/mmog'><status>paused</status></game></presence>
    everybody forgets
    ${changing("king", "t2", "<item team='Lancaster' nick='queenconsort'/>", "owner")}
    king later receives: <iq type='result' id='t2'/>
    ${inTeam("queenconsort", "Lancaster")}
    ${changing("earl1", "t3", "<item team='York' nick='queenconsort'/>", "owner")}
    earl1 later receives: <iq type='error' id='t3'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
  `,
  ),
  story(
    "MMOG-5.2-4: in a moderated room the owner changes teams even while the match is on, and who fought has given up",
    `
    ${battleIn("1")}
    ${changing("king", "t1", "<item team='Lancaster' nick='queenconsort'/>", "owner")}
    king later receives: <iq type='result' id='t1'/>
    ${inTeam("queenconsort", "Lancaster")}
    ${changing("king", "t2", "<item team='none' nick='earl1'/>", "owner")}
    king later receives: <iq type='result' id='t2'/>
    king later receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item team='none'/></game></presence>
    king later receives: <presence from='england@{games}'><game xmlns='…/mmog'><status>inactive</status></game></presence>
    ${changing("queenconsort", "t3", "<item team='York' nick='earl1'/>", "owner")}
    queenconsort later receives: <iq type='error' id='t3'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
  `,
  ),
  story(
    "whoever is banned in the middle of a battle leaves the battle too",
    `
    ${battle()}
    ${changing("king", "ban", "<item jid='{earl1.bare}' affiliation='outcast'/>")}
    king later receives: <iq type='result' id='ban'/>
    earl1 later receives: <presence type='unavailable' from='england@{games}/earl1'><game xmlns='…/mmog#user'><status code='110'/><status code='301'/></game></presence>
    king later receives: <presence from='england@{games}'><game xmlns='…/mmog'><status>inactive</status></game></presence>
  `,
  ),
  story(
    "a start that players have agreed to is void when the owner changes the teams",
    `
    ${twoPlaces}
    ${starting("king")}
    ${changing("king", "t", "<item team='none' nick='earl1'/><item team='Lancaster' nick='queenconsort'/>", "owner")}
    ${starting("queenconsort", "Chevalier")}
    everybody forgets
    ${starting("king")}
    king later receives: <presence from='england@{games}'><game xmlns='…/mmog'><status>active</status></game></presence>
  `,
  ),
];

import { configured, entering, instantRoom, takingTeam } from "#service/stories/scenes.ts";
import { story } from "#service/stories/story.ts";

const join = (who: string, nick: string, inside = ""): string => `
  ${who} sends:
    <presence id='join' to='england@{games}/${nick}'><game xmlns='…/mmog' var='…/mmog/dga'>${inside}</game></presence>
`;

const refused = (who: string, nick: string, type: string, condition: string): string => `
  ${who} receives:
    <presence type='error' id='join' from='england@{games}/${nick}'>
      <game xmlns='…/mmog'><without><password/></without></game>
      <error by='england@{games}' type='${type}'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>
    </presence>
`;

export const enteringStories = [
  story(
    "somebody who is in the room is in it under one nickname, whatever another client asks for (status 210)",
    `
    ${instantRoom}
    ${entering("earl1")}
    earl1phone sends: <presence to='england@{games}/henry'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    earl1phone later receives:
      <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item role='participant'/><status code='110'/><status code='210'/></game></presence>
    king receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item jid='{earl1phone}'/></game></presence>
    king receives nothing
  `,
  ),
  story(
    "MMOG-7.1-1, MMOG-7.2.2-1, MMOG-7.2.2-2, MMOG-7.2.2-4, MMOG-7.2.2-5, MMOG-7.2.2-6, MMOG-7.2.2-12, MMOG-3-1, MMOG-3-2, MMOG-4.1-13: a newcomer hears of the match, the others, itself, the past and the subject, in this order",
    `
    ${instantRoom}
    king sends:
      <message type='groupchat' to='england@{games}' id='horse'><body>A horse!</body></message>
    king sends:
      <message type='groupchat' to='england@{games}' id='sun'><subject>This Sun of York</subject></message>
    everybody forgets
    ${join("earl1", "earl1")}
    earl1 receives:
      <presence from='england@{games}' type='{none}'>
        <game xmlns='…/mmog'><status>inactive</status><state xmlns='…/mmog/dga'/></game>
      </presence>
    earl1 receives:
      <presence from='england@{games}/king' type='{none}'>
        <game xmlns='…/mmog#user'><item affiliation='owner' role='moderator' jid='{none}'/><without><status code='110'/></without></game>
      </presence>
    earl1 receives:
      <presence from='england@{games}/earl1' id='join'>
        <game xmlns='…/mmog#user'>
          <item affiliation='none' role='participant'/><status code='110'/>
          <without><status code='100'/><status code='170'/><status code='201'/><status code='210'/></without>
        </game>
      </presence>
    earl1 receives:
      <message type='groupchat' from='england@{games}/king' id='horse'>
        <body>A horse!</body><delay xmlns='urn:xmpp:delay' from='england@{games}' stamp='{any}'/>
      </message>
    earl1 receives:
      <message type='groupchat' from='england@{games}/king'><subject>This Sun of York</subject><without><body/></without></message>
    earl1 receives nothing
    king receives:
      <presence from='england@{games}/earl1'>
        <game xmlns='…/mmog#user'><item affiliation='none' role='participant' jid='{earl1}'/><without><status code='110'/></without></game>
      </presence>
    king receives nothing
  `,
  ),
  story(
    "MMOG-7.2.15-2: a room without a subject says so",
    `
    ${instantRoom}
    ${join("earl1", "earl1", "<history maxchars='0'/>")}
    earl1 later receives: <message from='england@{games}' type='groupchat'><subject/></message>
  `,
  ),
  story(
    "MMOG-7.2.1-5: whoever names no nickname is told so",
    `
    ${instantRoom}
    earl1 sends: <presence id='join' to='england@{games}'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    earl1 receives:
      <presence type='error' id='join' from='england@{games}'>
        <error by='england@{games}' type='modify'><jid-malformed xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>
      </presence>
  `,
  ),
  story(
    "MMOG-7.2.5-1: a room with a password lets nobody in without it",
    `
    ${instantRoom}
    ${configured({ passwordprotectedroom: "1", roomsecret: "dieuetmondroit" })}
    ${join("earl1", "earl1")}
    ${refused("earl1", "earl1", "auth", "not-authorized")}
    ${join("earl1", "earl1", "<password>guess</password>")}
    ${refused("earl1", "earl1", "auth", "not-authorized")}
    ${join("earl1", "earl1", "<password>dieuetmondroit</password>")}
    earl1 later receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><status code='110'/></game></presence>
  `,
  ),
  story(
    "MMOG-7.2.6-1: a members-only room lets only its members in",
    `
    ${instantRoom}
    sirwilliam connects
    ${configured({ membersonly: "1", roomadmins: "{sirwilliam.bare}" })}
    ${join("earl1", "earl1")}
    ${refused("earl1", "earl1", "auth", "registration-required")}
    ${join("sirwilliam", "sirwilliam")}
    sirwilliam later receives:
      <presence from='england@{games}/sirwilliam'>
        <game xmlns='…/mmog#user'><item affiliation='admin' role='moderator'/><status code='110'/></game>
      </presence>
  `,
  ),
  story(
    "MMOG-7.2.8-1: a nickname that looks like another's is taken",
    `
    ${instantRoom}
    ${join("earl1", "king")}
    ${refused("earl1", "king", "cancel", "conflict")}
    ${join("earl1", "KING")}
    ${refused("earl1", "KING", "cancel", "conflict")}
  `,
  ),
  story(
    "MMOG-7.2.8-2, MMOG-7.2.8-3, MMOG-7.2.8-4: the same user comes in with a second client under the same nickname, and leaves with the last one",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${join("earl1phone", "earl1")}
    earl1phone later receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><status code='110'/></game></presence>
    everybody forgets
    king sends: <message type='groupchat' to='england@{games}' id='m1'><body>Both of you</body></message>
    earl1 receives: <message id='m1'><body>Both of you</body></message>
    earl1phone receives: <message id='m1'><body>Both of you</body></message>
    everybody forgets
    earl1phone sends: <message type='groupchat' to='england@{games}' id='m2'><body>From my phone</body></message>
    earl1 receives: <message id='m2' from='england@{games}/earl1'/>
    earl1 sends: <message type='groupchat' to='england@{games}' id='m3'><body>From my tablet</body></message>
    king later receives: <message id='m3' from='england@{games}/earl1'/>
    everybody forgets
    king sends: <message type='chat' to='england@{games}/earl1' id='m4'><body>Psst</body></message>
    earl1 receives: <message type='chat' id='m4' from='england@{games}/king'><body>Psst</body></message>
    earl1phone receives: <message type='chat' id='m4' from='england@{games}/king'><body>Psst</body></message>
    everybody forgets
    earl1 sends: <presence type='unavailable' to='england@{games}/earl1'/>
    earl1 receives: <presence type='unavailable' from='england@{games}/earl1'><game xmlns='…/mmog#user'><status code='110'/></game></presence>
    king receives: <presence type='{none}' from='england@{games}/earl1'/>
    king receives nothing
    earl1phone sends: <presence type='unavailable' to='england@{games}/earl1'/>
    king receives: <presence type='unavailable' from='england@{games}/earl1'/>
  `,
  ),
  story(
    "MMOG-7.2.9-1, MMOG-7.2.9-3: a full room has a place for its admins only",
    `
    ${instantRoom}
    sirwilliam connects
    ${configured({ maxusers: "1", roomadmins: "{sirwilliam.bare}" })}
    ${join("earl1", "earl1")}
    ${refused("earl1", "earl1", "wait", "service-unavailable")}
    ${join("sirwilliam", "sirwilliam")}
    sirwilliam later receives: <presence from='england@{games}/sirwilliam'><game xmlns='…/mmog#user'><status code='110'/></game></presence>
  `,
  ),
  story(
    "MMOG-7.2.10-1: nobody gets into a room that is not configured yet",
    `
    king sends: <presence to='england@{games}/king'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    ${join("earl1", "earl1")}
    ${refused("earl1", "earl1", "cancel", "item-not-found")}
  `,
  ),
  story(
    "MMOG-10.1.1-3, MMOG-7.2.10-2: a room is created only for a game that is named",
    `
    king sends: <presence id='join' to='england@{games}/king'/>
    king receives: <presence type='error' id='join'><error type='modify'><bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>
    king sends: <presence id='join' to='england@{games}/king'><game xmlns='…/mmog'/></presence>
    king receives: <presence type='error' id='join'><error type='modify'><bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>
    king sends: <presence id='join' to='england@{games}/king'><game xmlns='…/mmog' var='urn:chess'/></presence>
    king receives: <presence type='error' id='join'><error><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>
    king sends: <presence id='join' to='england@{games}/king'><game xmlns='…/mmog' var='…/mmog#dga'/></presence>
    king later receives: <presence from='england@{games}/king'><game xmlns='…/mmog#user'><status code='201'/></game></presence>
  `,
  ),
  story(
    "MMOG-7.2.18-1, MMOG-7.2.18-2: presence without <game/> from a stranger is answered with a kick",
    `
    ${instantRoom}
    earl1 sends: <presence to='england@{games}/earl1'/>
    earl1 receives:
      <presence type='unavailable' from='england@{games}/earl1'>
        <game xmlns='…/mmog#user'>
          <item affiliation='none' role='none'/><status code='110'/><status code='307'/><status code='333'/>
        </game>
      </presence>
    king receives nothing
  `,
  ),
  story(
    "MMOG-7.2.1-7: whoever enters again has lost its synchronisation and gets everything again",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${join("earl1", "earl1")}
    earl1 receives: <presence from='england@{games}'><game xmlns='…/mmog'><status>inactive</status></game></presence>
    earl1 receives: <presence from='england@{games}/king'/>
    earl1 receives: <presence from='england@{games}/earl1' id='join'><game xmlns='…/mmog#user'><status code='110'/></game></presence>
    earl1 receives: <message><subject/></message>
    king receives nothing
  `,
  ),
  story(
    "MMOG-7.2.3-1, MMOG-7.2.3-2, MMOG-14.5-1: a non-anonymous room warns the newcomer and shows addresses to everybody",
    `
    ${instantRoom}
    ${configured({ whois: "anyone", enablelogging: "1" })}
    ${entering("earl1")}
    ${join("queenconsort", "queenconsort")}
    queenconsort later receives:
      <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item jid='{earl1}'/></game></presence>
    queenconsort later receives:
      <presence from='england@{games}/queenconsort'>
        <game xmlns='…/mmog#user'><status code='100'/><status code='110'/><status code='170'/></game>
      </presence>
    earl1 receives:
      <presence from='england@{games}/queenconsort'><game xmlns='…/mmog#user'><item jid='{queenconsort}'/></game></presence>
  `,
  ),
  story(
    "MMOG-7.2.4-1, MMOG-7.2.2-3: in a semi-anonymous room only moderators see addresses, and everybody sees teams",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${takingTeam("king", "York")}
    everybody forgets
    ${join("queenconsort", "queenconsort")}
    queenconsort later receives:
      <presence from='england@{games}/king'><game xmlns='…/mmog#user'><item affiliation='owner' role='moderator' team='York' jid='{none}'/></game></presence>
    queenconsort receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item team='{none}' jid='{none}'/></game></presence>
    earl1 receives: <presence from='england@{games}/queenconsort'><game xmlns='…/mmog#user'><item jid='{none}'/></game></presence>
    king receives: <presence from='england@{games}/queenconsort'><game xmlns='…/mmog#user'><item jid='{queenconsort}'/></game></presence>
  `,
  ),
  story(
    "MMOG-17-3, MMOG-17-4, MMOG-17-5: only presence without a type enters, only unavailable leaves, and nobody but the room speaks for it",
    `
    ${instantRoom}
    earl1 sends: <presence type='subscribe' to='england@{games}/earl1'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    earl1 sends: <presence type='probe' to='england@{games}/earl1'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    earl1 sends: <presence type='unavailable' to='england@{games}/earl1'/>
    earl1 sends: <message type='groupchat' to='england@{games}' id='m1'><body>Hear me</body></message>
    earl1 receives: <message type='error' id='m1'><error><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    earl1 sends: <message type='groupchat' to='wales@{games}' id='m2'><body>Hear me</body></message>
    earl1 receives: <message type='error' id='m2'><error><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    king receives nothing
    earl1 sends:
      <presence to='england@{games}/earl1'>
        <game xmlns='…/mmog' var='…/mmog/dga'/>
        <game xmlns='…/mmog#user'><item affiliation='owner' role='moderator' jid='{king}'/><status code='110'/></game>
      </presence>
    king receives:
      <presence from='england@{games}/earl1'>
        <game xmlns='…/mmog#user'><item affiliation='none' role='participant' jid='{earl1}'/><without><item affiliation='owner'/><status code='110'/></without></game>
      </presence>
    everybody forgets
    earl1 sends: <message type='groupchat' to='england@{games}' id='m3'><body>Hear me</body><mood xmlns='http://jabber.org/protocol/mood'><angry/></mood></message>
    king receives: <message id='m3'><body>Hear me</body><mood xmlns='http://jabber.org/protocol/mood'><angry/></mood></message>
    earl1 sends: <presence type='unsubscribed' to='england@{games}/earl1'/>
    king receives nothing
  `,
  ),
  story(
    "MMOG-4.2-4: a fully-anonymous room shows addresses to nobody, not even to its owner",
    `
    ${instantRoom}
    ${configured({ whois: "none" })}
    ${join("earl1", "earl1")}
    king receives:
      <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item jid='{none}'/></game></presence>
  `,
  ),
  story(
    "MMOG-5.1.2-1: a moderated room takes strangers in as visitors, who have no voice",
    `
    ${instantRoom}
    ${configured({ moderatedroom: "1" })}
    ${join("earl1", "earl1")}
    earl1 later receives:
      <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='none' role='visitor'/><status code='110'/></game></presence>
    everybody forgets
    earl1 sends: <message type='groupchat' to='england@{games}' id='m1'><body>Hear me</body></message>
    earl1 receives: <message type='error' id='m1'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    king receives nothing
  `,
  ),
];

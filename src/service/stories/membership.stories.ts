import {
  answered,
  asking,
  battle,
  changed,
  changing,
  configured,
  entering,
  instantRoom,
  refused,
  registering,
} from "#service/stories/scenes.ts";
import { story } from "#service/stories/story.ts";

const privateRoom = `
  ${instantRoom}
  earl1 connects
  hastings connects
  sirwilliam connects
  ${configured({ membersonly: "1" })}
  ${changed("king", "<item jid='{earl1.bare}' affiliation='member'/><item jid='{sirwilliam.bare}' affiliation='admin'/>")}
  everybody forgets
`;

const turnedAway = (who: string): string => `
  ${who} sends: <presence id='in' to='england@{games}/${who}'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
  ${who} receives: <presence type='error' id='in'><error type='auth'><registration-required xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>
`;

export const membershipStories = [
  story(
    "MMOG-9.3-2, MMOG-9.3-3, MMOG-9.5-18, MMOG-5.3.2-1: somebody inside is made a member: acknowledged, then told to everybody",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${entering("queenconsort")}
    ${changing("king", "member1", "<item jid='{earl1}' affiliation='member'><reason>Go, effect this business soundly.</reason></item>")}
    ${answered("king", "member1")}
    king receives:
      <presence type='{none}' from='england@{games}/earl1'>
        <game xmlns='…/mmog#user'><item affiliation='member' role='participant' jid='{earl1}'><reason>Go, effect this business soundly.</reason></item></game>
      </presence>
    queenconsort receives:
      <presence type='{none}' from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='member' role='participant' jid='{none}'/></game></presence>
    earl1 receives:
      <presence type='{none}' from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='member'><actor nick='king'/></item><status code='110'/></game></presence>
    ${asking("king", "list", "<item affiliation='member'/>")}
    king receives: <iq id='list'><query xmlns='…/mmog#admin'><item affiliation='member' jid='{earl1.bare}'/></query></iq>
  `,
  ),
  story(
    "MMOG-5.3-7: the nickname that comes with membership is the member's, and nobody else's",
    `
    ${instantRoom}
    earl1 connects
    ${entering("queenconsort")}
    ${changing("king", "m1", "<item jid='{earl1.bare}' nick='queenconsort' affiliation='member'/>")}
    ${refused("king", "m1", "cancel", "conflict")}
    ${changed("king", "<item jid='{earl1.bare}' nick='richmond' affiliation='member'/>")}
    hastings sends: <presence id='in' to='england@{games}/richmond'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    hastings receives: <presence type='error' id='in'><error><conflict xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>
    earl1 sends: <presence id='in' to='england@{games}/richmond'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    earl1 later receives: <presence from='england@{games}/richmond'><game xmlns='…/mmog#user'><item affiliation='member'/><status code='110'/></game></presence>
  `,
  ),
  story(
    "MMOG-9.4-2, MMOG-9.4-3, MMOG-9.5-12: membership is taken away: acknowledged, then told to everybody; who was inside stays in an open room",
    `
    ${instantRoom}
    earl1 connects
    ${changed("king", "<item jid='{earl1.bare}' affiliation='member'/>")}
    ${entering("earl1")}
    ${entering("queenconsort")}
    ${changing("king", "member2", "<item jid='{earl1.bare}' affiliation='none'><reason>Do then.</reason></item>")}
    ${answered("king", "member2")}
    king receives: <presence type='{none}' from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='none' role='participant'/></game></presence>
    queenconsort receives: <presence type='{none}' from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='none'/></game></presence>
    earl1 receives: <presence type='{none}' from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='none'><reason>Do then.</reason></item><status code='110'/></game></presence>
    ${asking("king", "list", "<item affiliation='member'/>")}
    king receives: <iq id='list'><query xmlns='…/mmog#admin'><without><item/></without></query></iq>
  `,
  ),
  story(
    "MMOG-9.4-4, MMOG-9.4-5, MMOG-9.4-6, MMOG-9.5-10, MMOG-9.5-11: whoever is no member any more leaves a members-only room, is told so once, and isn't let in again",
    `
    ${privateRoom}
    ${entering("earl1")}
    ${changing("king", "member2", "<item jid='{earl1.bare}' affiliation='none'><reason>Do then.</reason></item>")}
    ${answered("king", "member2")}
    earl1 receives:
      <presence type='unavailable' from='england@{games}/earl1'>
        <game xmlns='…/mmog#user'><item affiliation='none' role='none'><actor nick='king'/><reason>Do then.</reason></item><status code='110'/><status code='321'/></game>
      </presence>
    earl1 receives nothing
    king receives: <presence type='unavailable' from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='none' role='none'/><status code='321'/></game></presence>
    king receives nothing
    ${turnedAway("earl1")}
  `,
  ),
  story(
    "MMOG-9.5-3, MMOG-9.5-4, MMOG-9.5-5, MMOG-5.3.1-3: members read the member list, inside and outside; strangers don't; nicknames are for those who see addresses",
    `
    ${instantRoom}
    earl1 connects
    hastings connects
    ${changed("king", "<item jid='{earl1.bare}' affiliation='member'/><item jid='{hastings.bare}' affiliation='member'/>")}
    ${entering("queenconsort")}
    ${asking("earl1", "list", "<item affiliation='member'/>")}
    earl1 receives:
      <iq type='result' id='list'><query xmlns='…/mmog#admin'>
        <item affiliation='member' jid='{earl1.bare}'/><item affiliation='member' jid='{hastings.bare}'/>
      </query></iq>
    ${entering("earl1")}
    ${asking("earl1", "list", "<item affiliation='member'/>")}
    earl1 receives: <iq type='result' id='list'><query xmlns='…/mmog#admin'><item jid='{earl1.bare}' nick='{none}'/></query></iq>
    ${asking("king", "list", "<item affiliation='member'/>")}
    king receives:
      <iq type='result' id='list'><query xmlns='…/mmog#admin'>
        <item affiliation='member' jid='{earl1.bare}' nick='earl1' role='participant'/>
        <item affiliation='member' jid='{hastings.bare}' nick='{none}' role='{none}'/>
      </query></iq>
    ${asking("queenconsort", "list", "<item affiliation='member'/>")}
    ${refused("queenconsort", "list", "auth", "forbidden")}
    ${configured({ getmemberlist: "moderator" })}
    ${asking("earl1", "list", "<item affiliation='member'/>")}
    ${refused("earl1", "list", "auth", "forbidden")}
  `,
  ),
  story(
    "MMOG-9.5-1, MMOG-10.11-1, MMOG-5.3.1-4, MMOG-5.1.2-3, MMOG-5.2-5: a members-only room lets its members in, and only admins and owners say who they are",
    `
    ${privateRoom}
    ${turnedAway("hastings")}
    ${entering("earl1")}
    ${entering("sirwilliam")}
    ${changing("earl1", "m1", "<item jid='{hastings.bare}' affiliation='member'/>")}
    ${refused("earl1", "m1", "auth", "forbidden")}
    ${changing("earl1", "m2", "<item jid='{earl1.bare}' affiliation='none'/>")}
    ${refused("earl1", "m2", "auth", "forbidden")}
    ${changing("hastings", "m3", "<item jid='{hastings.bare}' affiliation='member'/>")}
    ${refused("hastings", "m3", "auth", "forbidden")}
    ${changed("sirwilliam", "<item jid='{hastings.bare}' affiliation='member'/>")}
    ${entering("hastings")}
    king sends: <message type='groupchat' to='england@{games}' id='m'><body>Welcome.</body></message>
    hastings receives: <message type='groupchat' id='m'/>
  `,
  ),
  story(
    "MMOG-9.5-8, MMOG-9.5-9: the member list is changed by what is different, and affiliations follow",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${entering("hastings")}
    ${changed("king", "<item jid='{earl1.bare}' affiliation='member'/>")}
    ${changing("king", "member4", "<item jid='{earl1.bare}' affiliation='none'/><item jid='{hastings.bare}' affiliation='member'/>")}
    ${answered("king", "member4")}
    king receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='none'/></game></presence>
    king receives: <presence from='england@{games}/hastings'><game xmlns='…/mmog#user'><item affiliation='member'/></game></presence>
    everybody forgets
    ${asking("king", "list", "<item affiliation='member'/>")}
    king receives: <iq id='list'><query xmlns='…/mmog#admin'><item jid='{hastings.bare}'/><without><item jid='{earl1.bare}'/></without></query></iq>
  `,
  ),
  story(
    "MMOG-10.11-4, MMOG-10.11-5, MMOG-10.11-3: the owner's namespace has the same member list, for the same people",
    `
    ${instantRoom}
    ${entering("earl1")}
    hastings connects
    ${changed("king", "<item jid='{earl1.bare}' affiliation='member'/><item jid='{hastings.bare}' affiliation='member'/>")}
    ${asking("king", "list", "<item affiliation='member'/>", "owner")}
    king receives:
      <iq type='result' id='list'><query xmlns='…/mmog#owner'>
        <item affiliation='member' jid='{earl1.bare}' nick='earl1' role='participant'/><item affiliation='member' jid='{hastings.bare}'/>
      </query></iq>
    ${asking("hastings", "list", "<item affiliation='member'/>", "owner")}
    hastings receives: <iq type='result' id='list'><query xmlns='…/mmog#owner'><item jid='{hastings.bare}'/></query></iq>
    ${asking("queenconsort", "list", "<item affiliation='member'/>", "owner")}
    ${refused("queenconsort", "list", "auth", "forbidden")}
  `,
  ),
  story(
    "MMOG-10.11-8, MMOG-10.11-11: what the owner changes there is acknowledged, and told in both forms",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${entering("hastings")}
    ${changed("king", "<item jid='{earl1.bare}' affiliation='member'/>")}
    ${changing("king", "member4", "<item jid='{earl1.bare}' affiliation='none'/><item jid='{hastings.bare}' affiliation='member'/>", "owner")}
    ${answered("king", "member4")}
    king receives:
      <presence from='england@{games}/earl1'>
        <game xmlns='…/mmog#user'><item affiliation='none' role='participant'/></game><game xmlns='…/mmog'><item affiliation='none'/></game>
      </presence>
    king receives:
      <presence from='england@{games}/hastings'>
        <game xmlns='…/mmog#user'><item affiliation='member' role='participant'/></game><game xmlns='…/mmog'><item affiliation='member'/></game>
      </presence>
    earl1 receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog'><item affiliation='none'/></game></presence>
  `,
  ),
  story(
    "MMOG-10.11-9, MMOG-10.11-10: whom the owner takes off the list there leaves a members-only room for good",
    `
    ${privateRoom}
    ${entering("earl1")}
    ${changing("king", "member4", "<item jid='{earl1.bare}' affiliation='none'/>", "owner")}
    ${answered("king", "member4")}
    earl1 receives: <presence type='unavailable' from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='none' role='none'/><status code='110'/><status code='321'/></game></presence>
    king receives: <presence type='unavailable' from='england@{games}/earl1'><game xmlns='…/mmog#user'><status code='321'/></game></presence>
    ${turnedAway("earl1")}
  `,
  ),
  story(
    "MMOG-4.1-1, MMOG-5.3-2, MMOG-5.3-3: affiliations belong to the account, whatever the nickname, and outlive visits and the service",
    `
    ${instantRoom}
    ${configured({ persistentroom: "1" })}
    earl1 connects
    sirwilliam connects
    hastings connects
    ${changed(
      "king",
      `<item jid='{earl1}' affiliation='member'/><item jid='{sirwilliam}' affiliation='admin'/>
       <item jid='{hastings}' affiliation='outcast'/>`,
    )}
    earl1phone sends: <presence to='england@{games}/richmond'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    king receives: <presence from='england@{games}/richmond'><game xmlns='…/mmog#user'><item affiliation='member' role='participant'/></game></presence>
    earl1phone sends: <presence type='unavailable' to='england@{games}/richmond'/>
    the service is killed and started again
    everybody forgets
    king sends: <presence to='england@{games}/king'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    king later receives: <presence from='england@{games}/king'><game xmlns='…/mmog#user'><item affiliation='owner' role='moderator'/><status code='110'/></game></presence>
    everybody forgets
    earl1 sends: <presence to='england@{games}/earl1'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    king receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='member' role='participant'/></game></presence>
    sirwilliam sends: <presence to='england@{games}/sirwilliam'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    king receives: <presence from='england@{games}/sirwilliam'><game xmlns='…/mmog#user'><item affiliation='admin' role='moderator'/></game></presence>
    hastings sends: <presence id='in' to='england@{games}/hastings'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    hastings receives: <presence type='error' id='in'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>
  `,
  ),
  story(
    "MMOG-5.3-4: a visitor without affiliation has none, which no list keeps",
    `
    ${instantRoom}
    earl1 sends: <presence to='england@{games}/earl1'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    king receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='none'/></game></presence>
    ${asking("king", "list", "<item affiliation='none'/>")}
    ${refused("king", "list", "modify", "bad-request")}
    ${changing("king", "change", "<item jid='{earl1.bare}' affiliation='none'/>")}
    ${answered("king", "change")}
    king receives nothing
  `,
  ),
  story(
    "MMOG-5.1-6, MMOG-5.3-5: every presence of an occupant tells role and affiliation, whatever it is about",
    `
    ${instantRoom}
    earl1 connects
    ${changed("king", "<item jid='{earl1.bare}' affiliation='member'/>")}
    earl1 sends: <presence to='england@{games}/earl1'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    earl1 later receives: <presence from='england@{games}/king'><game xmlns='…/mmog#user'><item affiliation='owner' role='moderator'/></game></presence>
    king receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='member' role='participant'/></game></presence>
    earl1 sends: <presence to='england@{games}/earl1'><show>away</show></presence>
    king receives: <presence from='england@{games}/earl1'><show>away</show><game xmlns='…/mmog#user'><item affiliation='member' role='participant'/></game></presence>
    earl1 sends: <presence to='england@{games}' id='team'><game xmlns='…/mmog'><item role='York' team='York'/></game></presence>
    king receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='member' role='participant' team='York'/></game></presence>
    earl1 sends: <presence to='england@{games}/richmond'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    king receives: <presence type='unavailable' from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='member' role='participant' nick='richmond'/></game></presence>
    king receives: <presence from='england@{games}/richmond'><game xmlns='…/mmog#user'><item affiliation='member' role='participant'/></game></presence>
    earl1 sends: <presence type='unavailable' to='england@{games}/richmond'/>
    king receives: <presence type='unavailable' from='england@{games}/richmond'><game xmlns='…/mmog#user'><item affiliation='member' role='none'/></game></presence>
  `,
  ),
  story(
    "MMOG-5.1.2-1, MMOG-5.1.3-4: in a moderated room members speak, strangers listen, admins and owners moderate; so does whoever becomes one inside",
    `
    ${instantRoom}
    ${configured({ moderatedroom: "1" })}
    sirwilliam connects
    hastings connects
    ${changed("king", "<item jid='{sirwilliam.bare}' affiliation='member'/><item jid='{hastings.bare}' affiliation='admin'/>")}
    earl1 sends: <presence to='england@{games}/earl1'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    king receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='none' role='visitor'/></game></presence>
    sirwilliam sends: <presence to='england@{games}/sirwilliam'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    king receives: <presence from='england@{games}/sirwilliam'><game xmlns='…/mmog#user'><item affiliation='member' role='participant'/></game></presence>
    hastings sends: <presence to='england@{games}/hastings'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    king receives: <presence from='england@{games}/hastings'><game xmlns='…/mmog#user'><item affiliation='admin' role='moderator'/></game></presence>
    ${changing("king", "m", "<item jid='{earl1.bare}' affiliation='member'/><item jid='{sirwilliam.bare}' affiliation='admin'/>")}
    ${answered("king", "m")}
    king receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='member' role='participant'/></game></presence>
    king receives: <presence from='england@{games}/sirwilliam'><game xmlns='…/mmog#user'><item affiliation='admin' role='moderator'/></game></presence>
  `,
  ),
  story(
    "MMOG-5.1.2-2, MMOG-5.3.1-1: an open room lets everybody in but outcasts, strangers and members as participants",
    `
    ${instantRoom}
    sirwilliam connects
    hastings connects
    queenconsort connects
    ${changed(
      "king",
      `<item jid='{sirwilliam.bare}' affiliation='member'/><item jid='{hastings.bare}' affiliation='admin'/>
       <item jid='{queenconsort.bare}' affiliation='outcast'/>`,
    )}
    earl1 sends: <presence to='england@{games}/earl1'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    king receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='none' role='participant'/></game></presence>
    sirwilliam sends: <presence to='england@{games}/sirwilliam'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    king receives: <presence from='england@{games}/sirwilliam'><game xmlns='…/mmog#user'><item affiliation='member' role='participant'/></game></presence>
    hastings sends: <presence to='england@{games}/hastings'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    king receives: <presence from='england@{games}/hastings'><game xmlns='…/mmog#user'><item affiliation='admin' role='moderator'/></game></presence>
    queenconsort sends: <presence id='in' to='england@{games}/queenconsort'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    queenconsort receives: <presence type='error' id='in'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>
  `,
  ),
  story(
    "MMOG-5.3.1-2: whoever has no affiliation registers with an open room; outcasts don't, and admins stay what they are",
    `
    ${instantRoom}
    hastings connects
    sirwilliam connects
    ${changed("king", "<item jid='{hastings.bare}' affiliation='outcast'/><item jid='{sirwilliam.bare}' affiliation='admin'/>")}
    ${registering("earl1", "richmond")}
    earl1 receives: <iq type='result' id='register'/>
    ${registering("hastings", "chamberlain")}
    hastings receives: <iq type='error' id='register'><error type='cancel'><not-allowed xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
    ${registering("sirwilliam", "catesby")}
    everybody forgets
    ${asking("king", "members", "<item affiliation='member'/>")}
    king receives:
      <iq id='members'><query xmlns='…/mmog#admin'>
        <item jid='{earl1.bare}'/><without><item jid='{hastings.bare}'/></without><without><item jid='{sirwilliam.bare}'/></without>
      </query></iq>
    ${asking("king", "admins", "<item affiliation='admin'/>")}
    king receives: <iq id='admins'><query xmlns='…/mmog#admin'><item jid='{sirwilliam.bare}'/></query></iq>
  `,
  ),
  ...[
    { moderated: "0", allowed: false },
    { moderated: "1", allowed: true },
  ].map(({ moderated, allowed }) =>
    story(
      `MMOG-5.2-3: members are made in any status of the match; unmade while it is on only in a moderated room (moderated: ${moderated})`,
      `
      ${instantRoom}
      ${configured({ moderatedroom: moderated })}
      hastings connects
      ${changed("king", "<item jid='{hastings.bare}' affiliation='member'/>")}
      ${battle().slice(battle().indexOf(entering("earl1")))}
      earlofderby connects
      ${changed("king", "<item jid='{earlofderby.bare}' affiliation='member'/>")}
      ${changing("king", "unmake", "<item jid='{hastings.bare}' affiliation='none'/>")}
      king later receives: <iq type='${allowed ? "result" : "error"}' id='unmake'>${
        allowed ? "" : "<error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>"
      }</iq>
    `,
    ),
  ),
];

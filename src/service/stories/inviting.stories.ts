import { configured, entering, instantRoom } from "#service/stories/scenes.ts";
import { story } from "#service/stories/story.ts";

const inviting = (who: string, invitee: string, id = "invite"): string => `
  ${who} sends:
    <message to='england@{games}' id='${id}'><game xmlns='…/mmog#user'>
      <invite to='${invitee}'><reason>God keep your lordship!</reason></invite>
    </game></message>
`;

const refused = (who: string, type: string, condition: string, id = "invite"): string => `
  ${who} receives:
    <message type='error' id='${id}' from='england@{games}'>
      <game xmlns='…/mmog#user'><invite><reason>God keep your lordship!</reason></invite></game>
      <error type='${type}'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>
    </message>
`;

const available = (who: string): string => `
  ${who} sends: <presence/>
  everybody forgets
`;

/** king puts somebody on a list of the room, and has the answer. */
const listing = (ns: string, who: string, affiliation: string): string => `
  king sends:
    <iq type='set' to='england@{games}' id='list'><query xmlns='…/mmog#${ns}'><item affiliation='${affiliation}' jid='{${who}.bare}'/></query></iq>
  king later receives: <iq type='result' id='list'/>
`;

const reading = (who: string): string => `
  ${who} sends:
    <iq type='get' to='england@{games}' id='members'><query xmlns='…/mmog#admin'><item affiliation='member'/></query></iq>
`;

export const invitingStories = [
  story(
    "MMOG-7.16-4, MMOG-7.16-5, MMOG-5.1.1-3: the room passes an invitation on, with the inviter and the password",
    `
    hastings connects
    earl1 connects
    sirwilliam connects
    ${instantRoom}
    ${configured({ passwordprotectedroom: "1", roomsecret: "dieuetmondroit" })}
    ${available("hastings")}
    ${inviting("king", "{hastings.bare}")}
    hastings receives:
      <message from='england@{games}' type='{none}'><game xmlns='…/mmog#user' var='…/mmog/dga'>
        <invite from='england@{games}/king' to='{none}'><reason>God keep your lordship!</reason></invite>
        <password>dieuetmondroit</password>
      </game></message>
    king receives nothing
  `,
  ),
  story(
    "MMOG-7.16-4: in a non-anonymous room the inviter is named by the account, and no password is said where none is needed",
    `
    hastings connects
    earl1 connects
    sirwilliam connects
    ${instantRoom}
    ${configured({ whois: "anyone" })}
    ${inviting("king", "{hastings}")}
    hastings receives:
      <message from='england@{games}'><game xmlns='…/mmog#user'>
        <invite from='{king.bare}'/><without><password/></without>
      </game></message>
  `,
  ),
  story(
    "MMOG-7.16-4: several people are invited at once, with the thread that goes on",
    `
    hastings connects
    earl1 connects
    sirwilliam connects
    ${instantRoom}
    king sends:
      <message to='england@{games}'><game xmlns='…/mmog#user'>
        <invite to='{sirwilliam}'><continue thread='e0ffe42b'/></invite>
        <invite to='{earl1}'><continue thread='e0ffe42b'/></invite>
      </game></message>
    sirwilliam receives:
      <message><game xmlns='…/mmog#user'><invite from='{any}'><continue thread='e0ffe42b'/></invite></game></message>
    earl1 receives:
      <message><game xmlns='…/mmog#user'><invite from='{any}'><continue thread='e0ffe42b'/></invite></game></message>
  `,
  ),
  story(
    "MMOG-5.1.1-3: visitors and participants may invite where the room is set so, moderators always",
    `
    hastings connects
    earl1 connects
    sirwilliam connects
    ${instantRoom}
    ${entering("earl1")}
    ${inviting("earl1", "{hastings}")}
    ${refused("earl1", "auth", "forbidden")}
    ${configured({ allowinvites: "1" })}
    ${inviting("earl1", "{hastings}")}
    hastings receives: <message><game xmlns='…/mmog#user'><invite from='england@{games}/earl1'/></game></message>
    ${configured({ allowinvites: "1", moderatedroom: "1" })}
    ${entering("queenconsort")}
    ${inviting("queenconsort", "{hastings}")}
    hastings receives: <message><game xmlns='…/mmog#user'><invite from='england@{games}/queenconsort'/></game></message>
  `,
  ),
  story(
    "Only somebody inside can invite",
    `
    hastings connects
    earl1 connects
    sirwilliam connects
    ${instantRoom}
    ${inviting("earl1", "{hastings}")}
    ${refused("earl1", "cancel", "not-acceptable")}
  `,
  ),
  story(
    "MMOG-7.16-8: an address that can't be anybody's is not found, and then nobody is invited",
    `
    hastings connects
    earl1 connects
    sirwilliam connects
    ${instantRoom}
    ${inviting("king", "@nowhere")}
    ${refused("king", "cancel", "item-not-found")}
    ${inviting("king", "wales@{games}/earl1")}
    ${refused("king", "cancel", "item-not-found")}
    king sends:
      <message to='england@{games}' id='both'><game xmlns='…/mmog#user'>
        <invite to='{hastings}'/><invite to='{games}'/>
      </game></message>
    king receives: <message type='error' id='both'><error><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    hastings receives nothing
  `,
  ),
  story(
    "MMOG-7.16-8: an invitation that comes back is not found, whatever its carrier calls that",
    `
    hastings connects
    earl1 connects
    sirwilliam connects
    ${instantRoom}
    ${inviting("king", "{hastings}", "nzd143v8")}
    hastings receives: <message><game xmlns='…/mmog#user'><invite/></game></message>
    hastings sends:
      <message type='error' to='england@{games}'>
        <error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>
      </message>
    king receives:
      <message type='error' id='nzd143v8' from='england@{games}'>
        <game xmlns='…/mmog#user'><invite to='{hastings}'/></game>
        <error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>
      </message>
    hastings sends:
      <message type='error' to='england@{games}'>
        <error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>
      </message>
    king receives nothing
  `,
  ),
  story(
    "MMOG-7.16-11: a refusal reaches the inviter, and only once",
    `
    hastings connects
    earl1 connects
    sirwilliam connects
    ${instantRoom}
    ${inviting("king", "{hastings}")}
    hastings receives: <message><game xmlns='…/mmog#user'><invite from='england@{games}/king'/></game></message>
    hastings sends:
      <message to='england@{games}' id='jk2vs61v'><game xmlns='…/mmog#user'>
        <decline to='england@{games}/king'><reason>I'll wait upon your lordship.</reason></decline>
      </game></message>
    king receives:
      <message from='england@{games}' id='jk2vs61v' type='{none}'><game xmlns='…/mmog#user'>
        <decline from='{hastings.bare}' to='{none}'><reason>I'll wait upon your lordship.</reason></decline>
      </game></message>
    hastings sends:
      <message to='england@{games}' id='again'><game xmlns='…/mmog#user'><decline to='england@{games}/king'/></game></message>
    hastings receives:
      <message type='error' id='again'><error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    king receives nothing
  `,
  ),
  story(
    "MMOG-7.16-11: of two inviters the one that the refusal names is told, by whatever address, else the last one",
    `
    hastings connects
    earl1 connects
    sirwilliam connects
    ${instantRoom}
    ${configured({ allowinvites: "1" })}
    ${entering("earl1")}
    ${inviting("earl1", "{hastings}")}
    ${inviting("king", "{hastings}")}
    ${inviting("earl1", "{hastings}")}
    ${inviting("king", "{hastings}")}
    hastings sends: <message to='england@{games}'><declined xmlns='…/mmog#user' to='{earl1.bare}'/></message>
    earl1 receives: <message><game xmlns='…/mmog#user'><decline from='{hastings.bare}'/></game></message>
    king receives nothing
    hastings sends: <message to='england@{games}'><game xmlns='…/mmog#user'><decline to='nobody@nowhere.lit'/></game></message>
    king receives: <message><game xmlns='…/mmog#user'><decline from='{hastings.bare}'/></game></message>
    earl1 receives nothing
  `,
  ),
  story(
    "MMOG-7.16-7, MMOG-9.5-16, MMOG-10.11-15: a mere member can't invite into a members-only room",
    `
    hastings connects
    earl1 connects
    sirwilliam connects
    ${instantRoom}
    ${configured({ membersonly: "1" })}
    ${inviting("king", "{earl1}")}
    ${entering("earl1")}
    ${inviting("earl1", "{hastings}")}
    ${refused("earl1", "auth", "forbidden")}
    hastings receives nothing
  `,
  ),
  story(
    "MMOG-7.16-6: whom an admin invites into a members-only room is a member, and may come in",
    `
    hastings connects
    earl1 connects
    sirwilliam connects
    ${instantRoom}
    ${configured({ membersonly: "1" })}
    ${inviting("king", "{hastings}")}
    hastings receives: <message><game xmlns='…/mmog#user'><invite/></game></message>
    hastings sends: <presence to='england@{games}/hastings'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    hastings later receives:
      <presence from='england@{games}/hastings'><game xmlns='…/mmog#user'><item affiliation='member'/><status code='110'/></game></presence>
  `,
  ),
  story(
    "MMOG-9.5-14, MMOG-9.5-15, MMOG-10.11-13, MMOG-10.11-14: where members may invite, whom they invite is a member",
    `
    hastings connects
    earl1 connects
    sirwilliam connects
    ${instantRoom}
    ${configured({ membersonly: "1", allowinvites: "1" })}
    ${inviting("king", "{earl1}")}
    ${entering("earl1")}
    ${inviting("earl1", "{hastings}")}
    hastings receives: <message><game xmlns='…/mmog#user'><invite from='england@{games}/earl1'/></game></message>
    hastings sends: <presence to='england@{games}/hastings'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    hastings later receives:
      <presence from='england@{games}/hastings'><game xmlns='…/mmog#user'><item affiliation='member'/><status code='110'/></game></presence>
  `,
  ),
  story(
    "MMOG-9.5-13, MMOG-10.11-12: whoever is put on the member list of a members-only room is invited, unless it belonged there already",
    `
    hastings connects
    earl1 connects
    sirwilliam connects
    ${instantRoom}
    ${configured({ membersonly: "1", passwordprotectedroom: "1", roomsecret: "dieuetmondroit", roomadmins: "{sirwilliam.bare}" })}
    ${available("hastings")}
    ${available("earl1")}
    ${available("sirwilliam")}
    ${listing("admin", "hastings", "member")}
    hastings receives:
      <message from='england@{games}' type='{none}'><game xmlns='…/mmog#user' var='…/mmog/dga'>
        <invite from='england@{games}/king'/><password>dieuetmondroit</password>
      </game></message>
    ${listing("owner", "earl1", "member")}
    earl1 receives:
      <message from='england@{games}'><game xmlns='…/mmog#user'><invite/><password>dieuetmondroit</password></game></message>
    ${listing("admin", "sirwilliam", "member")}
    ${listing("admin", "hastings", "admin")}
    sirwilliam receives nothing
    hastings sends: <message to='england@{games}'><game xmlns='…/mmog#user'><decline to='england@{games}/king'/></game></message>
    king later receives: <message from='england@{games}'><game xmlns='…/mmog#user'><decline from='{hastings.bare}'/></game></message>
  `,
  ),
  story(
    "MMOG-9.5-13, MMOG-10.11-12: in an open room nobody is invited for being put on the member list",
    `
    hastings connects
    ${instantRoom}
    ${available("hastings")}
    ${listing("admin", "hastings", "member")}
    hastings receives nothing
  `,
  ),
  story(
    "MMOG-7.19-1: a member inside may read the member list, as long as the room is set so; others may not",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${entering("hastings")}
    ${listing("admin", "earl1", "member")}
    everybody forgets
    ${reading("hastings")}
    hastings receives: <iq type='error' id='members'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
    ${reading("earl1")}
    earl1 receives: <iq type='result' id='members'><query xmlns='…/mmog#admin'><item affiliation='member' jid='{earl1.bare}'/></query></iq>
    ${configured({ getmemberlist: "moderator" })}
    ${reading("earl1")}
    earl1 receives: <iq type='error' id='members'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
    ${reading("king")}
    king receives: <iq type='result' id='members'><query xmlns='…/mmog#admin'><item jid='{earl1.bare}'/></query></iq>
  `,
  ),
  story(
    "MMOG-9.5-17, MMOG-10.11-16: an invitation into an open room makes nobody a member",
    `
    hastings connects
    earl1 connects
    sirwilliam connects
    ${instantRoom}
    ${inviting("king", "{hastings}")}
    hastings receives: <message><game xmlns='…/mmog#user'><invite/></game></message>
    hastings sends: <presence to='england@{games}/hastings'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    hastings later receives:
      <presence from='england@{games}/hastings'><game xmlns='…/mmog#user'><item affiliation='none'/><status code='110'/></game></presence>
  `,
  ),
  story(
    "Nobody can flood people with invitations through a room",
    `
    hastings connects
    earl1 connects
    sirwilliam connects
    ${instantRoom}
    king sends:
      <message to='england@{games}' id='many'><game xmlns='…/mmog#user'>${"<invite to='{hastings}'/>".repeat(50)}</game></message>
    king receives nothing
    ${inviting("king", "{hastings}")}
    ${refused("king", "wait", "resource-constraint")}
    king sends:
      <message to='england@{games}' id='more'><game xmlns='…/mmog#user'>${"<invite to='{hastings}'/>".repeat(51)}</game></message>
    king receives: <message type='error' id='more'><error><bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    hastings forgets
    601 seconds pass
    ${inviting("king", "{hastings}")}
    hastings receives: <message><game xmlns='…/mmog#user'><invite/></game></message>
  `,
  ),
];

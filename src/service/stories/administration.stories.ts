import {
  answered,
  asking,
  changed,
  changing,
  configured,
  entering,
  instantRoom,
  refused,
} from "#service/stories/scenes.ts";
import { story } from "#service/stories/story.ts";

/** king owns england, sirwilliam is its admin, earl1 a member; all are inside, and queenconsort is a stranger. */
const courtyard = `
  ${instantRoom}
  sirwilliam connects
  earl1 connects
  hastings connects
  ${changed("king", "<item jid='{sirwilliam.bare}' affiliation='admin'/><item jid='{earl1.bare}' affiliation='member'/>")}
  ${entering("sirwilliam")}
  ${entering("earl1")}
  ${entering("queenconsort")}
`;

const rank = (who: string, affiliation: string, role: string): string => `
  king receives: <presence type='{none}' from='england@{games}/${who}'><game xmlns='…/mmog#user'><item affiliation='${affiliation}' role='${role}' jid='{${who}}'/></game></presence>
  queenconsort receives: <presence type='{none}' from='england@{games}/${who}'><game xmlns='…/mmog#user'><item affiliation='${affiliation}' role='${role}'/></game></presence>
  ${who} later receives: <presence type='{none}' from='england@{games}/${who}'><game xmlns='…/mmog#user'><item affiliation='${affiliation}' role='${role}'><actor nick='king'/></item><status code='110'/></game></presence>
`;

const ofAbsent = (who: string, affiliation: string): string => `
  king receives: <message type='groupchat' from='england@{games}' id='{any}'><game xmlns='…/mmog#user'><item affiliation='${affiliation}' role='none' jid='{${who}.bare}'/></game></message>
  sirwilliam receives: <message type='groupchat' from='england@{games}'><game xmlns='…/mmog#user'><item affiliation='${affiliation}' jid='{${who}.bare}'/></game></message>
  queenconsort receives nothing
`;

/** Nobody but an owner does it. */
const forOwnersOnly = (items: string): string =>
  ["sirwilliam", "earl1", "queenconsort", "earlofderby"]
    .map(
      (who) => `
  ${changing(who, "try", items)}
  ${refused(who, "try", "auth", "forbidden")}
`,
    )
    .join("");

const list = (affiliation: string, items: string, ns = "admin"): string => `
  ${asking("king", "list", `<item affiliation='${affiliation}'/>`, ns)}
  king receives: <iq type='result' id='list'><query xmlns='…/mmog#${ns}'>${items}</query></iq>
`;

export const administrationStories = [
  story(
    "MMOG-10.3-3, MMOG-10.3-5, MMOG-10.3-6, MMOG-5.1.3-4: an owner makes an owner of somebody inside, who moderates from then on",
    `
    ${courtyard}
    ${changing("king", "owner1", "<item affiliation='owner' jid='{earl1}'><reason>Look to the drawbridge there!</reason></item>")}
    ${answered("king", "owner1")}
    ${rank("earl1", "owner", "moderator")}
    ${list("owner", "<item affiliation='owner' jid='{king.bare}'/><item affiliation='owner' jid='{earl1.bare}'/>")}
    ${asking("earl1", "config", "", "owner")}
    earl1 later receives: <iq type='result' id='config'><query xmlns='…/mmog#owner'><options/></query></iq>
  `,
  ),
  story(
    "MMOG-10.3-7: the room tells those who see addresses of a new owner who isn't inside",
    `
    ${courtyard}
    ${changing("king", "owner1", "<item affiliation='owner' jid='{hastings.bare}'/>")}
    ${answered("king", "owner1")}
    ${ofAbsent("hastings", "owner")}
  `,
  ),
  story(
    "MMOG-10.3-4, MMOG-10.6-4, MMOG-10.7-4, MMOG-10.5-8, MMOG-5.3.1-6: only owners make and unmake owners and admins, or destroy and configure the room",
    `
    ${courtyard}
    ${forOwnersOnly("<item affiliation='owner' jid='{hastings.bare}'/>")}
    ${forOwnersOnly("<item affiliation='admin' jid='{hastings.bare}'/>")}
    ${forOwnersOnly("<item affiliation='admin' jid='{king.bare}'/>")}
    ${forOwnersOnly("<item affiliation='member' jid='{sirwilliam.bare}'/>")}
    ${forOwnersOnly("<item affiliation='none' jid='{sirwilliam.bare}'/>")}
    ${asking("sirwilliam", "config", "", "owner")}
    ${refused("sirwilliam", "config", "auth", "forbidden")}
    ${changing("sirwilliam", "destroy", "<destroy/>", "owner")}
    ${refused("sirwilliam", "destroy", "auth", "forbidden")}
    king receives nothing
    ${list("owner", "<item jid='{king.bare}'/><without><item jid='{hastings.bare}'/></without>")}
    ${list("admin", "<item jid='{sirwilliam.bare}'/><without><item jid='{hastings.bare}'/></without>")}
  `,
  ),
  story(
    "MMOG-10.4-1, MMOG-10.4-5, MMOG-10.4-6, MMOG-5.1.3-5: an owner makes an admin or a member of another, which is told to everybody",
    `
    ${courtyard}
    ${changed("king", "<item affiliation='owner' jid='{earl1.bare}'/>")}
    ${changing("king", "owner2", "<item affiliation='admin' jid='{earl1.bare}'><reason>A royal battle might be won and lost.</reason></item>")}
    ${answered("king", "owner2")}
    ${rank("earl1", "admin", "moderator")}
    ${list("owner", "<item jid='{king.bare}'/><without><item jid='{earl1.bare}'/></without>")}
    everybody forgets
    ${changed("king", "<item affiliation='owner' jid='{earl1.bare}'/>")}
    ${changing("king", "owner3", "<item affiliation='member' jid='{earl1.bare}'/>")}
    ${answered("king", "owner3")}
    ${rank("earl1", "member", "participant")}
  `,
  ),
  story(
    "MMOG-10.4-3, MMOG-10.4-4, MMOG-10.5-9, MMOG-10-1: an owner may resign as long as another is left, and not otherwise",
    `
    ${courtyard}
    ${changing("king", "o1", "<item affiliation='admin' jid='{king.bare}'/>")}
    ${refused("king", "o1", "cancel", "conflict", "<query xmlns='…/mmog#admin'><item jid='{king.bare}'/></query>")}
    ${changed("king", "<item affiliation='owner' jid='{earl1.bare}'/>")}
    ${changing("king", "o2", "<item affiliation='none' jid='{king.bare}'/><item affiliation='none' jid='{earl1.bare}'/>")}
    ${refused("king", "o2", "cancel", "conflict")}
    ${changing("king", "o3", "<item affiliation='none' jid='{king.bare}'/>")}
    ${answered("king", "o3")}
    king receives: <presence from='england@{games}/king'><game xmlns='…/mmog#user'><item affiliation='none' role='participant'/><status code='110'/></game></presence>
    ${asking("king", "list", "<item affiliation='owner'/>")}
    ${refused("king", "list", "auth", "forbidden")}
    ${changing("earl1", "o4", "<item affiliation='owner' jid='{sirwilliam.bare}'/><item affiliation='none' jid='{earl1.bare}'/>")}
    earl1 later receives: <iq type='result' id='o4'/>
  `,
  ),
  story(
    "MMOG-10.5-3, MMOG-10.5-4, MMOG-10.5-7, MMOG-10.5-10: the owner list has addresses, and who is inside; a change of it is acknowledged, then told",
    `
    ${courtyard}
    ${changing("king", "owner4", "<item affiliation='owner' jid='{earl1}'/><item affiliation='owner' jid='{hastings}'/>")}
    ${answered("king", "owner4")}
    ${rank("earl1", "owner", "moderator")}
    everybody forgets
    ${list(
      "owner",
      `<item affiliation='owner' jid='{king.bare}' nick='king' role='moderator'/><item affiliation='owner' jid='{earl1.bare}' nick='earl1' role='moderator'/>
       <item affiliation='owner' jid='{hastings.bare}' nick='{none}' role='{none}'/>`,
    )}
  `,
  ),
  story(
    "MMOG-10.5-2, MMOG-10.8-2: nobody but an owner sees the lists of owners and admins",
    `
    ${courtyard}
    ${["sirwilliam", "earl1", "queenconsort", "hastings"]
      .map(
        (who) => `
    ${asking(who, "owners", "<item affiliation='owner'/>")}
    ${refused(who, "owners", "auth", "forbidden")}
    ${asking(who, "admins", "<item affiliation='admin'/>")}
    ${refused(who, "admins", "auth", "forbidden")}
    ${changing(who, "change", "<item affiliation='admin' jid='{queenconsort.bare}'/>")}
    ${refused(who, "change", "auth", "forbidden")}
    `,
      )
      .join("")}
  `,
  ),
  story(
    "MMOG-10.6-3, MMOG-10.6-5: an owner makes an admin of somebody inside, who moderates from then on",
    `
    ${courtyard}
    ${changing("king", "admin1", "<item affiliation='admin' jid='{earl1}'><reason>Be of good cheer.</reason></item>")}
    ${answered("king", "admin1")}
    ${rank("earl1", "admin", "moderator")}
    ${list("admin", "<item jid='{sirwilliam.bare}'/><item jid='{earl1.bare}'/>")}
  `,
  ),
  story(
    "MMOG-10.6-6, MMOG-10.7-6: the room tells those who see addresses what becomes of an admin who isn't inside",
    `
    ${courtyard}
    ${changing("king", "admin1", "<item affiliation='admin' jid='{hastings.bare}'/>")}
    ${answered("king", "admin1")}
    ${ofAbsent("hastings", "admin")}
    ${changing("king", "admin2", "<item affiliation='none' jid='{hastings.bare}'/>")}
    ${answered("king", "admin2")}
    ${ofAbsent("hastings", "none")}
  `,
  ),
  story(
    "MMOG-10.7-3, MMOG-10.7-5: an owner takes an admin's rank away, in whole or down to a member's",
    `
    ${courtyard}
    ${changing("king", "admin2", "<item affiliation='member' jid='{sirwilliam}'/>")}
    ${answered("king", "admin2")}
    ${rank("sirwilliam", "member", "participant")}
    ${changed("king", "<item affiliation='admin' jid='{sirwilliam.bare}'/>")}
    ${changing("king", "admin3", "<item affiliation='none' jid='{sirwilliam.bare}'/>")}
    ${answered("king", "admin3")}
    ${rank("sirwilliam", "none", "participant")}
    ${list("admin", "<without><item/></without>")}
  `,
  ),
  story(
    "MMOG-10.8-3, MMOG-10.8-4, MMOG-10.8-7, MMOG-10.8-8: the admin list has addresses, and who is inside; a change of it is acknowledged, then told",
    `
    ${courtyard}
    ${changing("king", "admin4", "<item affiliation='admin' jid='{earl1}'/><item affiliation='admin' jid='{hastings}'/><item affiliation='member' jid='{sirwilliam}'/>")}
    ${answered("king", "admin4")}
    king receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item affiliation='admin' role='moderator'/></game></presence>
    king receives: <presence from='england@{games}/sirwilliam'><game xmlns='…/mmog#user'><item affiliation='member' role='participant'/></game></presence>
    everybody forgets
    ${list("admin", "<item affiliation='admin' jid='{earl1.bare}' nick='earl1' role='moderator'/><item affiliation='admin' jid='{hastings.bare}' nick='{none}' role='{none}'/><without><item jid='{sirwilliam.bare}'/></without>")}
    ${list("admin", "<item jid='{earl1.bare}'/><item jid='{hastings.bare}'/>", "owner")}
  `,
  ),
  story(
    "MMOG-9-1, MMOG-9-3: an admin who isn't inside bans, makes members and moderators; a mere member does none of it",
    `
    ${instantRoom}
    sirwilliam connects
    hastings connects
    earlofderby connects
    ${changed("king", "<item jid='{sirwilliam.bare}' affiliation='admin'/><item jid='{hastings.bare}' affiliation='member'/>")}
    ${entering("earl1")}
    ${changing("sirwilliam", "a1", "<item nick='earl1' role='moderator'/>")}
    ${answered("sirwilliam", "a1")}
    earl1 later receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item role='moderator'/><status code='110'/></game></presence>
    ${changing("sirwilliam", "a2", "<item nick='earl1' role='participant'/>")}
    ${answered("sirwilliam", "a2")}
    ${asking("sirwilliam", "a3", "<item role='moderator'/>")}
    sirwilliam receives: <iq type='result' id='a3'><query xmlns='…/mmog#admin'><item nick='king'/></query></iq>
    ${changing("sirwilliam", "a4", "<item jid='{earlofderby.bare}' affiliation='member'/>")}
    ${answered("sirwilliam", "a4")}
    ${changing("sirwilliam", "a5", "<item jid='{earlofderby.bare}' affiliation='none'/>")}
    ${answered("sirwilliam", "a5")}
    ${changing("sirwilliam", "a6", "<item jid='{earlofderby.bare}' affiliation='outcast'/>")}
    ${answered("sirwilliam", "a6")}
    ${asking("sirwilliam", "a7", "<item affiliation='outcast'/>")}
    sirwilliam receives: <iq type='result' id='a7'><query xmlns='…/mmog#admin'><item jid='{earlofderby.bare}'/></query></iq>
    ${changing("hastings", "b1", "<item nick='earl1' role='moderator'/>")}
    ${refused("hastings", "b1", "auth", "forbidden")}
    ${changing("hastings", "b2", "<item jid='{earlofderby.bare}' affiliation='none'/>")}
    ${refused("hastings", "b2", "auth", "forbidden")}
    ${changing("hastings", "b3", "<item jid='{queenconsort.bare}' affiliation='outcast'/>")}
    ${refused("hastings", "b3", "auth", "forbidden")}
  `,
  ),
  story(
    "MMOG-5.3-1: what the owner's form says of owners and admins is what the lists say, and the other way round",
    `
    ${courtyard}
    ${configured({ roomowners: ["{king.bare}", "{earl1.bare}"], roomadmins: "{hastings.bare}" })}
    ${list("owner", "<item jid='{king.bare}'/><item jid='{earl1.bare}'/>")}
    ${list("admin", "<item jid='{hastings.bare}'/><without><item jid='{sirwilliam.bare}'/></without>")}
    ${list("member", "<item jid='{sirwilliam.bare}'/><without><item jid='{earl1.bare}'/></without>")}
    ${changed("king", "<item affiliation='admin' jid='{earl1.bare}'/>")}
    ${asking("king", "form", "<options/>", "owner")}
    king receives:
      <iq type='result' id='form'><query xmlns='…/mmog#owner'><options><x xmlns='jabber:x:data'>
        <field var='mmog#roomconfig_roomadmins'><value>{earl1.bare}</value><value>{hastings.bare}</value></field>
        <field var='mmog#roomconfig_roomowners'><value>{king.bare}</value></field>
      </x></options></query></iq>
  `,
  ),
];

const ROLES = { moderator: "Moderators", participant: "Participants", visitor: "Visitors" } as const;

/**
 * The page's words for fields of the service's forms, by their var (MMOG 13: localised labels); a field that
 * isn't here keeps the service's. Names of options by their value. No name may hold a full stop or a colon.
 */
export const formFields = {
  "mmog#roomconfig_roomname": { label: "Name of the room" },
  "mmog#roomconfig_roomdesc": { label: "Short description" },
  "mmog#roomconfig_lang": { label: "Language spoken here", desc: "Its code, such as en or de-CH." },
  "mmog#roomconfig_enablelogging": { label: "Keep a public log of the talk" },
  "mmog#roomconfig_changesubject": { label: "Everybody may change the subject" },
  "mmog#roomconfig_allowinvites": { label: "Everybody may invite others" },
  "mmog#roomconfig_allowpm": {
    label: "Who may send private messages",
    options: {
      anyone: "Everybody",
      participants: "Those with voice",
      moderators: "Moderators",
      none: "Nobody",
    },
  },
  "mmog#roomconfig_maxusers": { label: "Most people in the room", options: { none: "No limit" } },
  "mmog#roomconfig_presencebroadcast": { label: "Whose coming and going is made known", options: ROLES },
  "mmog#roomconfig_getmemberlist": { label: "Who may see the list of members", options: ROLES },
  "mmog#roomconfig_listoccupants": { label: "People outside see who is here" },
  "mmog#roomconfig_publicroom": { label: "Listed and found by search" },
  "mmog#roomconfig_persistentroom": { label: "Stays when everybody has left" },
  "mmog#roomconfig_moderatedroom": { label: "Moderated: talking needs voice" },
  "mmog#roomconfig_membersonly": { label: "Members only" },
  "mmog#roomconfig_passwordprotectedroom": { label: "A password is needed to enter" },
  "mmog#roomconfig_roomsecret": { label: "Password" },
  "mmog#roomconfig_allowregistration": { label: "People may register as members" },
  "mmog#roomconfig_locknicks": { label: "Members keep to their nicknames" },
  "mmog#roomconfig_whois": {
    label: "Who may see real addresses",
    options: { moderators: "Moderators", anyone: "Everybody", none: "Nobody" },
  },
  "mmog#maxhistoryfetch": { label: "Most earlier messages sent to newcomers" },
  "mmog#roomconfig_pubsub": {
    label: "Publish-subscribe node",
    desc: "An XMPP address, if the room has such a node.",
  },
  "mmog#roomconfig_roomadmins": { label: "Admins" },
  "mmog#roomconfig_roomowners": { label: "Owners" },

  "mmog/dga#config_battlefield": { label: "Battlefield" },
  "mmog/dga#config_seed": {
    label: "Number of the battlefield",
    desc: "Up to 999999; the same number makes the same ground. 0: new ground each battle.",
  },
  "mmog/dga#config_light": { label: "Time of day", options: { day: "Day", dusk: "Dusk" } },
  "mmog/dga#config_match": { label: "Kind of match" },
  "mmog/dga#config_teams": { label: "Teams" },
  "mmog/dga#config_minplayers": { label: "Fewest players in a team" },
  "mmog/dga#config_maxplayers": { label: "Most players in a team" },
  "mmog/dga#config_bots": {
    label: "Bots fill each team up to",
    desc: "Bots make up the number where people are missing; each person who comes takes a bot’s place. 0: no bots.",
  },
  "mmog/dga#config_botskill": {
    label: "Skill of the bots",
    options: { recruit: "Recruits", soldier: "Soldiers", veteran: "Veterans" },
  },
  "mmog/dga#config_defences": {
    label: "Headquarters are guarded",
    desc: "By a cannon and a siege tower each, in a Single Battle.",
  },
  "mmog/dga#config_minutes": { label: "Longest battle, in minutes" },
  "mmog/dga#config_friendlyfire": { label: "Shells hurt one’s own team" },
  "mmog/dga#config_spectatordelay": { label: "Spectators see it later by, in seconds" },

  "mmog#register_first": { label: "Given name" },
  "mmog#register_last": { label: "Family name" },
  "mmog#register_roomnick": { label: "Nickname in the room" },
  "mmog#register_url": { label: "Your web page" },
  "mmog#register_email": { label: "Email address" },
  "mmog#register_faqentry": { label: "What people ask you, and your answer" },
  "mmog#register_jid": { label: "Address" },
  "mmog#register_allow": { label: "Let this person be a member" },

  "mmog#role": { label: "Role asked for", options: { participant: "Participant: may talk and play" } },
  "mmog#jid": { label: "Address" },
  "mmog#roomnick": { label: "Nickname" },
  "mmog#request_allow": { label: "Give this person voice" },
} as const;

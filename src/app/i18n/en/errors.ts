/**
 * A sentence that says what to do, for every refusal. Each operation has its codes as contexts
 * (`join_conflict`); what may happen to any of them stands under `any`. Ask for them together:
 * `t(["errors.join", "errors.any"], { context: code, text })`.
 */
export const errors = {
  // MMOG, Table 10, and what else may stand between a person and a room.
  "join_not-authorized":
    "This room has a password. Type it and try again; ask for it where you got the link.",
  join_forbidden: "You are banned from this room. Only its owner or an admin can let you in.",
  "join_item-not-found":
    "There is no open room at this address. Check the link, or look at the list of rooms.",
  "join_not-allowed": "You can't open a new room here. Join one of the list instead.",
  "join_not-acceptable":
    "The room knows you under a nickname of its own. Enter with the one that you reserved.",
  "join_registration-required":
    "This room is for its members only. Ask for membership here, or ask its owner to add you.",
  join_saved: "This room is saved: nobody can enter it until its owner loads it again.",
  join_conflict: "Somebody in the room has this nickname already. Choose another one.",
  "join_service-unavailable": "The room is full. Wait for a place, or watch another battle.",
  "join_jid-malformed":
    "This nickname or room address can't be used. Choose a shorter one without odd signs.",
  "join_nick-missing": "Type a nickname: others see it above your tank.",
  "join_bad-request": "The room didn't understand the request. Reload the page and try again.",
  "join_no-team-free": "Every place is taken at the moment. Watch, and take a place when one gets free.",

  create_conflict: "A room of that name exists already. Choose another name, or join it.",
  "create_not-allowed": "You can't open another room here. Use one of yours, or destroy one first.",
  "create_jid-malformed": "This name can't be part of an address. Use letters, digits and dashes.",
  "create_not-acceptable": "This service doesn't have that game.",
  create_forbidden: "Somebody else owns a room of that name. Choose another name.",
  "create_resource-constraint": "The service has no room left for another one. Try again later.",

  "configure_not-acceptable": "The room can't be set up like that. Look at the fields marked below.",
  configure_forbidden: "Only an owner of the room may configure it.",
  "configure_not-allowed": "The configuration can't be changed while a battle is on. Wait for its end.",
  "configure_bad-request": "The service didn't understand the form. Check the fields and save again.",
  "configure_item-not-found": "The room is gone. Go back to the list of rooms.",

  "connect_auth-failed": "Address or password is wrong. Type them again.",
  "connect_server-not-verified":
    "This server could not prove that it knows your account. Don't go on: check the server's address.",
  connect_conflict: "You signed in somewhere else, and this page was signed out. Sign in again to play here.",
  connect_unreachable:
    "The server can't be reached. Check your line and the server's address, then try again.",
  "connect_timed-out": "The server doesn't answer. Try again in a moment.",
  "connect_stream-error":
    "The server ended the connection. Try again; if it happens again, tell who runs it.",
  "connect_frame-refused":
    "The server sent something that can't be read, so the line was cut. It is built up anew.",
  "connect_not-well-formed":
    "The server sent something that can't be read, so the line was cut. It is built up anew.",
  "connect_insecure-auth":
    "This server would show your password to the network. Use an address that begins with wss:, or another server.",
  "connect_no-anonymous": "This server takes no guests. Sign in with an account.",
  "connect_no-mechanism": "This server offers no way to sign in that is known here. Use another server.",
  "connect_bad-endpoint": "The server's address must begin with wss: (or ws: on your own machine).",
  "connect_jid-malformed": "This is no address. Write it as name@server, such as richard@shakespeare.lit.",
  "connect_nick-missing": "Type a nickname: others see it above your tank.",
  "connect_no-service": "This server has no game service. Use another server, or play as a guest.",
  "connect_not-found":
    "No server was found at this address. Check it, or give the WebSocket address yourself.",
  connect_superseded: "A newer attempt to sign in took over.",

  register_conflict: "Somebody has this name already. Choose another one.",
  "register_not-acceptable": "The server needs more: fill in every field.",
  "register_not-allowed": "This server makes no accounts over this page. Ask who runs it.",
  register_forbidden: "This server makes no accounts over this page. Ask who runs it.",
  "register_service-unavailable":
    "This server makes no accounts over this page. Sign in with another address.",
  "register_feature-not-implemented":
    "This server makes no accounts over this page. Sign in with another address.",
  "register_resource-constraint": "Too many accounts were made just now. Try again in a few minutes.",

  team_conflict: "This team has no free place. Take another one, or wait for a place.",
  "team_not-acceptable": "The match has no such team. Its owner may have changed the teams: choose again.",
  "team_not-allowed": "Teams can't be changed while the battle is on. Wait for its end.",
  team_forbidden: "You may only watch here. Ask a moderator to give you voice.",

  "start_not-allowed": "The battle can't start yet. Every team needs its players, and all must be ready.",
  "start_not-acceptable": "This model can't be taken here. Choose another one.",
  start_forbidden: "You are watching. Take a team first.",
  "start_bad-request": "The room didn't understand with which model you play. Choose it again.",

  "turn_not-allowed": "The battle isn't on: what you do doesn't count now.",
  turn_forbidden: "You are watching: take a team to play.",
  "turn_undefined-condition": "The room took a turn of yours for impossible.",
  "turn_invalid-turn": "The room took a turn of yours for impossible.",
  "turn_other-session": "You play from another device. Only one may drive.",

  "chat_not-acceptable": "You are not in this room any more. Enter it again.",
  chat_forbidden: "You can't speak here until a moderator gives you voice.",
  "chat_policy-violation": "The message is too long. Say it in two.",
  "chat_too-long": "The message is too long. Say it in two.",
  "chat_item-not-found": "Nobody in the room has this nickname any more.",

  chat_unacknowledged: "Confirm first what the room made known.",

  subject_unacknowledged: "Confirm first what the room made known.",
  "whisper_not-acceptable": "You are not in this room any more. Enter it again.",
  whisper_forbidden: "This room doesn't let you send private messages.",
  "whisper_policy-violation": "The message is too long. Say it in two.",
  "whisper_too-long": "The message is too long. Say it in two.",
  "whisper_item-not-found": "Nobody in the room has this nickname any more.",
  "whisper_service-unavailable": "It didn't reach the other one. Try again later.",
  whisper_unacknowledged: "Confirm first what the room made known.",
  whisper_self: "You can't talk to yourself here.",

  nick_conflict: "Somebody in the room has this nickname, or has reserved it. Choose another one.",
  "nick_not-acceptable": "Nicknames are fixed in this room. Keep yours, or take the one that you registered.",
  "nick_jid-malformed": "This nickname can't be used. Choose a shorter one without odd signs.",

  "subject_not-acceptable": "You are not in this room any more. Enter it again.",
  "subject_policy-violation": "The subject is too long. Choose a shorter one.",
  "subject_too-long": "The subject is too long. Choose a shorter one.",
  subject_forbidden: "You may not change the subject of this room.",

  manage_forbidden: "Your standing in the room doesn't allow that, or not while the battle is on.",
  "manage_not-allowed": "You may not do that to somebody of that standing.",
  manage_conflict: "You can't do that to yourself, and a room needs an owner: name another one first.",
  "manage_item-not-found": "Nobody in the room has this nickname any more.",
  "manage_jid-malformed": "This is no address. Write it as name@server.",
  "manage_too-many-changes": "That is too much at once. Save no more than 200 changes at a time.",
  "manage_too-long": "The reason is too long. Say it in fewer words.",
  "manage_not-inside": "You are not in this room any more.",
  "manage_resource-constraint": "The room's lists are full. Take somebody off them first.",

  "invite_jid-malformed": "Write each address as name@server, such as richard@shakespeare.lit.",
  "invite_too-many": "That is too many at once. Invite no more than 50 people at a time.",
  "invite_too-long": "The reason is too long. Say it in fewer words.",
  "invite_not-inside": "You are not in this room any more. Enter it again.",
  invite_forbidden: "Only an admin of this room may invite people.",
  "invite_item-not-found": "There is nobody at this address. Check how it is written.",
  "invite_service-unavailable": "This person can't be reached at the moment. Send them the room's link.",
  "invite_policy-violation": "That were too many invitations in a short time. Wait a moment.",

  "voice_unexpected-request": "You have voice here already.",
  "voice_policy-violation": "You asked a moment ago. Give the moderators a minute to answer.",
  "voice_not-acceptable": "You are not in this room any more. Enter it again.",
  "voice_not-allowed": "Nobody can be asked for voice in this room.",
  approve_forbidden: "You can't decide that any more: your standing in the room has changed.",
  "approve_not-acceptable": "You are not in this room any more. Enter it again.",
  "approve_item-not-found": "That was decided already, or the request is gone.",
  approve_conflict: "Somebody else has that nickname by now: the registration can't be granted.",

  membership_conflict: "Somebody in the room uses or has reserved this nickname. Choose another one.",
  "membership_not-allowed": "This room takes no registrations. Ask its owner to add you.",
  "membership_service-unavailable": "This room takes no registrations. Ask its owner to add you.",
  "membership_bad-request":
    "The room can't take the form like that. Look at the fields, and shorten what is long.",
  "membership_not-acceptable": "The room needs more: fill in every field that is required.",
  "membership_item-not-found": "The room is gone. Go back to the list of rooms.",
  membership_forbidden: "You are banned from this room. Only its owner or an admin can let you in.",
  "membership_policy-violation": "You asked a moment ago. Wait a minute, then try again.",

  save_forbidden: "Only an owner of the room may save it.",
  "save_not-allowed": "This room can only be saved when no battle is on.",
  "save_item-not-found": "The room is gone. Go back to the list of rooms.",
  "destroy_item-not-found": "The room is gone already. Go back to the list of rooms.",
  destroy_forbidden: "Only an owner of the room may destroy it.",
  "destroy_jid-malformed": "The other room's address can't be used. Write it as room@service.",
  "destroy_bad-request": "The service didn't take that. Shorten the reason and try again.",
  "load_unexpected-request": "This room was not saved.",
  "load_item-not-found": "There is no saved room at this address.",
  load_forbidden: "Only an owner of the room may load it.",

  "search_bad-request": "The service didn't understand the search. Change it and try again.",
  "search_not-acceptable": "The service can't search for that. Change the fields marked below.",
  "search_service-unavailable": "This service has no search. Use the list of rooms.",
  "search_feature-not-implemented": "This service has no search. Use the list of rooms.",

  any: "That didn't work. {{text}}",
  any_offline: "You are not connected. It is tried again by itself; then do it once more.",
  "any_not-loaded":
    "A part of the page could not be loaded. Check your line and try again; if that doesn't help, reload the page.",
  "any_timed-out": "No answer came in time. Try again.",
  "any_not-understood":
    "The answer can't be read. Try again; if it happens again, tell who runs the service.",
  "any_no-service": "This server has no game service. Use another server.",
  any_superseded: "Something newer took its place.",
  any_forbidden: "You may not do that here.",
  "any_not-allowed": "That can't be done now.",
  "any_item-not-found": "That doesn't exist any more.",
  "any_bad-request": "The service didn't understand. Reload the page and try again.",
  "any_service-unavailable": "The service can't do that at the moment. Try again later.",
  "any_feature-not-implemented": "This service can't do that.",
  "any_resource-constraint": "The service has no room left. Try again later.",
  "any_policy-violation": "That was too much or too fast. Wait a moment.",
  "any_internal-server-error": "The service has a fault. Try again later; if it stays, tell who runs it.",
  "any_remote-server-not-found": "The server of that address can't be found. Check the address.",
  "any_remote-server-timeout": "The game service doesn't answer. It may be starting: try again in a minute.",
  "any_jid-malformed": "This is no address. Write it as name@server.",
} as const;

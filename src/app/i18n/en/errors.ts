/**
 * A sentence that says what to do, for every refusal. Each operation has its codes as contexts
 * (`join_conflict`); what may happen to any of them stands under `any`. Ask for them together:
 * `t(["errors.join", "errors.any"], { context: code, text })`.
 * Here are those that are met on the way to a room; the others come with the rooms: room-errors.ts.
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

import { decodeChild, type Codec } from "#xml/codec.ts";
import { accept, refuse, type Decoded } from "#xml/decoded.ts";
import { el, type XmlElement } from "#xml/element.ts";
import { addresses } from "#protocol/addresses.ts";
import { dataForm, type DataForm } from "#protocol/data-form.ts";
import { delay, delayedAtMs } from "#protocol/delay.ts";
import { readResultsForm, resultsForm, type MatchResult } from "#protocol/dga/results-form.ts";
import { readStateForm, stateForm, type StateFacts } from "#protocol/dga/state-form.ts";
import { state } from "#protocol/dga/state.ts";
import { discoInfo, discoItems } from "#protocol/disco.ts";
import { readDirectInvitation, directInvitation } from "#protocol/direct-invitation.ts";
import {
  gameDecline,
  gameInvite,
  gameJoin,
  gameSave,
  gameSaved,
  gameTerminate,
  gameTurn,
} from "#protocol/instant-gaming.ts";
import { adminQuery } from "#protocol/mmog/admin.ts";
import { askForApproval, readApproval, type Approval, type ApprovalForm } from "#protocol/mmog/approval.ts";
import { entering } from "#protocol/mmog/entering.ts";
import {
  declinedGame,
  decliningGame,
  invitedGame,
  invitingGame,
  readDeclined,
  readDeclining,
  readInvited,
  readInviting,
} from "#protocol/mmog/invitation.ts";
import { decodeMatch, matchGame } from "#protocol/mmog/match.ts";
import { decodeOccupantNotice } from "#protocol/mmog/occupant-notice.ts";
import { occupantGame } from "#protocol/mmog/occupant.ts";
import { ownerList } from "#protocol/mmog/owner-list.ts";
import { loadRoom, ownerQuery, saveRoom } from "#protocol/mmog/owner.ts";
import { start } from "#protocol/mmog/start.ts";
import { requestedTeam, teamGame } from "#protocol/mmog/team.ts";
import { readRegistration, registrationForm, type Registration } from "#protocol/mmog/registration.ts";
import { turn } from "#protocol/mmog/turn.ts";
import { readVoiceRequest, voiceRequest } from "#protocol/mmog/voice-request.ts";
import { mugGame } from "#protocol/mug/game.ts";
import { mugLoad, mugOwnerQuery, mugSave } from "#protocol/mug/owner.ts";
import { mugInvite, mugInvited, mugStart, mugTurn, mugUserGame } from "#protocol/mug/user.ts";
import { NS } from "#protocol/namespaces.ts";
import { registerQuery } from "#protocol/register.ts";
import { resultSet } from "#protocol/rsm.ts";
import { searchQuery } from "#protocol/search.ts";
import { publishedGame } from "#protocol/user-gaming.ts";
import { decodeError, encodeError, type StanzaError } from "#protocol/stanza-error.ts";

const NO_HEADING = { title: "", instructions: [] };

/** Something that a case or a property runs through: XML to a value and, where we send it, back. */
export type ProtocolCodec = {
  readonly decode: (element: XmlElement) => Decoded<unknown>;
  readonly encode?: (value: unknown) => XmlElement;
};

/** Every codec of the protocol as the payload of a stanza, and the readers that look at a whole stanza. */
export const protocolCodecs: Readonly<Record<string, ProtocolCodec>> = {
  addresses: payload(addresses),
  admin: payload(adminQuery),
  delay: payload(delay),
  "disco-info": payload(discoInfo),
  "disco-items": payload(discoItems),
  entering: payload(entering),
  error: {
    decode: (element) => accept(decodeError(el("iq", {}, element))),
    encode: (value) => encodeError(value as StanzaError),
  },
  form: payload(dataForm),
  "match-game": payload(matchGame),
  "occupant-game": payload(occupantGame),
  load: payload(loadRoom),
  owner: payload(ownerQuery),
  "owner-list": payload(ownerList),
  "published-game": payload(publishedGame),
  register: payload(registerQuery),
  "result-set": payload(resultSet),
  results: {
    decode: (element) => after(payload(dataForm).decode(element), (form) => accept(readResultsForm(form))),
    encode: (value) => dataForm.encode(resultsForm(value as MatchResult[])),
  },
  save: payload(saveRoom),
  search: payload(searchQuery),
  start: payload(start),
  state: payload(state),
  "state-facts": {
    decode: (element) => after(payload(dataForm).decode(element), readStateForm),
    encode: (value) => dataForm.encode(stateForm(value as StateFacts)),
  },
  registration: {
    decode: (element) => after(payload(dataForm).decode(element), registrationOf),
    encode: (value) => dataForm.encode(registrationForm(value as Registration, NO_HEADING)),
  },
  "team-game": payload(teamGame),
  turn: payload(turn),
  // Multi-User Gaming.
  "mug-game": payload(mugGame),
  "mug-invite": payload(mugInvite),
  "mug-invited": payload(mugInvited),
  "mug-load": payload(mugLoad),
  "mug-owner": payload(mugOwnerQuery),
  "mug-save": payload(mugSave),
  "mug-start": payload(mugStart),
  "mug-turn": payload(mugTurn),
  "mug-user-game": payload(mugUserGame),
  // Instant Gaming.
  "instant-decline": payload(gameDecline),
  "instant-invite": payload(gameInvite),
  "instant-join": payload(gameJoin),
  "instant-save": payload(gameSave),
  "instant-saved": payload(gameSaved),
  "instant-terminate": payload(gameTerminate),
  "instant-turn": payload(gameTurn),
  // Readers of whole stanzas.
  "delayed-at": { decode: (stanza) => accept(delayedAtMs(stanza) ?? null) },
  approval: {
    decode: (stanza) => approvalOf(readApproval(stanza, "form")),
    encode: (value) =>
      el("message", {}, value === null ? undefined : askForApproval(value as Approval, NO_HEADING)),
  },
  "approval-answer": { decode: (stanza) => approvalOf(readApproval(stanza, "submit")) },
  "direct-invitation": inMessage(directInvitation, readDirectInvitation),
  invited: inMessage(invitedGame, readInvited),
  inviting: inMessage(invitingGame, readInviting),
  declined: inMessage(declinedGame, readDeclined),
  declining: inMessage(decliningGame, readDeclining),
  match: { decode: (stanza) => decodeMatch(stanza) ?? accept(null) },
  "voice-request": {
    decode: (stanza) => readVoiceRequest(stanza) ?? accept(null),
    encode: (value) => el("message", {}, value === null ? undefined : voiceRequest()),
  },
  notice: { decode: decodeOccupantNotice },
  "requested-team": {
    decode: (element) => {
      const game = decodeChild(teamGame, el("presence", { xmlns: NS.client }, element));
      return game?.ok === true ? accept(requestedTeam(game.value) ?? null) : (game ?? noPayload(element));
    },
  },
};

/** The codec at work inside a stanza, where its namespace has to be the right one. */
function payload<T>(codec: Codec<T>): {
  decode: (element: XmlElement) => Decoded<T>;
  encode: (value: unknown) => XmlElement;
} {
  return {
    decode: (element) =>
      decodeChild(codec, el("message", { xmlns: NS.client }, element)) ?? noPayload(element),
    encode: (value) => codec.encode(value as T, NS.client),
  };
}

/** A payload that is looked for in a whole message; `null` where there is none. */
function inMessage<T>(
  codec: Codec<T>,
  read: (message: XmlElement) => Decoded<T> | undefined,
): Required<ProtocolCodec> {
  return {
    decode: (stanza) => read(stanza) ?? accept(null),
    encode: (value) => el("message", {}, value === null ? undefined : codec.encode(value as T, NS.client)),
  };
}

function approvalOf(read: Decoded<ApprovalForm> | undefined): Decoded<Approval | null> {
  if (read === undefined) return accept(null);
  return read.ok ? accept(read.value.approval) : read;
}

function registrationOf(form: DataForm): Decoded<Registration> {
  const reading = readRegistration(form);
  if (reading.ok) return accept(reading.values);
  return refuse("malformed", "x", reading.problems.map((problem) => problem.text).join(" "));
}

function noPayload(element: XmlElement): Decoded<never> {
  return refuse("unexpected", element.name, `The codec does not know <${element.name}/> of that namespace.`);
}

function after<T>(form: Decoded<DataForm>, read: (form: DataForm) => Decoded<T>): Decoded<T> {
  return form.ok ? read(form.value) : form;
}

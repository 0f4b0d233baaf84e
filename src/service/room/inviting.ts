import type { XmlElement } from "#xml/element.ts";
import { bareOf } from "#protocol/jid.ts";
import { declinedGame, invitedGame, invitingGame } from "#protocol/mmog/invitation.ts";
import { NS } from "#protocol/namespaces.ts";
import { message } from "#protocol/stanza.ts";
import { encodeError } from "#protocol/stanza-error.ts";
import { reject, stanzaErrorOf } from "#service/rejections.ts";
import { hasTooMany } from "#service/room/affiliations.ts";
import type { Effect, InvitationWords, RoomEvent, Step, StepOrRejection } from "#service/room/events.ts";
import { withMembership } from "#service/room/membership.ts";
import { mayInvite } from "#service/room/privileges.ts";
import {
  affiliationOf,
  occupantByBareJid,
  occupantBySession,
  occupantJid,
  type RoomState,
  type SentInvitation,
} from "#service/room/state.ts";

type Invited = Extract<RoomEvent, { kind: "invited" }>;
type Declined = Extract<RoomEvent, { kind: "declined" }>;
type Failed = Extract<RoomEvent, { kind: "invitation-failed" }>;

/** What one inviter may send, and what a room remembers: it must not become a way to flood others. */
const INVITATIONS = 50;
const WITHIN_MS = 10 * 60_000;
const REMEMBERED = 500;

/** MMOG 7.16.2, Examples 81, 82 and 88; 9.5 for members-only rooms. All of a message or nothing. */
export function invite(state: RoomState, event: Invited): StepOrRejection {
  const by = occupantBySession(state, event.jid);
  if (by === undefined) return reject("not-occupant");
  if (!mayInvite(state, by)) return reject("invite-refused");
  if (event.invites.some(({ to }) => affiliationOf(state, bareOf(to)) === "outcast"))
    return reject("invitee-banned");
  const recent = state.invitations.filter(
    (sent) => sent.by === by.bareJid && sent.atMs > event.atMs - WITHIN_MS,
  );
  if (recent.length + event.invites.length > INVITATIONS) return reject("too-many-invitations");
  const from = inviterFor(state, by.bareJid);
  const sent = event.invites.map(({ to }): SentInvitation => ({
    to,
    session: event.jid,
    by: by.bareJid,
    from,
    id: event.id,
    atMs: event.atMs,
  }));
  let step: Step = {
    state: { ...state, invitations: [...state.invitations, ...sent].slice(-REMEMBERED) },
    effects: [],
  };
  for (const { to, ...words } of event.invites) {
    const invitation: Effect = { kind: "invite", invitees: [to], from, ...words };
    step = { state: step.state, effects: [...step.effects, invitation] };
    // Who may not come in yet becomes a member; an open room makes nobody one (MMOG 9.5).
    if (!state.config.membersOnly || affiliationOf(step.state, bareOf(to)) !== "none") continue;
    const member = withMembership(step.state, bareOf(to), true);
    step = { state: member.state, effects: [...member.effects, ...step.effects] };
  }
  if (hasTooMany(step.state)) return reject("lists-full");
  return step;
}

/**
 * MMOG 9.5 and 10.11, Example 159: who has just become a member of a members-only room may come in, and is told
 * so. For whatever changes the member list.
 */
export function inviteNewMembers(state: RoomState, by: string, invitees: readonly string[]): Step {
  if (!state.config.membersOnly || invitees.length === 0) return { state, effects: [] };
  const from = inviterFor(state, by);
  const sent = invitees.map((to): SentInvitation => ({ to, by, from, atMs: 0 }));
  return {
    state: { ...state, invitations: [...state.invitations, ...sent].slice(-REMEMBERED) },
    effects: [{ kind: "invite", invitees, from }],
  };
}

/** MMOG Examples 83 and 84: the inviter that the refusal names, else the last one (errata E-072). */
export function decline(state: RoomState, event: Declined): StepOrRejection {
  const open = state.invitations.filter((sent) => bareOf(sent.to) === event.bareJid);
  const named = open.filter((sent) => event.to === sent.from || bareOf(event.to ?? "") === sent.by);
  const answered = named.at(-1) ?? open.at(-1);
  if (answered === undefined) return reject("no-invitation");
  const game = declinedGame.encode({
    decline: { from: event.bareJid, ...(event.reason !== undefined && { reason: event.reason }) },
  });
  const stanza = message({ from: state.jid, id: event.id }, game);
  return {
    state: without(state, answered),
    effects: [{ kind: "tell", to: [{ jid: inviterOf(state, answered) }], stanza }],
  };
}

/** MMOG 7.16.2: whoever invited nobody hears of it as if the room had known (item-not-found). */
export function fail(state: RoomState, event: Failed): StepOrRejection {
  const failed = state.invitations.findLast(
    (sent) => sent.to === event.from || bareOf(sent.to) === event.from,
  );
  if (failed === undefined) return { state, effects: [] };
  // Nobody has asked for an invitation that goes with membership, and membership stays.
  if (failed.session === undefined) return { state: without(state, failed), effects: [] };
  const stanza = message(
    { from: state.jid, id: failed.id, type: "error" },
    invitingGame.encode({ invites: [{ to: failed.to }] }, NS.client),
    encodeError(stanzaErrorOf(reject("invitee-unknown"), state.jid)),
  );
  return {
    state: without(state, failed),
    effects: [{ kind: "tell", to: [{ jid: inviterOf(state, failed) }], stanza }],
  };
}

/** MMOG Examples 82, 89, 159 and 236, in the one form of errata E-070. */
export function invitationStanza(
  state: RoomState,
  { to, id, from, reason, continuation }: InvitationWords & { to: string; id: string; from?: string },
): XmlElement {
  const { passwordProtected, secret } = state.config;
  const game = invitedGame.encode({
    game: state.game,
    invite: {
      from: from ?? state.jid,
      ...(reason !== undefined && { reason }),
      ...(continuation !== undefined && { continuation }),
    },
    ...(passwordProtected && { password: secret }),
  });
  return message({ from: state.jid, to, id }, game);
}

/** Errata E-073: where addresses are no secret the account, else the address in the room, or the room's own. */
function inviterFor(state: RoomState, by: string): string {
  if (state.config.whois === "anyone") return by;
  const occupant = occupantByBareJid(state, by);
  return occupant === undefined ? state.jid : occupantJid(state, occupant.nick);
}

function without(state: RoomState, gone: SentInvitation): RoomState {
  return { ...state, invitations: state.invitations.filter((sent) => sent !== gone) };
}

/** The client that invited, else another one that its account has in the room, else the account. */
function inviterOf(state: RoomState, { session, by }: SentInvitation): string {
  const sessions = occupantByBareJid(state, by)?.sessions.map((each) => each.jid) ?? [];
  return session !== undefined && sessions.includes(session) ? session : (sessions.at(-1) ?? by);
}

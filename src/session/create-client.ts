import { holds, isCopy, openEnvelope, type Envelope, type Stanza } from "#protocol/envelope.ts";
import { decodeError } from "#protocol/stanza-error.ts";
import { createAppearing } from "#session/appearing.ts";
import { startAnnouncing } from "#session/announcing.ts";
import { createApprovals } from "#session/approvals.ts";
import { startAnswering } from "#session/answering.ts";
import { createChat } from "#session/chat.ts";
import type { Client } from "#session/client.ts";
import { createCombatants } from "#session/combatants.ts";
import { createConfiguration } from "#session/configuration.ts";
import { createConsole } from "#session/console.ts";
import { refusalFrom, type Context } from "#session/context.ts";
import { createContacts } from "#session/contacts.ts";
import { createDamage } from "#session/damage.ts";
import { createDriving } from "#session/driving.ts";
import { createEntering } from "#session/entering.ts";
import type { ClientEnvironment } from "#session/environment.ts";
import { createInviting } from "#session/inviting.ts";
import { createKeeping } from "#session/keeping.ts";
import { createLobby } from "#session/lobby.ts";
import { createMatch } from "#session/match.ts";
import { createMatchClock } from "#session/match-clock.ts";
import { createMembership } from "#session/membership.ts";
import { createOwnLosses } from "#session/own-losses.ts";
import { createPending } from "#session/pending.ts";
import { createPeople } from "#session/people.ts";
import { createPlayNow } from "#session/play-now.ts";
import { createReturning } from "#session/returning.ts";
import { createRecording } from "#session/replay/recording.ts";
import { createRoomDraft } from "#session/room-draft.ts";
import { findSavedRooms } from "#session/saved-rooms.ts";
import { createSigningIn } from "#session/signing-in.ts";
import { createStarting } from "#session/starting.ts";
import { createMuting } from "#session/muting.ts";
import { createTalkDraft } from "#session/talk-draft.ts";
import { createTeams } from "#session/teams.ts";
import { createTurnsIn } from "#session/turns-in.ts";
import { createVoice } from "#session/voice.ts";
import { warningsAfterChange } from "#session/warnings.ts";
import { createWhispering } from "#session/whispering.ts";

/** How soon a dead line is noticed, milliseconds: in a match, and elsewhere. */
const MATCH_PING_MS = 5_000;
const IDLE_PING_MS = 30_000;

/** All use cases over one connection. Every stanza is looked at here once and handed to whom it concerns. */
export function createClient(environment: ClientEnvironment): Client {
  const { connection, stores, battle } = environment;
  const context: Context = {
    ...environment,
    pending: createPending(environment.after),
    note: createConsole(stores, connection, environment.nowMs, environment.nextFrame),
  };
  const talk = createTalkDraft(stores, environment.nextFrame);
  const draft = createRoomDraft(stores, environment.nextFrame, () => {
    talk.reset();
    chat.reset();
    appearing.reset();
  });
  const clock = createMatchClock();
  const damage = createDamage(context);
  const losses = createOwnLosses();
  const driving = createDriving(context, clock, losses, () => match.address());
  const combatants = createCombatants(context, draft);
  const starting = createStarting(context, draft, combatants);
  const match = createMatch(context, draft, clock, combatants, damage, {
    onOwnPlaced: driving.place,
    onEnded: starting.ended,
    onChanged() {
      connection.setPingIntervalMs(stores.match.getState().phase === "active" ? MATCH_PING_MS : IDLE_PING_MS);
      driving.refresh();
    },
    onTeams: draft.setTeams,
  });
  const recording = createRecording(context, draft, match.isRefereed);
  const turns = createTurnsIn(context, match, clock, damage, driving, losses);
  const teams = createTeams(context, draft);
  const lobby = createLobby(context);
  const chat = createChat(context, draft, talk, (statuses) => {
    draft.commit(warningsAfterChange(stores.room.getState(), statuses));
    starting.agreementVoid();
    void learnOfRoom();
  });
  const whispering = createWhispering(context, talk);
  const voice = createVoice(context, chat.notice);
  const approvals = createApprovals(context, chat.notice);
  const muting = createMuting(stores, talk);
  const membership = createMembership(context);
  const appearing = createAppearing(context, membership.reservedNick);
  const configuration = createConfiguration(context, {
    onOpened: () => void learnOfRoom(),
    onPassword: (password) => entering.keepPassword(draft.jid, password),
  });
  const keeping = createKeeping(context);
  const contacts = createContacts(context);
  const signingIn = createSigningIn(context);
  startAnswering(context);
  startAnnouncing(context);

  function endMatch(): void {
    recording.stop();
    turns.reset();
    starting.reset();
    match.reset();
    driving.reset();
    connection.setPingIntervalMs(IDLE_PING_MS);
  }

  /** Whoever signs in now begins anew: no room of before is entered again under another address. */
  function forget(): void {
    returning.forget();
    if (draft.jid === "") return;
    entering.forget();
    endMatch();
  }

  const entering = createEntering(context, draft, {
    onEntering: endMatch,
    heardMs: chat.heardMs,
    onInside() {
      chat.entered();
      appearing.restore();
      void learnOfRoom();
    },
    onOutside(departure) {
      context.pending.failAll({ code: "gone" });
      endMatch();
      returning.lost(departure);
    },
    onJoined(occupant) {
      turns.forget(occupant.nick);
      talk.setGone(occupant.nick, false);
      muting.joined(occupant);
      damage.feed({ kind: "joined", who: occupant.nick, by: "", what: "" });
    },
    onLeft(occupant, departure) {
      turns.forget(occupant.nick);
      talk.setGone(occupant.nick, true);
      approvals.settled(occupant.nick);
      if (occupant.team !== "") starting.agreementVoid();
      damage.feed({ kind: "left", who: occupant.nick, by: departure.actor ?? "", what: departure.code });
    },
    onRenamed: talk.rename,
    onSeat(occupant, isNewTeam) {
      if (occupant.role !== "visitor") approvals.settled(occupant.nick);
      if (isNewTeam) starting.agreementVoid();
      if (isNewTeam && occupant.team === "") match.resigned(occupant.nick);
      if (occupant.self) teams.seatChanged();
    },
  });
  const inviting = createInviting(context, {
    roomInfo: lobby.roomInfo,
    keepPassword: entering.keepPassword,
    notice: chat.notice,
  });
  const returning = createReturning(context, { lobby, entering, teams, starting, driving, turns });

  /** MMOG 6.5: name and referee of the room that we are in. A room that is being made doesn't tell yet. */
  async function learnOfRoom(): Promise<void> {
    const room = draft.jid;
    const details = await lobby.roomDetails(room);
    if (!details.ok || draft.jid !== room) return;
    const { listing, referee, stableIds, subjectByAll } = details.value;
    match.setRefereed(referee);
    chat.setStableIds(stableIds);
    draft.commit({ name: listing.name, moderated: listing.moderated, subjectByAll });
  }

  function receive(stanza: Stanza): void {
    const opened = openEnvelope(stanza);
    if (!opened.ok) return context.note(`${opened.refusal.path}: ${opened.refusal.detail}`, stanza);
    const envelope = opened.value;
    if (envelope.kind === "iq") return;
    if (isCopy(envelope.stanza)) return context.note("It is a copy of what somebody else was told.", stanza);
    // Anybody may invite; whether to go there is asked.
    if (envelope.kind === "message" && inviting.receive(envelope)) return;
    // Only a room that we are in, or on our way into, is listened to; the server's own words need no answer here.
    const isRoom = draft.jid !== "" && (envelope.bare === draft.jid || envelope.bare === match.address());
    if (!isRoom) {
      if (envelope.type === "error" && inviting.receiveError(envelope)) return;
      // The own account and its server have other things to say; of rooms they say nothing.
      if (!isFromServer(envelope) || holds(envelope.stanza, "game"))
        context.note("It comes from a room that we are not in.", stanza);
      return;
    }
    if (stores.room.getState().phase === "gone") return;
    if (envelope.kind === "presence") receivePresence(envelope);
    else receiveMessage(envelope);
    if (environment.isReplay !== true) recording.heard(envelope);
  }

  function receivePresence(envelope: Envelope): void {
    // The match's presence comes from the room itself and is nobody's (errata E-047).
    const mayBeMatch = envelope.type === "" || envelope.type === "groupchat";
    if (!mayBeMatch || envelope.resource !== "") return entering.receive(envelope);
    // Some rooms say so, too, that their configuration changed (errata E-170).
    if (!match.receive(envelope)) chat.receive(envelope);
  }

  function receiveMessage(envelope: Envelope): void {
    if (envelope.type === "error") return receiveError(envelope);
    if (starting.receive(envelope, match.setAddress)) return driving.refresh();
    if (turns.receive(envelope)) return;
    if (whispering.receive(envelope)) return;
    if (approvals.receive(envelope)) return;
    if (envelope.resource === "") match.receive(envelope);
    chat.receive(envelope);
  }

  function receiveError(envelope: Envelope): void {
    const refusal = refusalFrom(decodeError(envelope.stanza));
    if (starting.isRepeated(envelope.id)) return;
    if (driving.refused(envelope.id) || holds(envelope.stanza, "turn")) {
      const code = holds(envelope.stanza, "invalid-turn") ? "invalid-turn" : refusal.code;
      damage.feed({ kind: "refused", who: stores.room.getState().nick, by: "", what: code });
      return;
    }
    if (context.pending.fail(envelope.id, ["start"], refusal) || whispering.receiveError(envelope)) return;
    if (inviting.receiveError(envelope)) return;
    if (voice.receiveError(envelope) || approvals.receiveError(envelope)) return;
    if (chat.receiveError(envelope)) return;
    context.note(`The room refused something: ${refusal.code}.`, envelope.stanza);
  }

  function isFromServer(envelope: Envelope): boolean {
    const own = stores.connection.getState().jid;
    const bare = own.slice(0, own.indexOf("/") < 0 ? undefined : own.indexOf("/"));
    return (
      envelope.from === "" || envelope.bare === bare || envelope.from === bare.slice(bare.indexOf("@") + 1)
    );
  }

  connection.onStanza((stanza) => {
    try {
      receive(stanza);
    } catch (error) {
      // Nothing that arrives may end the session; a fault of ours is told like a refusal.
      context.note(`A fault of this page: ${String(error)}`, stanza);
    }
  });
  connection.onStatus((status) => {
    if (status.state === "online" && !status.resumed) inviting.online();
    signingIn.receive(status);
    returning.receive(status);
  });

  return {
    stores,
    battle,
    signInAsGuest(nickname) {
      forget();
      return signingIn.signInAsGuest(nickname);
    },
    signIn(account) {
      forget();
      return signingIn.signIn(account);
    },
    registrationForm: signingIn.registrationForm,
    createAccount: signingIn.createAccount,
    async signOut() {
      await entering.leaveRoom();
      await signingIn.signOut();
    },
    refreshRooms: lobby.refreshRooms,
    moreRooms: lobby.moreRooms,
    roomInfo: lobby.roomInfo,
    contactSupport: contacts.contactSupport,
    contactRooms: contacts.contactRooms,
    searchForm: lobby.searchForm,
    search: lobby.search,
    enterRoom: entering.enterRoom,
    createRoom: entering.createRoom,
    leaveRoom: entering.leaveRoom,
    ...configuration,
    ...keeping,
    ...createPeople(context, draft.teamName),
    savedRooms: () => findSavedRooms(context, lobby),
    acknowledge(codes) {
      const { unacknowledged } = stores.room.getState();
      draft.commit({ unacknowledged: unacknowledged.filter((code) => !codes.includes(code)) });
    },
    takeTeam: teams.takeTeam,
    resign: teams.resign,
    ready: starting.ready,
    say: chat.say,
    setSubject: chat.setSubject,
    requestVoice: voice.requestVoice,
    answerApproval: approvals.answerApproval,
    dismissApproval: approvals.dismissApproval,
    ...membership,
    invite: inviting.invite,
    acceptInvitation: inviting.acceptInvitation,
    declineInvitation: inviting.declineInvitation,
    ignoreInvitation: inviting.ignoreInvitation,
    whisper: whispering.whisper,
    showTalk: talk.show,
    closeWhisper: talk.close,
    lookAtTalk: talk.look,
    mute: muting.mute,
    unmute: talk.unmute,
    changeNick: appearing.changeNick,
    setAvailability: appearing.setAvailability,
    playNow: createPlayNow(context, { signingIn, lobby, entering, teams, starting, learnOfRoom }),
    drive: driving.drive,
    vehicle: driving.vehicle,
    replay: recording.replay,
    repair: driving.repair,
    load: driving.load,
    wake() {
      connection.retryNow();
      driving.resync();
    },
  };
}

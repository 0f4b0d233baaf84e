import { holds, type Envelope } from "#protocol/envelope.ts";
import { decodeError } from "#protocol/stanza-error.ts";
import { createAppearing } from "#session/appearing.ts";
import { startAnnouncing } from "#session/announcing.ts";
import { createApprovals } from "#session/approvals.ts";
import { createChat } from "#session/chat.ts";
import type { Client } from "#session/client.ts";
import { createCombatants } from "#session/combatants.ts";
import { createConfiguration } from "#session/configuration.ts";
import { refusalFrom, type RoomContext } from "#session/context.ts";
import { createContacts } from "#session/contacts.ts";
import { createDamage } from "#session/damage.ts";
import { createDriving } from "#session/driving.ts";
import { createEntering } from "#session/entering.ts";
import { createInviting } from "#session/inviting.ts";
import { createKeeping } from "#session/keeping.ts";
import type { LobbyHalf } from "#session/lobby-half.ts";
import { createMatch } from "#session/match.ts";
import { createMatchClock } from "#session/match-clock.ts";
import { createMembership } from "#session/membership.ts";
import { got } from "#session/outcome.ts";
import { createOwnLosses } from "#session/own-losses.ts";
import { createPending } from "#session/pending.ts";
import { createPeople } from "#session/people.ts";
import { createPlayNow } from "#session/play-now.ts";
import { createReturning } from "#session/returning.ts";
import { createRecording } from "#session/replay/recording.ts";
import { createRoomDraft } from "#session/room-draft.ts";
import { findSavedRooms } from "#session/saved-rooms.ts";
import { createStarting } from "#session/starting.ts";
import { createMuting } from "#session/muting.ts";
import { createTalkDraft } from "#session/talk-draft.ts";
import { createTeams } from "#session/teams.ts";
import { createTurnsIn } from "#session/turns-in.ts";
import { createVoice } from "#session/voice.ts";
import { warningsAfterChange } from "#session/warnings.ts";
import { createWhispering } from "#session/whispering.ts";
import { createBattleModel } from "#store/battle-model.ts";
import type { Occupant } from "#store/room-store.ts";

/** How soon a dead line is noticed, milliseconds: in a match, and elsewhere. */
const MATCH_PING_MS = 5_000;
const IDLE_PING_MS = 30_000;

/** The use cases in rooms and battles, and with them all of the client; to be made once for a lobby half. */
export function createRoomHalf(lobbyHalf: LobbyHalf): Client {
  const { lobby, passwords, signingIn } = lobbyHalf;
  const battle = createBattleModel();
  const context: RoomContext = {
    ...lobbyHalf.context,
    battle,
    pending: createPending(lobbyHalf.context.after),
  };
  const { connection, stores } = context;
  const talk = createTalkDraft(stores, context.nextFrame);
  const draft = createRoomDraft(stores, context.nextFrame, () => {
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
    onOwnEquipped: driving.equip,
    onEnded: starting.ended,
    onChanged() {
      connection.setPingIntervalMs(stores.match.getState().phase === "active" ? MATCH_PING_MS : IDLE_PING_MS);
      driving.refresh();
    },
    onTeams: draft.setTeams,
    onOtherMoment: () => turns.reset(),
  });
  const recording = createRecording(context, draft, match.isRefereed);
  const turns = createTurnsIn(context, match, clock, damage, driving, losses);
  const teams = createTeams(context, draft);
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
    onPassword: (password) => passwords.keep(draft.jid, password),
  });
  const keeping = createKeeping(context);
  const contacts = createContacts(context);
  startAnnouncing(context);

  function endMatch(): void {
    recording.stop();
    turns.reset();
    starting.reset();
    match.reset();
    driving.reset();
    connection.setPingIntervalMs(IDLE_PING_MS);
  }

  /** Only who has a team comes to the field, and leaves it. */
  function tellField({ nick }: Occupant, kind: "joined" | "left" | "watching"): void {
    damage.feed({ kind, who: nick, by: "", what: "" });
  }

  /** Whoever signs in now begins anew: no room of before is entered again under another address. */
  function forget(): void {
    returning.forget();
    if (draft.jid === "") return;
    entering.forget();
    endMatch();
  }

  const entering = createEntering(context, draft, passwords, {
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
      tellField(occupant, occupant.team === "" ? "watching" : "joined");
    },
    onLeft(occupant) {
      turns.forget(occupant.nick);
      talk.setGone(occupant.nick, true);
      approvals.settled(occupant.nick);
      if (occupant.team === "") return;
      starting.agreementVoid();
      tellField(occupant, "left");
    },
    onRenamed: talk.rename,
    onSeat(occupant, isNewTeam) {
      if (occupant.role !== "visitor") approvals.settled(occupant.nick);
      if (isNewTeam) starting.agreementVoid();
      if (isNewTeam && occupant.team === "") match.resigned(occupant.nick);
      if (isNewTeam && !occupant.self) tellField(occupant, occupant.team === "" ? "left" : "joined");
      if (occupant.self) teams.seatChanged();
    },
  });
  const inviting = createInviting(context, {
    roomInfo: lobby.roomInfo,
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

  /** Only a room that we are in, or on our way into, is listened to. */
  function receive(envelope: Envelope): boolean {
    const isRoom = draft.jid !== "" && (envelope.bare === draft.jid || envelope.bare === match.address());
    if (!isRoom)
      return envelope.kind === "message" && envelope.type === "error" && inviting.receiveError(envelope);
    if (stores.room.getState().phase === "gone") return true;
    if (envelope.kind === "presence") receivePresence(envelope);
    else receiveMessage(envelope);
    if (context.isReplay !== true) recording.heard(envelope);
    return true;
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
    if (inviting.receiveDeclined(envelope)) return;
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
      const isInvalid = holds(envelope.stanza, "invalid-turn");
      // Turns that were under way when the battle ended, or the own part in it, were no mistake of anybody's.
      if (!isInvalid && !driving.isDriving()) return;
      const code = isInvalid ? "invalid-turn" : refusal.code;
      damage.feed({ kind: "refused", who: stores.room.getState().nick, by: "", what: code });
      return;
    }
    if (context.pending.fail(envelope.id, ["start"], refusal) || whispering.receiveError(envelope)) return;
    if (inviting.receiveError(envelope)) return;
    if (voice.receiveError(envelope) || approvals.receiveError(envelope)) return;
    if (chat.receiveError(envelope)) return;
    context.note(`The room refused something: ${refusal.code}.`, envelope.stanza);
  }

  lobbyHalf.attach({
    receive,
    receiveStatus: returning.receive,
    forget,
    leaveRoom: entering.leaveRoom,
    wake: driving.resync,
  });

  const client: Client = {
    ...lobbyHalf.useCases,
    battle,
    openRooms: async () => got(client),
    contactSupport: contacts.contactSupport,
    contactRooms: contacts.contactRooms,
    enterRoom: entering.enterRoom,
    createRoom: entering.createRoom,
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
  };
  return client;
}

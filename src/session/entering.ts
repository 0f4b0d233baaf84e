import type { Envelope } from "#protocol/envelope.ts";
import { CLIENT_CAPS } from "#protocol/client-features.ts";
import { formatJid, parseJid } from "#protocol/jid.ts";
import { entering as enteringCodec } from "#protocol/mmog/entering.ts";
import { decodeOccupantNotice, type OccupantNotice } from "#protocol/mmog/occupant-notice.ts";
import { STATUS } from "#protocol/mmog/words.ts";
import { NS } from "#protocol/namespaces.ts";
import { presence } from "#protocol/stanza.ts";
import { decodeError } from "#protocol/stanza-error.ts";
import type { Entry } from "#session/client.ts";
import { leaving } from "#protocol/talk.ts";
import { refusalFrom, type RoomContext } from "#session/context.ts";
import { departureOf } from "#session/departures.ts";
import { leaverOf, newNickOf, updateOccupant } from "#session/occupants.ts";
import { done, got, refused, type Outcome } from "#session/outcome.ts";
import type { RoomDraft } from "#session/room-draft.ts";
import type { RoomPasswords } from "#session/room-passwords.ts";
import { confirmedOf, warningsAtEntry } from "#session/warnings.ts";
import { noRoom, type Departure, type Occupant } from "#store/room-store.ts";

/** So many lines of before are asked for, and so many of the time while we were away. */
const HISTORY_LINES = 50;
const MISSED_LINES = 200;
/** Clocks differ: what was said so long before we last heard something is asked for again. */
const CLOCK_SLACK_MS = 60_000;
const MAX_NICKS = 4;

type HistoryWish = NonNullable<Parameters<typeof enteringCodec.encode>[0]["history"]>;

/** What the rest of the session is told of comings and goings. */
export type RoomEvents = {
  /** We are on our way into a room; nothing of another one counts any more. */
  readonly onEntering: () => void;
  /** The self-presence is there, for the first time in this room or again after a new session. */
  readonly onInside: () => void;
  readonly onOutside: (departure: Departure) => void;
  readonly onJoined: (occupant: Occupant) => void;
  readonly onLeft: (occupant: Occupant) => void;
  /** Something about an occupant changed; `isNewTeam` when it is the team. */
  readonly onSeat: (occupant: Occupant, isNewTeam: boolean) => void;
  readonly onRenamed: (from: string, to: string) => void;
  /** When something was last heard in this room. */
  readonly heardMs: () => number | undefined;
};

export interface Entering {
  readonly enterRoom: (entry: Entry) => Promise<Outcome>;
  readonly createRoom: (entry: { name: string; nick: string }) => Promise<Outcome<{ room: string }>>;
  readonly leaveRoom: (farewell?: string) => Promise<void>;
  /** Enters the room again as before, after a new session or a technical removal. */
  readonly enterAgain: () => Promise<Outcome>;
  /** The room is not to be had any more: nothing waits for it now. */
  readonly giveUp: (departure: Departure) => void;
  /** Is outside at once and tells nobody: another person signs in. */
  readonly forget: () => void;
  /** A presence of the room that is not about the match. */
  readonly receive: (envelope: Envelope) => void;
}

export function createEntering(
  context: RoomContext,
  draft: RoomDraft,
  passwords: RoomPasswords,
  events: RoomEvents,
): Entering {
  const { connection, pending, stores } = context;
  const room = stores.room;
  /** How we came in last, for coming in again. */
  let last: Entry | undefined;
  /** From our presence to the self-presence. */
  let isEntering = false;

  async function enter(entry: Entry): Promise<Outcome> {
    const target = parseJid(`${entry.room}/${entry.nick}`);
    if (!target.ok || target.value.local === "" || entry.nick.trim() === "")
      return refused({ code: "jid-malformed" });
    const { resource: nick } = target.value;
    const jid = formatJid({ ...target.value, resource: "" });
    if (draft.jid !== "" && draft.jid !== jid) await leaveRoom();
    const password = entry.password ?? passwords.of(jid);
    if (password !== undefined) passwords.keep(jid, password);
    last = { ...entry, room: jid, nick, ...(password !== undefined && { password }) };
    events.onEntering();
    draft.open({ jid, nick, phase: "entering", watching: entry.watching ?? false });
    const outcome = await ask(last, historyAtFirst());
    if (!outcome.ok && outcome.refusal.code !== "superseded" && isEntering) outside();
    return outcome;
  }

  /** MMOG 7.2.14, Examples 43 and 46: none is asked for as no characters. */
  function historyAtFirst(): HistoryWish {
    return context.savesData === true ? { maxChars: 0 } : { maxStanzas: HISTORY_LINES };
  }

  /** Example 45: what was said while we were away. */
  function historySince(): HistoryWish {
    const heardMs = events.heardMs();
    return heardMs === undefined
      ? historyAtFirst()
      : { maxStanzas: MISSED_LINES, sinceMs: heardMs - CLOCK_SLACK_MS };
  }

  async function ask(entry: Entry, history: HistoryWish): Promise<Outcome> {
    isEntering = true;
    draft.restart();
    const id = context.id();
    const answer = pending.wait("enter", id);
    // The room may have another one by now than when we came in.
    const password = passwords.of(entry.room) ?? entry.password;
    // MMOG 7.2.1, Examples 24 and 33; `var` always (errata E-012).
    const game = enteringCodec.encode({
      game: NS.dga,
      history,
      ...(password !== undefined && { password }),
    });
    if (!connection.send(presence({ id, to: `${entry.room}/${entry.nick}` }, game, CLIENT_CAPS)))
      pending.fail(id, [], { code: "offline" });
    return answer;
  }

  /** The seat of the lost session may still be taken under our own nickname: then with a number behind it. */
  async function askAgain(entry: Entry): Promise<Outcome> {
    const history = historySince();
    let outcome = await ask(entry, history);
    for (
      let number = 2;
      number <= MAX_NICKS && !outcome.ok && outcome.refusal.code === "conflict";
      number += 1
    )
      outcome = await ask({ ...entry, nick: `${entry.nick} ${number}` }, history);
    return outcome;
  }

  function outside(): void {
    isEntering = false;
    draft.open({ ...noRoom, jid: "" });
  }

  let leavingNow: Promise<void> | undefined;

  /** Whoever asks again while it is under way waits for the same end: one leaves once. */
  function leaveRoom(farewell = ""): Promise<void> {
    leavingNow ??= leave(farewell).finally(() => (leavingNow = undefined));
    return leavingNow;
  }

  async function leave(farewell: string): Promise<void> {
    const { jid, nick, phase } = room.getState();
    last = undefined;
    if (jid === "" || phase === "gone" || phase === "outside") return outside();
    const id = context.id();
    const answer = pending.wait("leave", id);
    if (!connection.send(leaving({ id, to: `${jid}/${nick}` }, farewell)))
      pending.fail(id, [], { code: "offline" });
    pending.fail(undefined, ["enter"], { code: "superseded" });
    await answer;
    if (draft.jid === jid) {
      events.onOutside({ code: "left" });
      outside();
    }
  }

  function gone(departure: Departure): void {
    isEntering = false;
    draft.restart();
    draft.commit({ phase: "gone", departure });
    events.onOutside(departure);
  }

  function isSelf(envelope: Envelope, notice: OccupantNotice): boolean {
    // MMOG 7.2.2: by code 110; by the own occupant address where the code is missing (errata E-052).
    return notice.statuses.includes(STATUS.self) || envelope.resource === room.getState().nick;
  }

  function arrived(envelope: Envelope, notice: OccupantNotice): void {
    const isNew = !draft.occupants.has(envelope.resource);
    const self = envelope.resource !== "" && isSelf(envelope, notice);
    const { nick } = room.getState();
    // The nickname is the one that the service gave (errata E-053).
    if (self && nick !== envelope.resource && draft.occupants.has(nick))
      draft.renameOccupant(nick, envelope.resource);
    const teamBefore = draft.occupants.get(envelope.resource)?.team ?? "";
    updateOccupant(draft, envelope, notice, self);
    const occupant = draft.occupants.get(envelope.resource);
    if (!isEntering && occupant !== undefined) {
      if (isNew && !self) events.onJoined(occupant);
      else events.onSeat(occupant, occupant.team !== teamBefore);
    }
    if (!self) return;
    if (!isEntering) {
      draft.commit({ nick: envelope.resource });
      // A nickname that comes to the same as the one of before is kept, and there is no change to hear of.
      pending.succeed("nick");
      return;
    }
    isEntering = false;
    const confirmed = [...(last?.acknowledged ?? []), ...confirmedOf(room.getState())];
    const created = notice.statuses.includes(STATUS.roomCreated);
    draft.commit({
      nick: envelope.resource,
      phase: created ? "locked" : "inside",
      ...warningsAtEntry(notice.statuses, confirmed),
      departure: undefined,
    });
    // What was accepted at the door counts for this entry alone.
    if (last !== undefined) last = { ...last, nick: envelope.resource, acknowledged: [] };
    events.onInside();
    pending.succeed("enter");
  }

  function left(envelope: Envelope, notice: OccupantNotice): void {
    const { nick, jid } = room.getState();
    const leaver = leaverOf(draft, envelope, notice);
    const ownJid = stores.connection.getState().jid;
    const self =
      notice.statuses.includes(STATUS.self) ||
      envelope.resource === nick ||
      leaver?.self === true ||
      (envelope.resource === "" && (notice.destroy !== undefined || notice.jid === ownJid));
    const renamed = newNickOf(notice);
    if (renamed !== undefined) {
      draft.renameOccupant(envelope.resource, renamed);
      events.onRenamed(envelope.resource, renamed);
      if (!self) return;
      draft.commit({ nick: renamed });
      if (last !== undefined) last = { ...last, nick: renamed };
      pending.succeed("nick");
      return;
    }
    const departure = departureOf(notice, jid);
    const password = notice.destroy?.password ?? "";
    if (self && departure.venue !== undefined && password !== "") passwords.keep(departure.venue, password);
    if (self) {
      const wasAsked = pending.succeed("leave");
      if (isEntering) pending.fail(undefined, ["enter"], { code: "locked-out" });
      if (!wasAsked) gone(departure);
    } else if (leaver !== undefined) {
      draft.removeOccupant(leaver.nick);
      events.onLeft(leaver);
    }
  }

  return {
    enterRoom: enter,
    async createRoom({ name, nick }) {
      const { service } = stores.connection.getState();
      const local = localPartFor(name);
      if (local === "") return refused({ code: "jid-malformed", fields: { name: "jid-malformed" } });
      const jid = `${local}@${service}`;
      const outcome = await enter({ room: jid, nick });
      if (!outcome.ok) return outcome;
      if (room.getState().phase === "locked") return got({ room: jid });
      // Somebody else's room stands there: entering it is not what was asked for.
      await leaveRoom();
      return refused({ code: "conflict", fields: { name: "conflict" } });
    },
    leaveRoom,
    async enterAgain() {
      if (last === undefined) return done();
      if (room.getState().phase === "gone") draft.commit({ phase: "entering", departure: undefined });
      const outcome = await askAgain(last);
      // Without a line, or when something else was wanted meanwhile, nothing is decided yet.
      const isDecided =
        !outcome.ok && outcome.refusal.code !== "superseded" && outcome.refusal.code !== "offline";
      if (isDecided && isEntering) gone({ code: "locked-out" });
      return outcome;
    },
    giveUp: gone,
    forget() {
      last = undefined;
      passwords.forget();
      outside();
    },
    receive(envelope) {
      if (envelope.type === "error") {
        const refusal = refusalFrom(decodeError(envelope.stanza));
        if (!pending.fail(envelope.id, ["enter", "team", "nick", "leave"], refusal))
          context.note(`The room refused something: ${refusal.code}.`, envelope.stanza);
        return;
      }
      const notice = decodeOccupantNotice(envelope.stanza);
      // errata E-109: groupchat is no type of a presence, but is seen; E-175: a typing error that is seen, too.
      const isExit = envelope.type === "unavailable" || envelope.type === "unavaiable";
      if (!notice.ok) {
        context.note(`${notice.refusal.path}: ${notice.refusal.detail}`, envelope.stanza);
        if (isExit)
          left(envelope, { statuses: [], configurationChanged: false, saved: false, invalidTurn: false });
        return;
      }
      if (isExit) left(envelope, notice.value);
      else if ((envelope.type === "" || envelope.type === "groupchat") && envelope.resource !== "")
        arrived(envelope, notice.value);
    },
  };
}

/** A room's local part made of what a person typed: `Bosworth Field` becomes `bosworth-field`. */
function localPartFor(name: string): string {
  const local = name
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replaceAll(/["&'/:<>@\s]+/gu, "-")
    .replaceAll(/^-+|-+$/gu, "")
    .slice(0, 100);
  return parseJid(`${local}@x`).ok ? local : "";
}

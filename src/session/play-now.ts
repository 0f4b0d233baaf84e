import { NS } from "#protocol/namespaces.ts";
import type { Context } from "#session/context.ts";
import type { Entering } from "#session/entering.ts";
import type { Lobby } from "#session/lobby.ts";
import { got, refused, type Outcome } from "#session/outcome.ts";
import type { SigningIn } from "#session/signing-in.ts";
import type { Starting } from "#session/starting.ts";
import type { Teams } from "#session/teams.ts";
import type { RoomListing } from "#store/lobby-store.ts";

/** The room that stands from the service's first start (docs/dga.md). */
const STANDING_ROOM = "bosworth";
/** So many rooms, and so many nicknames, are tried. */
const MAX_TRIES = 4;

type Parts = {
  readonly signingIn: SigningIn;
  readonly lobby: Lobby;
  readonly entering: Entering;
  readonly teams: Teams;
  readonly starting: Starting;
  /** Asks the room that we are in about itself. */
  readonly learnOfRoom: () => Promise<void>;
};

/** From a nickname to a place in a match: the whole way at once (look.md, "A player"). */
export function createPlayNow(
  context: Context,
  { signingIn, lobby, entering, teams, starting, learnOfRoom }: Parts,
): (nickname: string) => Promise<Outcome<{ room: string }>> {
  const { stores } = context;

  /** Enters under the nickname, or with a number behind it where somebody else has it. */
  async function enter(room: string, nickname: string): Promise<Outcome> {
    let outcome: Outcome = refused({ code: "conflict" });
    for (let number = 1; number <= MAX_TRIES; number += 1) {
      const nick = number === 1 ? nickname : `${nickname} ${number}`;
      outcome = await entering.enterRoom({ room, nick });
      if (outcome.ok || outcome.refusal.code !== "conflict") return outcome;
    }
    return outcome;
  }

  async function otherRooms(): Promise<readonly string[]> {
    await lobby.refreshRooms();
    return stores.lobby
      .getState()
      .rooms.filter(isOpenGame)
      .slice(0, MAX_TRIES)
      .map((room) => room.jid);
  }

  async function takePlace(): Promise<Outcome> {
    for (const team of teams.byNeed()) {
      const outcome = await teams.takeTeam(team.name);
      if (outcome.ok) return starting.ready(stores.match.getState().ownModel);
      if (outcome.refusal.code !== "conflict") return outcome;
    }
    return refused({ code: "no-team-free" });
  }

  async function play(room: string, nickname: string): Promise<Outcome<{ room: string }>> {
    const entered = await enter(room, nickname);
    if (!entered.ok) return entered;
    await learnOfRoom();
    const outcome = await takePlace();
    return outcome.ok ? got({ room }) : outcome;
  }

  return async (nickname) => {
    if (stores.connection.getState().line !== "online") {
      const signedIn = await signingIn.signInAsGuest(nickname);
      if (!signedIn.ok) return signedIn;
    }
    const nick = nickname.trim();
    const standing = `${STANDING_ROOM}@${stores.connection.getState().service}`;
    const first = await play(standing, nick);
    if (first.ok || !isElsewhereBetter(first.refusal.code)) return first;
    for (const room of await otherRooms()) {
      if (room === standing) continue;
      const outcome = await play(room, nick);
      if (outcome.ok) return outcome;
    }
    return first;
  };
}

/** No such room, full, or no place in a team: another room may do. */
function isElsewhereBetter(code: string): boolean {
  return ["item-not-found", "service-unavailable", "no-team-free", "not-allowed"].includes(code);
}

function isOpenGame(room: RoomListing): boolean {
  return (
    room.game === NS.dga &&
    room.freePlaces !== 0 &&
    room.passwordProtected !== true &&
    room.membersOnly !== true
  );
}

import { noRoom, type Occupant, type RoomState, type TeamPlace } from "#store/room-store.ts";
import type { Stores } from "#store/stores.ts";

/**
 * The room that we are in as it is being changed. Floods of presence change the draft; the store
 * gets one new state a frame (design.md, "How data flows").
 */
export interface RoomDraft {
  /** The room's bare address; '' outside. */
  readonly jid: string;
  readonly occupants: ReadonlyMap<string, Occupant>;
  /** Empties the draft for a room that is being entered. */
  readonly open: (state: Partial<RoomState> & { readonly jid: string }) => void;
  readonly setOccupant: (occupant: Occupant) => void;
  readonly removeOccupant: (nick: string) => void;
  /** Gives an occupant another nickname; everything else stays. */
  readonly renameOccupant: (from: string, to: string) => void;
  /** The teams as the match announces them; `places` is for each. */
  readonly setTeams: (names: readonly string[], places: number | undefined) => void;
  /** The room's own spelling of a team's name; as given when the room has none like it (errata E-094). */
  readonly teamName: (name: string) => string;
  /** Forgets the occupants and keeps the store as it is until the next `commit`: the room is entered again. */
  readonly restart: () => void;
  /** Writes the draft and these members into the store now. */
  readonly commit: (patch?: Partial<RoomState>) => void;
}

export function createRoomDraft(
  stores: Stores,
  nextFrame: (callback: () => void) => void,
  onOtherRoom: () => void,
): RoomDraft {
  const store = stores.room;
  let jid = "";
  let occupants = new Map<string, Occupant>();
  let teamNames: readonly string[] = [];
  let places: number | undefined;
  let isScheduled = false;
  let isHeld = false;
  let isDirty = false;

  function touch(): void {
    isDirty = true;
    if (isScheduled) return;
    isScheduled = true;
    nextFrame(() => {
      isScheduled = false;
      if (!isHeld && isDirty) commit();
    });
  }

  function commit(patch: Partial<RoomState> = {}): void {
    store.setState({
      ...(isDirty && { occupants: new Map(occupants), teams: teams() }),
      ...patch,
    });
    isDirty = false;
    isHeld = false;
  }

  /** The teams that the room announced, and any other that somebody is in. */
  function teams(): readonly TeamPlace[] {
    const players = new Map<string, string[]>(teamNames.map((name) => [name, []]));
    for (const occupant of occupants.values()) {
      if (occupant.team === "") continue;
      const team = players.get(occupant.team);
      if (team === undefined) players.set(occupant.team, [occupant.nick]);
      else team.push(occupant.nick);
    }
    return [...players].map(([name, nicks]) => ({ name, players: nicks, places }));
  }

  function teamName(name: string): string {
    const folded = name.toLowerCase();
    return teamNames.find((known) => known.toLowerCase() === folded) ?? name;
  }

  return {
    get jid() {
      return jid;
    },
    get occupants() {
      return occupants;
    },
    open(state) {
      if (state.jid !== jid) onOtherRoom();
      jid = state.jid;
      occupants = new Map();
      teamNames = [];
      places = undefined;
      isDirty = false;
      isHeld = false;
      store.setState({ ...noRoom, ...state }, true);
    },
    setOccupant(occupant) {
      occupants.set(occupant.nick, occupant);
      touch();
    },
    removeOccupant(nick) {
      if (occupants.delete(nick)) touch();
    },
    renameOccupant(from, to) {
      const occupant = occupants.get(from);
      if (occupant === undefined) return;
      occupants = new Map(
        [...occupants].map(([nick, held]) => (nick === from ? [to, { ...held, nick: to }] : [nick, held])),
      );
      touch();
    },
    setTeams(names, count) {
      teamNames = names;
      places = count;
      for (const occupant of occupants.values())
        if (occupant.team !== "")
          occupants.set(occupant.nick, { ...occupant, team: teamName(occupant.team) });
      touch();
    },
    teamName,
    restart() {
      occupants = new Map();
      isDirty = true;
      isHeld = true;
    },
    commit,
  };
}

import { findModel } from "#game/catalogue/find-model.ts";
import { sameTeam } from "#game/match-rules.ts";
import { teamGame } from "#protocol/mmog/team.ts";
import { presence } from "#protocol/stanza.ts";
import type { RoomContext } from "#session/context.ts";
import { done, refused, type Outcome } from "#session/outcome.ts";
import type { RoomDraft } from "#session/room-draft.ts";
import type { TeamPlace } from "#store/room-store.ts";

export interface Teams {
  readonly takeTeam: (team: string) => Promise<Outcome>;
  readonly resign: () => Promise<Outcome>;
  /** To be called when the own seat has changed: ends what waits for it. */
  readonly seatChanged: () => void;
  /** The teams by how much they need somebody: the one with the fewest who fight first, of those alike the one with the fewest people. */
  readonly byNeed: () => readonly TeamPlace[];
}

/** MMOG 7.4 (Example 51) and 7.10 (Example 67). */
export function createTeams(context: RoomContext, draft: RoomDraft): Teams {
  const { connection, pending, stores } = context;
  /** What was asked for; '' to give the team up. */
  let wanted = "";

  function ask(team: string): Promise<Outcome> {
    const { phase, jid } = stores.room.getState();
    if (phase !== "inside") return Promise.resolve(refused({ code: "not-inside" }));
    wanted = team;
    if (ownTeam() === team) return Promise.resolve(done());
    const id = context.id();
    const answer = pending.wait("team", id);
    const named = team === "" ? "none" : team;
    // Both attributes, to the room's bare address (errata E-048, E-093, E-099).
    const sent = connection.send(
      presence({ id, to: jid }, teamGame.encode({ item: { role: named, team: named } })),
    );
    if (!sent) pending.fail(id, [], { code: "offline" });
    return answer;
  }

  function ownTeam(): string {
    return draft.occupants.get(stores.room.getState().nick)?.team ?? "";
  }

  return {
    takeTeam: (team) => ask(draft.teamName(team)),
    resign: () => ask(""),
    seatChanged() {
      if (!pending.waits("team") || ownTeam().toLowerCase() !== wanted.toLowerCase()) return;
      draft.commit();
      pending.succeed("team");
    },
    byNeed() {
      const { teams } = stores.room.getState();
      const { combatants } = stores.match.getState();
      const bots = (name: string) =>
        combatants.filter(
          ({ kind, alive, team, model }) =>
            kind === "npc" && alive && sameTeam(team, name) && findModel(model)?.kind === "tank",
        ).length;
      return teams
        .map((team) => ({
          team,
          people: team.players.length,
          fighters: team.players.length + bots(team.name),
        }))
        .toSorted((a, b) => a.fighters - b.fighters || a.people - b.people)
        .map(({ team }) => team);
    },
  };
}

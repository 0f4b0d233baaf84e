import type { Occupant } from "#store/room-store.ts";

/** Players by team in the teams' order, then who only watches; within each by name. */
export function sortPeople(people: readonly Occupant[], teams: readonly string[]): readonly Occupant[] {
  const rank = ({ team }: Occupant) => {
    const place = teams.indexOf(team);
    return place < 0 ? teams.length : place;
  };
  return people.toSorted((a, b) => rank(a) - rank(b) || a.nick.localeCompare(b.nick));
}

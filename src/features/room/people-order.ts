import type { Occupant } from "#store/room-store.ts";

export type PeopleOrder = (
  occupants: ReadonlyMap<string, Occupant>,
  teams: readonly string[],
) => readonly Occupant[];

/**
 * Players by team in the teams' order, then who only watches; within each by name. It sorts what it sorted
 * last time with the newcomers behind: one look at each of six thousand people when little has changed.
 */
export function createPeopleOrder(): PeopleOrder {
  const { compare } = new Intl.Collator();
  let last: readonly string[] = [];
  return (occupants, teams) => {
    const ranks = new Map(teams.map((team, place) => [team, place]));
    const rank = ({ team }: Occupant) => ranks.get(team) ?? teams.length;
    const known = last.flatMap((nick) => occupants.get(nick) ?? []);
    const before = new Set(last);
    const fresh = [...occupants.values()].filter((person) => !before.has(person.nick));
    const sorted = [...known, ...fresh].toSorted(
      (a, b) => rank(a) - rank(b) || compare(a.nick, b.nick) || (a.nick < b.nick ? -1 : 1),
    );
    last = sorted.map((person) => person.nick);
    return sorted;
  };
}

/** Those of whom a part of the nickname, or of the address where it is shown, reads like that. */
export function findPeople(people: readonly Occupant[], words: string): readonly Occupant[] {
  const wanted = fold(words.trim());
  if (wanted === "") return people;
  return people.filter(({ nick, jid = "" }) => fold(nick).includes(wanted) || fold(jid).includes(wanted));
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

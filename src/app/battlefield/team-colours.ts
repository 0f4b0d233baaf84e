import { teamLook } from "#ui/team/team-look.ts";

/** The teams' colours (#rrggbb) as the page's tokens give them where `element` stands. */
export function teamColours(element: Element, teams: readonly string[]): Readonly<Record<string, string>> {
  const tokens = getComputedStyle(element);
  return Object.fromEntries(
    teams.map((team) => [team, tokens.getPropertyValue(teamLook(team, teams).colourToken).trim()]),
  );
}

import type { GameOptions as DgaOptions } from "#game/options.ts";

/** Somebody of one team who can fight. */
export type Fighter = {
  readonly isBot: boolean;
  /** How much the team would miss a bot, in any unit. */
  readonly worth: number;
};

/** What happens to a team: it is put together, a person enters the running match, or one who could fight is gone for good. */
export type TeamEvent = "musters" | "person-enters" | "person-leaves";

/** How many bots come in, and which go. */
export type Filling<F extends Fighter> = { readonly coming: number; readonly going: readonly F[] };

/**
 * The rule of the option `bots` (docs/dga.md, "Bots"): they fill a team up to so many fighters. People come first:
 * nobody ever waits for a bot's place or loses the own to one. In a running match whoever has fallen stays fallen, so
 * that only a person who leaves is replaced.
 *
 * `fighters` is the team after the event, the person who enters included, who leaves not.
 */
export function fillTeam<F extends Fighter>(
  fighters: readonly F[],
  event: TeamEvent,
  options: Pick<DgaOptions, "bots" | "maxPlayers">,
): Filling<F> {
  const bots = fighters.filter((fighter) => fighter.isBot);
  const people = fighters.length - bots.length;
  const wanted = Math.max(0, Math.min(options.bots, options.maxPlayers) - people);
  const missing = Math.max(0, wanted - bots.length);
  const most = { musters: missing, "person-enters": 0, "person-leaves": Math.min(1, missing) }[event];
  const going = bots.toSorted((a, b) => a.worth - b.worth).slice(0, Math.max(0, bots.length - wanted));
  return { coming: most, going };
}

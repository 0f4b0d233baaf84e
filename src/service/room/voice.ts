import { initialRole } from "#service/room/privileges.ts";
import { affiliationOf, withOccupant, type Occupant, type RoomState } from "#service/room/state.ts";

/** How many people's voice a room remembers; the oldest are forgotten first. */
const REMEMBERED = 1_000;

/** MMOG Table 4, and in a moderated room the voice that somebody was given or lost on an earlier visit (5.1). */
export function roleOnEntering(state: RoomState, bareJid: string): Occupant["role"] {
  const usual = initialRole(state.config, affiliationOf(state, bareJid));
  if (!state.config.moderated || usual === "moderator" || !Object.hasOwn(state.keptVoice, bareJid))
    return usual;
  return state.keptVoice[bareJid] ?? usual;
}

/** The occupant in another role; in a moderated room its voice is remembered where it isn't the usual one. */
export function withRole(state: RoomState, occupant: Occupant, role: Occupant["role"]): RoomState {
  const next = withOccupant(state, occupant.nick, { ...occupant, role });
  if (!state.config.moderated || role === "moderator") return next;
  const others = withoutVoiceOf(next, occupant.bareJid);
  if (role === initialRole(state.config, affiliationOf(state, occupant.bareJid))) return others;
  const kept = [...Object.entries(others.keptVoice), [occupant.bareJid, role] as const].slice(-REMEMBERED);
  return { ...others, keptVoice: Object.fromEntries(kept) };
}

/** Forgets what was remembered of somebody: another affiliation brings its own role. */
export function withoutVoiceOf(state: RoomState, bareJid: string): RoomState {
  if (!Object.hasOwn(state.keptVoice, bareJid)) return state;
  const { [bareJid]: _forgotten, ...keptVoice } = state.keptVoice;
  return { ...state, keptVoice };
}
